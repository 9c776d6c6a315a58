"""All commands of `niemyet`, each loaded when it is called; usage errors and faults become exit codes."""

import gc
import importlib
import sys
import traceback
from collections.abc import Mapping
from typing import Final

import click

from generator import __version__
from generator.cli.vietnamese import VietnameseGroup, usage_message

_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "build": ("generator.cli.build", "Kiểm tra rồi dựng trang vào site/"),
    "check": ("generator.cli.check", "Kiểm tra mọi tệp, không ghi gì"),
    "explain": ("generator.cli.explain", "Giải thích một quy tắc, ví dụ TT301"),
    "list": ("generator.cli.register", "Danh mục vào một ngày"),
    "schema": ("generator.cli.schema", "JSON Schema của từng loại tệp, cho trình soạn thảo"),
    "serve": ("generator.cli.serve", "Xem trước, dựng lại mỗi khi lưu"),
    "show": ("generator.cli.register", "Một thủ tục vào một ngày"),
}


class _LazyGroup(VietnameseGroup):
    """Loads a command's module when the command is called, so that each starts as fast as what it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(_COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def short_helps(self) -> list[tuple[str, str]]:
        return [(name, words) for name, (_, words) in sorted(_COMMANDS.items())]


@click.group(cls=_LazyGroup, help="niemyet: biến bản ghi thủ tục và quyết định công bố thành trang niêm yết công khai.")
@click.version_option(__version__, "--version", help="In phiên bản rồi thoát.", message="niemyet %(version)s")
def niemyet() -> None:
    """The group itself does nothing."""


def run(words: list[str]) -> int:
    """Runs one command: 0 clean, 1 an error in the tree, 2 usage, 3 a fault of the tool itself."""
    # One short process that keeps nearly all it makes: looking for garbage would cost a fifth of its time.
    gc.disable()
    try:
        code = niemyet.main(words, prog_name="niemyet", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.ctx.get_help(), err=True)
        return 2
    except click.UsageError as error:
        click.echo(usage_message(error), err=True)
        return 2
    except click.exceptions.Abort:
        click.echo("Đã dừng.", err=True)
        return 130
    except OSError as error:
        click.echo(f"Không đọc hoặc ghi được: {error.strerror or error} {error.filename or ''}".rstrip(), err=True)
        return 3
    except Exception:  # noqa: BLE001 - the last door: a fault of ours must not look like a fault of the tree
        traceback.print_exc(file=sys.stderr)
        click.echo("niemyet gặp lỗi của chính nó (trên đây). Tệp của bạn và trang đang có không bị thay đổi.", err=True)
        return 3
    return code if isinstance(code, int) else 0

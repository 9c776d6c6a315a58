"""All commands of `niemyet`, each loaded when it is called; usage errors and faults become exit codes."""

import importlib
import sys
import traceback
from collections.abc import Mapping
from typing import Final

import click

from generator import __version__
from generator.cli import fresh
from generator.cli.disk import disk_message
from generator.cli.own_theme import root_of, theme_fault
from generator.cli.vietnamese import VietnameseGroup, usage_message

_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "amend": ("generator.cli.amend", "Mở bản mới của một thủ tục theo quyết định đã nhập"),
    "build": ("generator.cli.build", "Kiểm tra rồi dựng trang vào site/"),
    "check": ("generator.cli.check", "Kiểm tra mọi tệp, không ghi gì"),
    "diff": ("generator.cli.diff", "Những gì thay đổi với người dân giữa hai ngày hay hai bản git"),
    "edit": ("generator.cli.edit", "Mẫu điền trong trình duyệt của máy này"),
    "explain": ("generator.cli.explain", "Giải thích một quy tắc, ví dụ TT301"),
    "figures": ("generator.cli.figures", "Nhập số liệu hồ sơ của một kỳ từ CSV, XLSX"),
    "import": ("generator.cli.import_", "Nhập một bản xuất thành tệp thủ tục, không ghi đè"),
    "init": ("generator.cli.init", "Tạo cây dữ liệu trống của một tỉnh"),
    "list": ("generator.cli.register", "Danh mục vào một ngày"),
    "new": ("generator.cli.new", "Nhập một quyết định, mở tệp một thủ tục"),
    "notices": ("generator.cli.notices", "Tờ niêm yết: in, phát hành, việc phải làm ở từng điểm"),
    "publishable": ("generator.cli.publishable", "Bản git mới nhất không có lỗi, cho việc dựng lại hằng đêm"),
    "reconcile": ("generator.cli.reconcile", "Đối chiếu danh mục với một bản xuất của CSDL quốc gia"),
    "report": ("generator.cli.report", "Báo cáo một kỳ: Markdown, JSON, Word"),
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


def run(words: list[str], command: fresh.Command | None = None) -> int:
    """Runs one command: 0 clean, 1 an error in the tree, 2 usage, 3 a fault of the tool itself."""
    try:
        code = niemyet.main(words, prog_name="niemyet", standalone_mode=False, obj=command or fresh.begin(words))
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.ctx.get_help(), err=True)
        return 2
    except click.UsageError as error:
        click.echo(usage_message(error), err=True)
        return 2
    except click.exceptions.Abort:
        click.echo("Đã dừng.", err=True)
        return 130
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours must not look like a fault of the tree
        return _told(error, words)
    return code if isinstance(code, int) else 0


def _told(error: Exception, words: list[str]) -> int:
    """Says what went wrong: a template of the province's own, the disk, or the tool itself."""
    if (of_theme := theme_fault(error, root_of(words))) is not None:
        click.echo(of_theme, err=True)
        return 1
    if isinstance(error, OSError):
        click.echo(f"{disk_message(error)} Trang đang có giữ nguyên.", err=True)
        return 3
    traceback.print_exception(error, file=sys.stderr)
    click.echo("niemyet gặp lỗi của chính nó (trên đây). Tệp của bạn và trang đang có không bị thay đổi.", err=True)
    return 3

"""click's own words in Vietnamese: headings of help, and what is wrong with a command line."""

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click


class VietnameseCommand(click.Command):
    """A command whose help has Vietnamese headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Cách dùng: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        pieces = ["[TÙY CHỌN]..."] if any(isinstance(p, click.Option) for p in self.get_params(ctx)) else []
        for parameter in self.get_params(ctx):
            pieces += parameter.get_usage_pieces(ctx)
        return pieces

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write(formatter, "Tùy chọn", _options(self, ctx))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _vietnamese_help(super().get_help_option(ctx))


class VietnameseGroup(click.Group):
    """A group whose help has Vietnamese headings."""

    command_class = VietnameseCommand

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "LỆNH [TÙY CHỌN]...", prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write(formatter, "Tùy chọn", _options(self, ctx))
        _write(formatter, "Lệnh", self.short_helps())

    def short_helps(self) -> list[tuple[str, str]]:
        """Name and one line of help of each command, without loading any."""
        raise NotImplementedError

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _vietnamese_help(super().get_help_option(ctx))


class OneOf(click.Choice[str]):
    """A value of a closed list, in capitals or not."""

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__(choices, case_sensitive=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Reads the value; blanks around it say nothing."""
        return super().convert(value.strip(), param, ctx)

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        return f"“{value}”; chọn một trong: {', '.join(str(choice) for choice in self.choices)}."


class SomeOf(click.ParamType[tuple[str, ...]]):
    """Values of a closed list, with commas between."""

    name = "LOẠI"

    def __init__(self, choices: Sequence[str]) -> None:
        self._one = OneOf(choices)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """The list, as for one of them."""
        return self._one.get_metavar(param, ctx)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Reads the values.

        Raises:
            click.BadParameter: one of them is not in the list.
        """
        return tuple(self._one.convert(it, param, ctx) for it in str(value).split(","))


class CountUpTo(click.ParamType[int]):
    """A whole number from 1 to a bound."""

    name = "SỐ"

    def __init__(self, most: int) -> None:
        self.most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Reads the number.

        Raises:
            click.BadParameter: the text is no such number.
        """
        if str(value).isdecimal() and 1 <= int(value) <= self.most:
            return int(value)
        self.fail(f"“{value}”; viết một số từ 1 đến {self.most}.", param, ctx)


class Folder(click.ParamType[Path]):
    """A folder to write into, there already or not."""

    name = "THƯ_MỤC"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Reads the path.

        Raises:
            click.BadParameter: a file stands there.
        """
        if Path(value).is_file():
            self.fail(f"“{value}” là một tệp, không phải thư mục.", param, ctx)
        return Path(value)


def usage_message(error: click.UsageError) -> str:
    """What is wrong with the words typed, and how to see what can be typed."""
    match error:
        case click.NoSuchOption():
            near = f" Có phải {', '.join(error.possibilities)}?" if error.possibilities else ""
            words = f"Không có tùy chọn {error.option_name}.{near}"
        case click.MissingParameter():
            words = f"Thiếu {_parameter(error.param)}."
        case click.exceptions.BadOptionUsage():
            needs = "không nhận giá trị" if "does not take" in error.message else "cần một giá trị"
            words = f"Tùy chọn {error.option_name} {needs}."
        case click.BadParameter():
            words = f"Giá trị của {_parameter(error.param)} không dùng được: {error.message}"
        case _:
            words = _other(error)
    path = error.ctx.command_path if error.ctx else "niemyet"
    return f"Lỗi cách dùng: {words}\nXem: {path} --help"


def _other(error: click.UsageError) -> str:
    unknown = error.message.removeprefix("No such command ")
    if unknown != error.message:
        unknown = unknown.strip("'.")
        return f"Không có lệnh “{unknown}”.{_near_command(error.ctx, unknown)}"
    extra = error.message.partition("unexpected extra argument")[2]
    return f"Thừa chữ {extra.lstrip('s ')}" if extra else error.message


def _near_command(context: click.Context | None, unknown: str) -> str:
    group = context.command if context is not None else None
    if context is None or not isinstance(group, click.Group):
        return ""
    near = difflib.get_close_matches(unknown, group.list_commands(context), n=2)
    return f" Có phải {', '.join(near)}?" if near else ""


def _parameter(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "một giá trị"
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(click.Context(_NONE))


_NONE = click.Command("niemyet")


def _vietnamese_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Hiện hướng dẫn này rồi thoát."
    return option


def _options(command: click.Command, ctx: click.Context) -> Iterable[Any]:
    """What can be said of each option; an argument already stands in the first line of the help."""
    return (p.get_help_record(ctx) for p in command.get_params(ctx) if isinstance(p, click.Option))


def _write(formatter: click.HelpFormatter, title: str, records: Iterable[Any]) -> None:
    rows = [(name, words.replace("[required]", "[bắt buộc]")) for name, words in filter(None, records)]
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)

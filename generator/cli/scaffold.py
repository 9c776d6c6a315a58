"""What the scaffolding commands share: a plan is refused or carried out, and told with what is left to a person."""

import sys
from pathlib import Path

import click

from generator.authoring.scaffolds.opening import Opened
from generator.authoring.writing.places import line_of
from generator.authoring.writing.writes import write_files
from generator.diagnostics.format_text import as_text
from generator.load.locate import locate


def refuse(reason: str) -> int:
    """Tells why nothing was written."""
    click.echo(f"{reason}\nChưa ghi gì.", err=True)
    return 1


def carry_out(opened: Opened, root: Path) -> int:
    """Writes the plan, then lists the files and what remains to be filled in, each with its line.

    Raises:
        AuthoringError: a place was taken meanwhile; nothing was written.
    """
    write_files(root, opened.writes)
    texts = {write.path: write.text for write in opened.writes}
    for write in opened.writes:
        click.echo(f"{'Đã tạo' if write.was is None else 'Đã thêm vào'} {write.path}")
    order = list(texts)
    left = [(order.index(todo.at.file), line_of(texts[todo.at.file], todo.at.route), todo) for todo in opened.todo]
    if left:
        click.echo("\nCòn lại, để người làm:")
    for _, line, todo in sorted(left, key=lambda one: one[:2]):
        click.echo(f"  {todo.at.file}:{line}: {todo.words}")
    for located in locate(root, opened.problems):
        click.echo(as_text(located, colour=sys.stdout.isatty()))
    also = f" (còn {opened.elsewhere} cảnh báo mới ở tệp khác)" if opened.elsewhere else ""
    click.echo(f"\nXem tiếp: niemyet check{also}")
    return 1 if opened.problems else 0

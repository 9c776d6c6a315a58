"""`niemyet schema`: JSON Schema of every kind of file, for editors."""

import json
from pathlib import Path

import click

from generator.authoring.writing.editor import schema_files
from generator.cli.vietnamese import Folder, VietnameseCommand
from generator.decode.schema import schemas


@click.command("schema", cls=VietnameseCommand, help="In JSON Schema của mọi loại tệp, hoặc ghi ra một thư mục.")
@click.option("--out", type=Folder(), help="Ghi mỗi loại một tệp.")
def schema_command(out: Path | None) -> int:
    """Prints all schemas as one object, or writes one file per kind."""
    if out is None:
        click.echo(json.dumps(schemas(), ensure_ascii=False, indent=2))
        return 0
    out.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (out / name).write_bytes(text.encode())
        click.echo(str(out / name))
    return 0

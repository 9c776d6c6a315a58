"""`niemyet init`: an empty province in a new folder."""

from pathlib import Path

import click

from generator.authoring.problem import AuthoringError
from generator.authoring.province import make_province
from generator.cli.vietnamese import VietnameseCommand
from generator.cli.words import as_word


@click.command("init", cls=VietnameseCommand, help="Tạo cây dữ liệu trống của một tỉnh trong THƯ_MỤC mới hoặc trống.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="THƯ_MỤC")
@click.option("--name", required=True, metavar="TÊN", help="Tên tỉnh, ví dụ: Tỉnh Cao Bằng.")
@click.option("--code", required=True, metavar="MÃ", help="Mã địa phương, ví dụ: H14.")
def init_command(folder: Path, name: str, code: str) -> int:
    """Writes the tree; 1 and nothing written when the folder is not empty."""
    try:
        files = make_province(folder, name, code)
    except AuthoringError as error:
        click.echo(f"{error}\nChưa ghi gì.", err=True)
        return 1
    root = f"--root {as_word(folder)}"
    click.echo(f"Đã tạo {folder}: {len(files)} tệp.")
    click.echo(f"Tiếp theo: niemyet import TỆP --from national-json {root}, rồi niemyet build {root}.")
    click.echo("Trước khi đưa lên GitHub hoặc GitLab: đọc chuong-trinh/README.md.")
    return 0

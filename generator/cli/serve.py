"""`niemyet serve`: MkDocs' live preview, which rebuilds through the plugin on every save."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import click

from generator import settings
from generator.cli.options import make_options, tree_options
from generator.cli.vietnamese import VietnameseCommand


@click.command("serve", cls=VietnameseCommand, help="Xem trước tại máy này; dựng lại mỗi khi lưu tệp.")
@click.option("--address", default="127.0.0.1:8000", metavar="MÁY:CỔNG", help="Địa chỉ để mở trong trình duyệt.")
@tree_options
def serve_command(address: str, root: Path, as_of: date | None) -> int:
    """Runs `mkdocs serve` in the root until interrupted."""
    options = make_options(root, as_of)
    environment = os.environ | {"NIEMYET_AS_OF": options.as_of.isoformat() if as_of else ""}
    file = root / settings.CONFIG_FILE
    words = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, "--config-file", str(file)]
    return subprocess.run(words, env=environment, check=False).returncode

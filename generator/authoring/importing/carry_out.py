"""A plan is carried out: the tree's files all together, what only a person can decide under `.niemyet/de-xuat/`."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator import settings
from generator.authoring.importing.batch import Plan
from generator.authoring.writing.placing import place

PROPOSALS: Final = f"{settings.CACHE}/de-xuat"


def carry_out(plan: Plan, root: Path) -> None:
    """Writes what the plan says; a proposal of last time gives way to this one's.

    Raises:
        AuthoringError: a file of the plan exists already.
        OSError: the disk refused; the tree is as it was.
    """
    if plan.proposal is not None:
        _write(root / PROPOSALS, plan.proposal.files)
        return
    place(root, plan.new, plan.replaced)
    if plan.beside:
        _write(root / PROPOSALS, plan.beside)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())

"""What the catalogue knows of posting points."""

from datetime import date
from pathlib import Path
from unittest.mock import patch

from generator.catalog.build import build_catalog
from generator.catalog.turnover import turnovers
from generator.pipeline import Options, fold_tree
from tests.support.provinces import COMMUNE, POINTS, add_commune, edit
from tests.unit.compiling import lay_example


def test_no_last_change_is_sought_for_a_point_that_has_closed(tmp_path: Path) -> None:
    root = add_commune(lay_example(tmp_path / "tinh"))
    edit(root / POINTS, COMMUNE, f"{COMMUNE}  den: 2025-12-04\n")
    for day, known in (("2025-12-04", True), ("2025-12-05", False)):
        options = Options(root=root, as_of=date.fromisoformat(day), out=root / "site", use_cache=False)
        folded = fold_tree(options)
        with patch("generator.catalog.points.turnovers", side_effect=turnovers) as seeking:
            assert build_catalog(folded.corpus, folded.register).points
        assert ("thach-an" in turnovers(*seeking.call_args.args)) is known

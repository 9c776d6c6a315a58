"""Signed decisions and forms that lie in the tree are handed on; what is not there gets no link."""

import hashlib
from datetime import date
from pathlib import Path

from generator.catalog.build import build_catalog
from generator.pipeline import Options, fold_tree, plan
from generator.shell import make_shell
from tests.unit.catalogs import ROOT
from tests.unit.compiling import lay_example


def test_files_of_the_tree_reach_the_site(tmp_path: Path) -> None:
    lay_example(tmp_path)
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    (tmp_path / "site_data/decisions/2025/1949.pdf").write_bytes(b"%PDF signed")
    decision = tmp_path / "site_data/decisions/2025/1949-QD-UBND.yml"
    digest = hashlib.sha256(b"%PDF signed").hexdigest()
    decision.write_text(f"{decision.read_text()}tep: 1949.pdf\ntep_sha256: {digest}\n")
    (tmp_path / "site_data/forms").mkdir()
    (tmp_path / "site_data/forms/mẫu 49.docx").write_bytes(b"form")
    plain = tmp_path / "site_data/plain/1.012501.yml"
    plain.write_text(plain.read_text() + "bieu_mau:\n  mau-49: forms/mẫu 49.docx\n  mau-50: forms/khong-co.docx\n")

    options = Options(root=tmp_path, as_of=date(2025, 12, 1), out=tmp_path / "site")
    folded = fold_tree(options)
    assert [p.code for p in folded.problems] == ["TT318"]
    catalog = build_catalog(folded.corpus, folded.register)
    assert set(catalog.attachments) == {"quyet-dinh/2025/1949-QD-UBND/1949.pdf", "bieu-mau/mẫu 49.docx"}
    made = {file.path: file.make() for file in plan(folded, make_shell(ROOT, tmp_path / "cache"), options)}
    assert made["bieu-mau/mẫu 49.docx"] == b"form"
    assert made["quyet-dinh/2025/1949-QD-UBND/1949.pdf"] == b"%PDF signed"
    assert b'href="../../../quyet-dinh/2025/1949-QD-UBND/1949.pdf"' in made["quyet-dinh/2025/1949-QD-UBND/index.html"]
    page = made["tt/1.012501/index.html"].decode()
    assert 'href="../../bieu-mau/m%E1%BA%ABu%2049.docx"' in page
    assert "khong-co" not in page

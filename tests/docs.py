"""The pages of docs/ that follow from the code; `make docs` writes them, test_docs.py holds them to it."""

from pathlib import Path

from generator.decode.glossary import glossary_markdown
from generator.diagnostics.explain import rules_markdown

DOCS = Path(__file__).resolve().parents[1] / "docs"
GENERATED = {"tu-dien.md": glossary_markdown, "quy-tac.md": rules_markdown}

if __name__ == "__main__":
    for name, make in GENERATED.items():
        (DOCS / name).write_text(make(), encoding="utf-8")

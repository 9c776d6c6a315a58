"""What follows from the code: pages of docs/, what editors read. `make docs` writes it, test_docs.py holds us to it."""

from pathlib import Path

from generator.authoring.writing.editor import editor_files
from generator.decode.glossary import glossary_markdown
from generator.diagnostics.explain import rules_markdown
from generator.render.differences.data import schema_text as diff_schema

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
GENERATED = {
    "tu-dien.md": glossary_markdown,
    "quy-tac.md": rules_markdown,
    "so-sanh.schema.json": diff_schema,
}

if __name__ == "__main__":
    for name, make in GENERATED.items():
        (DOCS / name).write_text(make(), encoding="utf-8")
    for path, text in editor_files().items():
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")

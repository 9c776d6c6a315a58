"""A catalogue becomes all files of its open data by path; the shipped province is made once in a run."""

import csv
import json
import tempfile
from collections.abc import Mapping
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema

from generator.catalog.build import build_catalog
from generator.model.catalog import Catalog
from generator.pipeline import Folded
from generator.render.data import digests_of, plan_feeds, plan_procedures, plan_standing, plan_told
from generator.render.data.bulk import Bulk
from generator.render.notices.desk import Desk
from generator.render.notices.sheets import Sheets
from generator.render.notices.words import read_words
from tests.data.sources import ROOT, fold_copy

Files = Mapping[str, bytes]


def data_of(catalog: Catalog) -> Files:
    """Every file of the open data, and the feeds."""
    desk = Desk(catalog, Sheets(catalog, read_words(ROOT / "theme")), {})
    digests = digests_of(catalog)
    bulk = Bulk(catalog, digests, None)
    standing = [*plan_standing(catalog, desk), *plan_procedures(catalog, digests)]
    planned = [*standing, *plan_told(catalog), *plan_feeds(catalog), *bulk.files()]
    made = {file.path: file.make() for file in planned}
    assert len(made) == len(planned)
    assert {path: len(made[path]) for path in bulk.sizes()} == bulk.sizes()
    return made


@cache
def shipped() -> tuple[Folded, Catalog]:
    """The shipped province as of 28/11/2025."""
    folded = fold_copy(Path(tempfile.mkdtemp()))
    return folded, build_catalog(folded.corpus, folded.register)


@cache
def shipped_data() -> Files:
    """Its open data."""
    return data_of(shipped()[1])


def rows(files: Files, table: str) -> list[dict[str, str]]:
    """The rows of a table, each text as it was before it was made safe for spreadsheets."""
    text = files[f"du-lieu/{table}.csv"].decode("utf-8-sig")
    return [{name: plain(cell) for name, cell in row.items()} for row in csv.DictReader(StringIO(text, newline=""))]


def plain(cell: str) -> str:
    """What the page of the open data tells readers to do."""
    return cell.removeprefix("'")


def schema_of(path: str) -> str:
    """The name of the schema that a file of `api/v1/` follows."""
    inside = path.removeprefix("api/v1/")
    whole = {"quyet-dinh/index.json": "danh-sach-quyet-dinh", "tai-ngay/index.json": "cac-ngay"}
    return whole.get(inside) or inside.split("/")[0].removesuffix(".json")


def faults_of_schemas(files: Files) -> list[str]:
    """Everything in the JSON files that their own schemas do not allow."""
    api = {path: json.loads(content) for path, content in files.items() if path.startswith("api/v1/")}
    checks: dict[str, Any] = {}
    for path, schema in api.items():
        if schema_of(path) == "schema":
            jsonschema.Draft202012Validator.check_schema(schema)
            name = path.rpartition("/")[2].removesuffix(".json")
            formats = jsonschema.FormatChecker(["date"])
            checks[name] = jsonschema.Draft202012Validator(schema, format_checker=formats)
    told = {path: value for path, value in api.items() if schema_of(path) != "schema"}
    faults = ((path, error) for path, value in told.items() for error in checks[schema_of(path)].iter_errors(value))
    return [f"{path}: {error.message}" for path, error in faults]

"""A small province with its forms and no network between: pages are asked for and forms are filled in as text."""

import itertools
from datetime import date
from pathlib import Path

from generator import settings
from generator.authoring.edit.drafts import Draft
from generator.authoring.edit.work import Work
from generator.cli.edit.door import Request, Response
from generator.cli.edit.pages import Pages
from generator.cli.options import make_options
from tests.edit.posting import Fields, posted
from tests.support.repositories import git, start_repository
from tests.unit.compiling import lay_example

DAY = date(2025, 12, 1)
ROOT = Path(__file__).parents[2]


class Desk:
    """An officer's desk: a tree, the forms, and the page in view."""

    def __init__(self, root: Path) -> None:
        self.root = root
        numbers = itertools.count(1)
        self.work = Work(make_options(root, DAY), lambda: f"nhap{next(numbers):04d}")
        self.form_token = "ma-mau-dien"
        self.pages = Pages(self.work, settings.theme_folder(root, "edit"), lambda: self.form_token)
        self.html = ""

    def get(self, path: str, query: Fields | None = None) -> Response:
        """Looks at a page."""
        return self._shown(self.pages.answer(Request("GET", path, query or {}, {}, False)))

    def post(self, path: str, form: Fields, *, scripted: bool = False) -> Response:
        """Sends a form and follows where it leads."""
        response = self.pages.answer(Request("POST", path, {}, form, scripted))
        if response.location:
            return self.get(response.location.removeprefix("/").partition("#")[0])
        return self._shown(response)

    def fields(self) -> Fields:
        """What the browser would post of the page in view."""
        return posted(self.html)

    def press(self, draft: Draft | str, place: int, act: str, **typed: str | list[str]) -> Response:
        """Types into the form in view (`__` for the dots of a name) and presses a button."""
        form = self.fields()
        for name, value in typed.items():
            form[name.replace("__", ".")] = [value] if isinstance(value, str) else value
        form["_lam"] = [act]
        return self.post(f"nhap/{draft if isinstance(draft, str) else draft.id}/{place}/", form)

    def draft(self, draft: Draft | str) -> Draft:
        """The draft as it is kept now."""
        kept = self.work.drafts.get(draft if isinstance(draft, str) else draft.id)
        assert kept is not None
        return kept

    def _shown(self, response: Response) -> Response:
        if response.kind.startswith("text/html"):
            self.html = response.body.decode()
        return response


def lay_repository(folder: Path, *, author: bool = True) -> Path:
    """The example province in a git repository with one commit."""
    root = lay_example(folder)
    (root / ".gitignore").write_text("/.niemyet/\n", "utf-8")
    start_repository(root)
    if author:
        git(root, "config", "user.name", "Nông Thị Bế")
        git(root, "config", "user.email", "be@example.vn")
    return root


DECISION: Fields = {
    "so": ["2500/QĐ-UBND"],
    "ngay_ky": ["01/12/2025"],
    "trich_yeu": ["Về việc công bố thủ tục mới và thủ tục sửa đổi"],
    "hieu_luc.tu": ["01/12/2025"],
    "dem.dieu_1.0.khoa": ["moi"],
    "dem.dieu_1.0.gia_tri": ["1"],
    "muc.0.stt": ["1"],
    "muc.0.loai": ["moi"],
    "muc.0.ma": ["1.014500"],
    "muc.0.cap": ["tinh"],
    "muc.0.linh_vuc": ["ho-tich"],
    "muc.0.ten": ["Cấp bản sao: trích lục khai sinh"],
}
"""A decision with one row, as it is typed."""
WRITTEN = """\
so: 2500/QĐ-UBND
ngay_ky: 2025-12-01
co_quan: ct-ubnd-tinh
trich_yeu: Về việc công bố thủ tục mới và thủ tục sửa đổi
hieu_luc:
  tu: 2025-12-01

dem:
  dieu_1:
    moi: 1

muc:
  - stt: 1
    loai: moi
    ma: 1.014500
    cap:
      - tinh
    linh_vuc: ho-tich
    ten: "Cấp bản sao: trích lục khai sinh"
"""
"""The file a person would have written of it."""

"""Small catalogues made by hand, and what they become: for tests of the site's renderer."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from hashlib import blake2b
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from generator.model.catalog import (
    Catalog,
    DayPage,
    DecisionPage,
    End,
    Entry,
    GroupPage,
    Happening,
    Link,
    ProcedurePage,
    RowLine,
    Section,
    Source,
)
from generator.model.record import Fee, Outline, TimeLimit, Version
from generator.model.register import Action, Effect, State
from generator.model.scalars import Completeness, Level, RowKind
from generator.model.shell import Shell
from generator.render.environment import Templates
from generator.shell import make_shell
from tests.support.planned import plan_site

ROOT = Path(__file__).parents[2]
DAY = date(2025, 11, 28)
DECISION = Source("2025/1949-QD-UBND", "1949/QĐ-UBND", date(2025, 11, 18), "quyet-dinh/2025/1949-QD-UBND/")
BASELINE = Source("hien_trang/2025-11-17", None, None, None, "927/QĐ-UBND")


@cache
def templates() -> Templates:
    """The templates of this repository, compiled once."""
    return Templates(ROOT / "theme/pages")


@cache
def shell(cache_folder: Path) -> Shell:
    """The shell of this repository."""
    return make_shell(ROOT, cache_folder)


def site(catalog: Catalog, made_shell: Shell) -> dict[str, str]:
    """Every text file of the site by its path."""
    plan = plan_site(catalog, made_shell, templates())
    return {file.path: file.make().decode() for file in plan if file.path.endswith((".html", ".xml", ".txt"))}


def version(**fields: Any) -> Version:
    """A version of 1.004122."""
    known: dict[str, Any] = {
        "code": "1.004122",
        "levels": (Level.PROVINCE,),
        "decision": DECISION.key,
        "completeness": Completeness.FULL,
        "name": "Cấp giấy phép hành nghề khoan nước dưới đất",
    }
    return Version(**(known | fields))


def section(text: Version | None, **fields: Any) -> Section:
    """The text in force at the province; a file of its own tells texts apart."""
    if text is not None and not text.file:
        digest = blake2b(msgspec.msgpack.encode(text), digest_size=8).hexdigest()
        text = replace(text, file=f"procedures/{digest}.yml", outline=Outline(digest=digest))
    made = Section(
        levels=(Level.PROVINCE,),
        state=State.IN_FORCE,
        name=text.name if text else "Cấp giấy phép",
        completeness=text.completeness if text else Completeness.NAME_ONLY,
        head=text,
        fees_on=None,
        handled_by=("Sở Nông nghiệp và Môi trường",),
        decided_by=(),
        coordinated_by=(),
        delegated_to=(),
        borderless=False,
        temporary=False,
        since=date(2025, 11, 18),
        until=None,
        set_by=DECISION,
        state_by=DECISION,
    )
    return replace(made, **fields)


def happening(day: date = date(2025, 11, 18), **fields: Any) -> Happening:
    """One line of a history."""
    made = Happening(
        day=day,
        code="1.004122",
        url="tt/1.004122/",
        name="Cấp giấy phép",
        levels=(Level.PROVINCE,),
        action=Action.STANDARDISE,
        effect=Effect.TEXT,
        state=State.IN_FORCE,
        source=DECISION,
    )
    return replace(made, **fields)


def procedure(*sections: Section, **fields: Any) -> ProcedurePage:
    """The page of 1.004122."""
    made = ProcedurePage(
        code="1.004122",
        url="tt/1.004122/",
        state=State.IN_FORCE,
        title="Xin giấy phép khoan giếng",
        official_name="Cấp giấy phép hành nghề khoan nước dưới đất",
        other_names=(),
        summary=None,
        field_id="tai-nguyen-nuoc",
        field_name="Tài nguyên nước",
        levels=(Level.PROVINCE,),
        sections=sections,
        planned=(),
        ends=(),
        upcoming=(),
        history=(happening(),),
        related=(),
        links={},
        forms={},
        sample=False,
        valid_until=None,
    )
    return replace(made, **fields)


def tombstone(**fields: Any) -> ProcedurePage:
    """The page of a procedure that another replaced."""
    end = End(
        levels=(Level.PROVINCE,),
        state=State.REPLACED,
        since=date(2025, 11, 18),
        source=DECISION,
        successors=(Link("Thủ tục mới", "tt/1.004122/", "1.004122"),),
        bases=("13/2022/QĐ-TTg",),
    )
    return procedure(code="1.005411", url="tt/1.005411/", state=State.REPLACED, ends=(end,), **fields)


def entry(page: ProcedurePage) -> Entry:
    """The page as a line of a list."""
    return Entry(
        code=page.code,
        url=page.url,
        name=page.title,
        official_name=page.official_name,
        levels=page.levels,
        field_id=page.field_id,
        field_name=page.field_name,
        agencies=("so-nnmt",),
        state=page.state,
        completeness=Completeness.FULL,
        online_level=None,
        free=False,
        borderless=False,
        pending=False,
        sample=page.sample,
    )


def decision(**fields: Any) -> DecisionPage:
    """The decision that set the text of 1.004122."""
    row = RowLine(
        ordinal="1",
        kind=RowKind.STANDARDISE,
        codes=(Link("1.004122", "tt/1.004122/"),),
        levels=(Level.PROVINCE,),
        name="Cấp giấy phép",
        since=date(2025, 11, 18),
        until=None,
        parts=(),
        printed_code=None,
        never_happens=False,
        listing_ended_by=None,
    )
    made = DecisionPage(
        key=DECISION.key,
        url=str(DECISION.url),
        number="1949/QĐ-UBND",
        signed=date(2025, 11, 18),
        since=date(2025, 11, 18),
        until=None,
        title="Về việc công bố danh mục",
        signer=None,
        signer_title=None,
        signer_for=None,
        rows=(row,),
        counts={"chuan_hoa": 1},
        printed=None,
        processes=0,
        withdrawals=(),
        annex_missing=False,
        annex_number=None,
        sample=False,
        in_effect=True,
    )
    return replace(made, **fields)


def catalog(*pages: ProcedurePage, **fields: Any) -> Catalog:
    """A catalogue of the pages; those in force also stand in a field, a level and an agency."""
    entries = tuple(entry(page) for page in pages if page.state is State.IN_FORCE)
    made = Catalog(
        as_of=DAY,
        has_data=True,
        data_since=date(2025, 11, 17),
        site_name="Thủ tục hành chính tỉnh Cao Bằng",
        site_url="https://tthc.example/thu-tuc/",
        province_code="H14",
        entered_until=DAY,
        demonstration=False,
        feedback=None,
        entries=entries,
        procedures=pages,
        fields=(GroupPage("tai-nguyen-nuoc", "linh-vuc/tai-nguyen-nuoc/", "Tài nguyên nước", entries, None),),
        levels=(GroupPage("tinh", "cap/tinh/", "tinh", entries, None),),
        agencies=(GroupPage("so-nnmt", "co-quan/so-nnmt/", "Sở Nông nghiệp và Môi trường", entries, None),),
        decisions=(decision(),),
        changes=tuple(line for page in pages for line in page.history),
        days=tuple(_day(day) for day in sorted({line.day for page in pages for line in page.history})),
        upcoming=tuple(line for page in pages for line in page.upcoming),
        texts={text.file: text for page in pages for text in _texts(page)},
    )
    return replace(made, **fields)


def _day(day: date) -> DayPage:
    """A day of the past that a history leads to."""
    return DayPage(day, f"tai-ngay/{day.isoformat()}/", 0, (), (), 0, (), (), None)


def _texts(page: ProcedurePage) -> Iterator[Version]:
    """In these tests the head of a section is its whole version."""
    for section in (*page.sections, *page.planned):
        if isinstance(section.head, Version):
            yield section.head


def fee(**fields: Any) -> Fee:
    """A fee row."""
    return Fee(**fields)


def limit(**fields: Any) -> TimeLimit:
    """A limit."""
    return TimeLimit(**fields)


class Reading(HTMLParser):
    """What a browser would see of a page: its elements, the text of its main part, its links and ids."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "path", "rect"})
    BLOCKS = frozenset({"p", "div", "li", "dt", "dd", "th", "td", "h1", "h2", "h3", "strong"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.unbalanced: list[str] = []
        self._texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """All text, white space as one space."""
        return " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        known = dict(attrs)
        self.elements.append((tag, known))
        self._texts.append(" " if tag in self.BLOCKS else "")
        if tag not in self.VOID:
            self._open.append(tag)
        if known.get("id"):
            self.ids.append(str(known["id"]))
        if tag in ("a", "link") and known.get("href") and known.get("rel") != "canonical":
            self.links.append(str(known["href"]))
        if tag == "script" and known.get("src"):
            self.links.append(str(known["src"]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element of SVG that closes itself."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Every end must be that of the element opened last."""
        if not self._open or self._open.pop() != tag:
            self.unbalanced.append(tag)
        self._texts.append(" " if tag in self.BLOCKS else "")

    def handle_data(self, data: str) -> None:
        """Notes text, that of scripts left out."""
        if "script" not in self._open[-1:]:
            self._texts.append(data)

"""A page of the site becomes its copy for a stick: links that open from a folder, and the day of the copy on top.

A folder opened from disk has no server that would answer `tt/1.004122/` with its `index.html`, and a page there may not
ask for another file's content; so both stand in the copy itself, and need no script.
"""

import re
from datetime import date
from html import escape
from pathlib import Path
from typing import Final

import msgspec

from generator.diagnostics.messages_vi import open_data as words
from generator.render.formats import day
from generator.store.archive import write_archive

_ADDRESS: Final = re.compile(r'(\b(?:href|action)=")([^"]*)"')
_TAG: Final = re.compile(r"<[a-z][^>]*>")
_HEAD_END: Final = "</header>"
OFFLINE_FOLDER: Final = "trang-ngoai-tuyen"
"""A stick gets one folder, not a thousand files."""
BUILD_INFO: Final = "build-info.json"
"""The one file of the site that knows the day of the build."""
_NOT_COPIED: Final = frozenset({"404.html", "robots.txt", "sitemap.xml"})
"""What only a server or a search engine asks for."""


def pack(site: Path) -> Path:
    """Packs the site that stands into a zip beside it, to be opened from a stick; nothing to do while none has changed.

    The whole site with its notices: a commune without network prints from the stick, too.

    Raises:
        OSError: there is no site, or the zip could not be written; the one that stood there is untouched.
    """
    info = msgspec.json.decode((site / BUILD_INFO).read_bytes(), type=dict[str, date])

    def copied(path: str, content: bytes) -> bytes:
        if not path.endswith(".html"):
            return content
        try:
            html = content.decode()
        except UnicodeDecodeError:
            return content  # a province's own file: all pages of ours are UTF-8
        return offline_page(html, info["as_of"], info["fresh_until"]).encode()

    target = site.with_name(f"{site.name}.zip")
    write_archive(site, target, OFFLINE_FOLDER, copied, _NOT_COPIED)
    return target


def offline_page(html: str, as_of: date, fresh_until: date) -> str:
    """The page as it lies on a stick. The script finds both days in it and says when the copy has grown old."""
    told = (
        f'<div class="nm-strip nm-strip--was nm-copy" role="note" data-as-of="{as_of.isoformat()}"'
        f' data-fresh-until="{fresh_until.isoformat()}"><p class="md-grid"><span>'
        f"<b>{escape(words.COPY.format(day=day(as_of)))}</b> {escape(words.COPY_ADVICE)}</span></p></div>"
    )
    linked = _TAG.sub(lambda tag: _ADDRESS.sub(_opened, tag[0]), html)
    return linked.replace(_HEAD_END, _HEAD_END + told, 1)


def _opened(found: re.Match[str]) -> str:
    return f'{found[1]}{_file(found[2])}"'


def _file(address: str) -> str:
    """`../../tt/1.004122/#phi` -> `../../tt/1.004122/index.html#phi`; other hosts, files and places stay."""
    end = next((place for place, sign in enumerate(address) if sign in "?#"), len(address))
    path = address[:end]
    if not path or ":" in path or path.startswith("/"):
        return address
    folder = path if path.endswith("/") else f"{path}/" if path.rpartition("/")[2] in (".", "..") else ""
    return f"{folder}index.html{address[end:]}" if folder else address

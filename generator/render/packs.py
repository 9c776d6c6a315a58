"""Tagged PDF files become one that a printer takes at once, tagged still: the only place that knows pikepdf.

It is run as a program: what pikepdf takes to start and to hold a whole board is no business of a build that joins none.
"""

import io
import signal
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String


def joined(files: Iterable[bytes], title: str) -> bytes:
    """One PDF/UA-1 file with the pages of all, in their order: one structure tree, and a bookmark for each file."""
    pack = pikepdf.new()
    tags = _Tags(pack)
    marks = []
    for content in files:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            marks.append(OutlineItem(str(pdf.docinfo.get("/Title", "")), len(pack.pages)))
            first = len(pack.pages)
            pack.pages.extend(pdf.pages)
            tags.add(pdf, pack.pages[first:])
    with pack.open_outline() as outline:
        outline.root.extend(marks)
    tags.finish()
    _describe(pack, title)
    out = io.BytesIO()
    pack.save(out, min_version="1.7", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


class _Tags:
    """The structure tree of the pack. Pages and structure point to each other by numbers and ids: both move up."""

    def __init__(self, pack: Pdf) -> None:
        self._pack = pack
        self._root: Any = pack.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array(), RoleMap=Dictionary()))
        self._parents: list[Any] = []
        self._ids: list[tuple[bytes, Any]] = []
        self._files = 0
        self._next = 0

    def add(self, pdf: Pdf, pages: Iterable[Any]) -> None:
        """Takes the tree of a file whose pages the pack has: qpdf knows them again, because they came first."""
        tree: Any = self._pack.copy_foreign(pdf.Root.StructTreeRoot)
        for page in pages:
            page.obj.StructParents = int(page.obj.StructParents) + self._next
        for number, owner in _pairs(tree.ParentTree.Nums):
            self._parents += [int(number) + self._next, owner]
        for kid in tree.K:
            kid.P = self._root
            self._root.K.append(kid)
            self._rename(kid)
        for role, standard in tree.get("/RoleMap", {}).items():
            self._root.RoleMap[role] = standard
        self._next += int(tree.ParentTreeNextKey)
        self._files += 1

    def _rename(self, top: Any) -> None:
        """Cells name their heads by ids, which each file counts from the same beginning."""
        waiting = [top]
        while waiting:
            element = waiting.pop()
            if "/ID" in element:
                element.ID = self._own(element.ID)
                self._ids.append((bytes(element.ID), element))
            for attribute in _listed(element.get("/A")):
                if isinstance(attribute, Dictionary) and "/Headers" in attribute:
                    attribute.Headers = Array([self._own(head) for head in attribute.Headers])
            waiting += [kid for kid in _listed(element.get("/K")) if isinstance(kid, Dictionary) and "/S" in kid]

    def _own(self, id: Any) -> String:
        return String(b"%d-" % self._files + bytes(id))

    def finish(self) -> None:
        """Hands the tree to the pack."""
        self._root.ParentTree = self._pack.make_indirect(Dictionary(Nums=Array(self._parents)))
        self._root.ParentTreeNextKey = self._next
        if self._ids:
            names = [it for id, element in sorted(self._ids, key=lambda pair: pair[0]) for it in (String(id), element)]
            limits = Array([names[0], names[-2]])
            leaf = self._pack.make_indirect(Dictionary(Limits=limits, Names=Array(names)))
            self._root.IDTree = Dictionary(Kids=Array([leaf]))
        self._pack.Root.StructTreeRoot = self._root


def _describe(pack: Pdf, title: str) -> None:
    pack.Root.Lang = String("vi")
    pack.Root.MarkInfo = Dictionary(Marked=True)
    pack.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pack.docinfo["/Title"] = String(title)
    with pack.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = {"vi"}
        metadata["pdfuaid:part"] = "1"


def _pairs(flat: Any) -> Iterator[tuple[Any, Any]]:
    return zip(list(flat)[::2], list(flat)[1::2], strict=True)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the owner, who tells of it
    sys.stdout.buffer.write(joined(*msgspec.msgpack.decode(sys.stdin.buffer.read(), type=tuple[list[bytes], str])))

"""A draft becomes the site that would be on a day: any page of it, made when it is looked at."""

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from msgspec.structs import replace

from generator.authoring.edit.drafts import Draft
from generator.authoring.edit.outcome import writes_of
from generator.authoring.scaffolds.trial import fold_with
from generator.decode.scalars import BadScalar, day
from generator.model.output import OutputKind, PlannedFile
from generator.pipeline import Options, plan
from generator.shell import make_shell


class Preview:
    """The site of the draft that was looked at last. To plan it takes as long as a check; its pages cost nothing."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._key: tuple[str, int, date] | None = None
        self._files: Mapping[str, PlannedFile] = {}
        self._signed: Mapping[str, bytes] = {}

    def file(self, draft: Draft, on: date, path: str) -> bytes | None:
        """The bytes of one file of the site on a day, None when the site has none at that address.

        Raises:
            AuthoringError: a file of the draft cannot be revised.
            ShellError: MkDocs could not make the frame of the pages.
        """
        key = (draft.id, draft.revision, on)
        if key != self._key:
            options = replace(self._options, as_of=on, only=frozenset([OutputKind.SITE]))
            writes = writes_of(options, draft)
            planned = plan(fold_with(options, writes), make_shell(options.root, options.cache), options)
            self._key, self._files = key, {file.path: file for file in planned}
            self._signed = {PurePosixPath(write.path).name: write.blob for write in writes if write.blob is not None}
        found = self._files.get(f"{path}index.html" if not path or path.endswith("/") else path)
        if found is None:
            return None
        # The PDF of the draft does not lie in the tree yet, where its page would look for it.
        return self._signed.get(PurePosixPath(path).name) or found.make()


def first_day(draft: Draft, today: date) -> date:
    """The day to look at: the first on which everything the draft decides has begun, or today."""
    days = [today]
    for file in draft.files:
        effect = file.node.get("hieu_luc")
        rows = file.node.get("muc")
        since = [effect] if isinstance(effect, dict) else []
        since += [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        days += [found for part in since if (found := _day(part.get("tu"))) is not None]
    return max(days)


def codes_of(draft: Draft) -> list[str]:
    """The codes the draft speaks of, each once, in its order."""
    found: dict[str, None] = {}
    for file in draft.files:
        if file.kind == "plain":
            found[file.path.rpartition("/")[2].removesuffix(".yml")] = None
        rows = file.node.get("muc")
        for node in [file.node, *(rows if isinstance(rows, list) else [])]:
            sides = [side for key in ("cu", "moi") if isinstance(node.get(key), list) for side in node[key]]
            for part in (node, *sides):
                code = (part.get("ma") or part.get("ma_tam")) if isinstance(part, dict) else None
                if isinstance(code, str):
                    found[code] = None
    return list(found)


def _day(node: object) -> date | None:
    try:
        return day(node) if isinstance(node, str) else None
    except BadScalar:
        return None

"""The tree and the revision it is to be merged into become what the tree says, with the changes nobody may make."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator import settings
from generator.boards import board_on
from generator.check.consequences import consequences
from generator.check.new_rows import refusal_of, refuse_new
from generator.check.notices import check_kept_address, check_kept_lines, check_kept_points
from generator.check.published import check_published_texts
from generator.check.published_decisions import check_published_decisions
from generator.check.standing import check_standing
from generator.diagnostics.problem import Problem, Ref
from generator.load.revision import RevisionError, RevisionTree, Why, files_of
from generator.pipeline import Folded, Options, fold_tree
from generator.revisions import Revisions


class Base(Struct, frozen=True):
    """What a change is compared with: a revision as of the day, and its lines of the ledger by file."""

    folded: Folded
    ledger: Mapping[str, bytes]


def fold_change(options: Options, base: str) -> Folded:
    """The folded tree as of the day, with what changes against the base in place and may not (NĐ 63/2010 Art. 15).

    Values are compared, not bytes. What the base itself does wrong is no matter here; one without a province at this
    place is a problem of its own.

    Raises:
        RevisionError: git knows no such revision, has lost a part of it, or there is no git here.
    """
    tree = RevisionTree(options.root, base)
    folded = fold_tree(options)
    was = fold_base(options, tree)
    if was is None:
        # A folder that was moved has no base at its new place: that nothing was compared must not look like consent.
        nothing = Problem("TT450", Ref(settings.SITE_FILE), {"ban": base})
        return replace(folded, problems=(*folded.problems, nothing))
    return refused(folded, was, options)


def fold_base(options: Options, tree: RevisionTree) -> Base | None:
    """A revision, folded to compare changes with; None where it has no province at this place.

    Raises:
        RevisionError: git has lost a part of it: nobody can say that what cannot be read was left as it is.
    """
    if not tree.is_province:
        return None
    revisions = Revisions(options)
    was = revisions.fold(tree)
    if lost := [problem.at.file for problem in was.problems if problem.code == "TT117"]:
        raise RevisionError(tree.commit, Why.DAMAGED, lost[0])
    revisions.remember()
    return Base(was, files_of(options.root, tree.commit, settings.LEDGER))


def refused(folded: Folded, base: Base, options: Options) -> Folded:
    """The folded tree with what it changes against the base and may not."""
    was = base.folded
    found: list[Problem] = []
    check_kept_lines(base.ledger, {path: _bytes(options.root / path) for path in base.ledger}, found.append)
    check_kept_address(was.corpus, folded.corpus, found.append)
    check_published_texts(was.corpus, was.register, folded.corpus, found.append)
    check_published_decisions(was.corpus, folded.corpus, folded.register, found.append)
    check_standing(was.corpus, was.register, folded.corpus, folded.register, found.append)
    gone = was.corpus.posting_points.keys() - folded.corpus.posting_points.keys()
    hanging = board_on(was, options, options.as_of).catalog.required if gone else {}
    check_kept_points(was.corpus, folded.corpus, hanging, found.append)
    kept = {problem.params["diem"] for problem in found if problem.code == "TT707"}
    known = (it for it in folded.problems if it.code != "TT708" or it.params["diem"] not in kept)
    # A reason sets a warning aside, never the refusal of what brings it: that is an error.
    asked = [(it, refusal_of(it.problem, was.corpus, folded.corpus, folded.register)) for it in folded.excused]
    found += [refusal for _, refusal in asked if refusal is not None]
    standing = refuse_new(known, was.corpus, folded.corpus, folded.register)
    problems, suppressed = consequences([*standing, *found], folded.corpus.incomplete)
    excused = tuple(it for it, refusal in asked if refusal is None)
    return replace(folded, problems=problems, suppressed=folded.suppressed + suppressed, excused=excused)


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""

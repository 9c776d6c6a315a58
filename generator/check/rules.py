"""The registry: every rule, by what it needs. The pipeline runs a rule as soon as its input exists."""

from collections.abc import Callable
from typing import Final

from generator.check import (
    amendments,
    attachments,
    codes,
    corrections,
    counts,
    deadlines,
    decisions,
    dossiers,
    drafts,
    figures,
    future,
    letters,
    levels,
    limits,
    names,
    notices,
    references,
    structure,
    synonyms,
    validity,
    wording,
)
from generator.diagnostics.problem import Report
from generator.model.corpus import Corpus, Document
from generator.model.register import Register

DocumentRule = Callable[[Document, Report], None]
"""Looks at one file alone; its findings are cached with the file."""
CorpusRule = Callable[[Corpus, Report], None]
"""Looks across files; knows no date."""
RegisterRule = Callable[[Corpus, Register, Report], None]
"""Looks at what follows for the register's day; may only warn about what depends on the day."""

DOCUMENT_RULES: Final[tuple[DocumentRule, ...]] = (
    structure.check_identity,
    structure.check_names,
    structure.check_completeness,
    structure.check_reductions,
    codes.check_printed_codes,
    decisions.check_row_shape,
    decisions.check_unique_rows,
    decisions.check_days,
    decisions.check_annex,
    decisions.check_rows,
    corrections.check_corrected_parts,
    corrections.check_correction_reasons,
    deadlines.check_tables,
    deadlines.check_order,
    limits.check_limits,
    figures.check_fees,
    figures.check_processes,
    wording.check_spaces,
    synonyms.check_phrases,
    letters.check_letters,
)
CORPUS_RULES: Final[tuple[CorpusRule, ...]] = (
    codes.check_local_codes,
    counts.check_counts,
    amendments.check_amended_parts,
    corrections.check_correction_days,
    names.check_names_agree,
    levels.check_districts,
    references.check_references,
    references.check_sources,
    references.check_earlier_listings,
    attachments.check_signed_files,
    attachments.check_forms,
    notices.check_feedback,
    notices.check_known_points,
    notices.check_address,
    dossiers.check_forms,
    dossiers.check_tables,
    dossiers.check_sums,
)
REGISTER_RULES: Final[tuple[RegisterRule, ...]] = (
    drafts.check_drafts,
    validity.check_bases,
    validity.check_partial_reasons,
    validity.check_stale_names,
    notices.check_entered,
    future.check_past,
    future.check_newest_bases,
    deadlines.check_duties,
    dossiers.check_reported,
)


def check_document(document: Document, report: Report) -> None:
    """Runs every rule that needs one file alone."""
    for rule in DOCUMENT_RULES:
        rule(document, report)


def check_corpus(corpus: Corpus, report: Report) -> None:
    """Runs every rule that needs all files and no date."""
    for rule in CORPUS_RULES:
        rule(corpus, report)


def check_register(corpus: Corpus, register: Register, report: Report) -> None:
    """Runs every rule that needs the folded register."""
    for rule in REGISTER_RULES:
        rule(corpus, register, report)

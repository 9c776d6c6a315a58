"""Files that records name beside themselves: signed decisions, with their digest, and forms."""

from pathlib import PurePosixPath

from generator import settings
from generator.diagnostics.problem import Problem, Ref, Report
from generator.model.corpus import Corpus


def check_signed_files(corpus: Corpus, report: Report) -> None:
    """TT316: the signed decision does not lie beside its file. TT317: it is not the one that was entered."""
    for decision in corpus.decisions.values():
        if decision.signed_file is None:
            continue
        path = str(PurePosixPath(decision.file).with_name(decision.signed_file))
        found = corpus.attachments.get(path)
        if found is None:
            report(Problem("TT316", Ref(decision.file, ("tep",)), {"tep": path}))
        elif decision.signed_file_sha256 is not None and decision.signed_file_sha256.lower() != found:
            report(Problem("TT317", Ref(decision.file, ("tep_sha256",)), {"tep": path, "sha256": found}))


def check_forms(corpus: Corpus, report: Report) -> None:
    """TT318: a form that citizens are offered does not exist."""
    for plain in corpus.plains.values():
        for number, path in plain.forms.items():
            if f"{settings.SITE_DATA}/{path}" not in corpus.attachments:
                report(Problem("TT318", Ref(plain.file, ("bieu_mau", number)), {"tep": path, "mau": number}))

"""Files that lie beside records become addresses: signed decisions and forms, as far as they are there."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator import settings
from generator.catalog.lookup import decision_url
from generator.model.catalog import Attachment
from generator.model.corpus import Corpus
from generator.model.decision import Decision
from generator.model.record import Plain


def attachments(corpus: Corpus) -> dict[str, Attachment]:
    """Every file the site hands on, by its address."""
    found = dict(_signed_files(corpus))
    for plain in corpus.plains.values():
        for path in plain.forms.values():
            source = f"{settings.SITE_DATA}/{path}"
            if source in corpus.attachments:
                found[form_url(path)] = Attachment(source, corpus.attachments[source])
    return dict(sorted(found.items()))


def form_url(path: str) -> str:
    """`forms/mau-49.docx` -> `bieu-mau/mau-49.docx`."""
    return "bieu-mau/" + path.removeprefix("forms/")


def forms_of(plain: Plain, corpus: Corpus) -> Mapping[str, str]:
    """The address of each form of a procedure whose file is there, by the form's number."""
    return {
        number: form_url(path)
        for number, path in plain.forms.items()
        if f"{settings.SITE_DATA}/{path}" in corpus.attachments
    }


def signed_file_url(decision: Decision, corpus: Corpus) -> str | None:
    """The address of the signed decision, None when it is not there."""
    return decision_url(decision.key) + str(decision.signed_file) if _source(decision) in corpus.attachments else None


def _source(decision: Decision) -> str:
    return str(PurePosixPath(decision.file).with_name(decision.signed_file)) if decision.signed_file else ""


def _signed_files(corpus: Corpus) -> Iterator[tuple[str, Attachment]]:
    for decision in corpus.decisions.values():
        if (url := signed_file_url(decision, corpus)) is not None:
            source = _source(decision)
            yield url, Attachment(source, corpus.attachments[source])

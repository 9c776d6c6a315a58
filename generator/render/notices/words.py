"""`theme/words.toml` becomes the words of the notices: a missing list stops the program, not a sheet."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct, field


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The reader's words for the closed lists of the records, and short sentences with places for values."""

    level: Mapping[str, str]
    unit: Mapping[str, str]
    channel: Mapping[str, str]
    online: Mapping[str, str]
    point: Mapping[str, str]
    applicant: Mapping[str, str]
    procedure_kind: Mapping[str, str]
    fee_kind: Mapping[str, str]
    part: Mapping[str, str]
    sentences: Mapping[str, str] = field(name="say")

    def say(self, key: str, **values: object) -> str:
        """A sentence with its values; what stands in a value is never taken for a place.

        Raises:
            KeyError: words.toml has no such sentence.
        """
        return self.sentences[key].format(**values)


def read_words(theme: Path) -> Words:
    """The words of a theme.

    Raises:
        msgspec.ValidationError: a list is missing, or one is there that nothing uses.
    """
    return msgspec.toml.decode((theme / "words.toml").read_bytes(), type=Words)

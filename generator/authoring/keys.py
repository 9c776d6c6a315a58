"""What an officer types for a decision becomes its key."""

import difflib
from collections.abc import Mapping

from generator.authoring import words
from generator.authoring.problem import AuthoringError
from generator.model.decision import Baseline, Decision


def key_of(known: Mapping[str, Decision | Baseline], typed: str) -> str:
    """The key of a decision or baseline; officers may type the number as printed while one year alone has it.

    Raises:
        AuthoringError: nothing has that key or number, or several decisions have the number.
    """
    if typed in known:
        return typed
    numbered = [key for key, it in known.items() if isinstance(it, Decision) and it.number == typed]
    if len(numbered) == 1:
        return numbered[0]
    near = numbered[-1:] or difflib.get_close_matches(typed, known, n=1)
    hint = words.NEAR.format(text=near[0]) if near else ""
    raise AuthoringError(words.NO_DECISION.format(key=typed, near=hint))

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
    numbers = {key: it.number for key, it in known.items() if isinstance(it, Decision)}
    numbered = [key for key, number in numbers.items() if number == typed]
    if len(numbered) == 1:
        return numbered[0]
    if numbered:
        raise AuthoringError(words.SEVERAL_DECISIONS.format(number=typed, keys=", ".join(numbered)))
    keys = {**{number: key for key, number in numbers.items()}, **{key: key for key in known}}
    near = [keys[it] for it in difflib.get_close_matches(typed, keys, n=1)]
    hint = words.NEAR.format(text=near[0]) if near else ""
    raise AuthoringError(words.NO_DECISION.format(key=typed, near=hint))

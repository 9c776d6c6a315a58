"""What a scaffold leaves to a person: a place in a file and what to do there."""

from typing import NamedTuple

from generator.diagnostics.problem import Ref


class Todo(NamedTuple):
    """One thing to fill in or to compare with the print; `words` are an officer's."""

    at: Ref
    words: str

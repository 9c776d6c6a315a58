"""What an import could not vouch for, collected field by field: it becomes `can_kiem_tra` of the record."""

from generator.authoring.writing.emit import Value


class Doubts:
    """Grows while one record is read. The same doubt of the same field is told once."""

    def __init__(self) -> None:
        self._told: dict[tuple[str, str], None] = {}

    def add(self, where: str, reason: str) -> None:
        """`where` is the YAML key, `reason` a Vietnamese sentence that quotes the source."""
        self._told[where, reason] = None

    def __len__(self) -> int:
        return len(self._told)

    @property
    def fields(self) -> frozenset[str]:
        """The keys that are doubted."""
        return frozenset(where for where, _ in self._told)

    def nodes(self) -> list[Value]:
        """The entries of `can_kiem_tra`."""
        return [{"truong": where, "ly_do": reason} for where, reason in self._told]

"""A frame and its values become a page: once per depth for what the whole site shares, then one join per page."""

from collections.abc import Mapping

from generator.model.shell import Frame


def prefilled(frame: Frame, values: Mapping[str, str]) -> Frame:
    """The frame with every slot of `values` filled; what is left differs from page to page."""
    pieces, slots = [frame.pieces[0]], []
    for slot, piece in zip(frame.slots, frame.pieces[1:], strict=True):
        if slot in values:
            pieces[-1] += values[slot] + piece
        else:
            slots.append(slot)
            pieces.append(piece)
    return Frame(tuple(pieces), tuple(slots))


def filled(frame: Frame, values: Mapping[str, str]) -> str:
    """The page. Values are HTML already.

    Raises:
        KeyError: a slot of the frame has no value.
    """
    parts = [frame.pieces[0]]
    for slot, piece in zip(frame.slots, frame.pieces[1:], strict=True):
        parts += (values[slot], piece)
    return "".join(parts)

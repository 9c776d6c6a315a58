"""Letters that no text keeps, and letters that nobody sees: said once, for what reads files and what writes them."""

from typing import Final

FORBIDDEN: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
"""What no page, feed or table may hold: control characters, and what is no character of XML 1.0. As in `[...]`."""
INVISIBLE: Final = "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""What stands between letters unseen, so that searching and comparing fail; some turn the letters behind them round."""
SPACES: Final = "\t\u2000-\u200a\u202f\u205f\u3000"
"""Spaces of other widths than the one that everybody types."""
BREAKS: Final = "\u2028\u2029"
"""Ends of lines and paragraphs that YAML takes for ends of lines, and no editor shows."""
PRIVATE: Final = "\ue000-\uf8ff"
"""What fonts of word processors put there: a bullet for one, nothing for others."""
HIDDEN: Final = INVISIBLE + BREAKS + PRIVATE


def named(signs: str) -> str:
    """`“漢” (U+6F22)`; of what nobody sees the number alone."""
    points = " ".join(f"U+{ord(sign):04X}" for sign in signs)
    return f"“{signs}” ({points})" if signs.isprintable() else points

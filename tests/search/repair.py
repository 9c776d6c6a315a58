"""Words as they were typed become words that names have: raw keys, missing spaces and slips of the finger repaired."""

from dataclasses import dataclass
from itertools import pairwise

from tests.search.folding import fold, unkeyed
from tests.search.index import Index


@dataclass(frozen=True)
class Token:
    """A word typed. `begun`: the last one, which may go on."""

    text: str
    begun: bool = False


def tokens_of(index: Index, words: list[str], begun: bool) -> list[Token]:
    """The words of a query; with `begun` the last one may go on."""
    return _unslipped(index, _tokens(index, words, begun))


def _tokens(index: Index, words: list[str], begun: bool) -> list[Token]:
    found: list[Token] = []
    for place, word in enumerate(words):
        last = begun and place == len(words) - 1
        found += _repaired(index, word, last)
    return found


def _repaired(index: Index, word: str, last: bool) -> list[Token]:
    def known(text: str) -> bool:
        return fold(text) in index.by_fold or (last and _begins(index, fold(text)))

    if known(word):
        return [Token(word, last)]
    decoded = unkeyed(word, known)
    if decoded is not None:
        return [Token(decoded, last)]
    return _parted(index, word, last) or [Token(word, last)]


def _begins(index: Index, beginning: str) -> bool:
    return any(key.startswith(beginning) for key in index.by_fold)


def _parted(index: Index, word: str, last: bool) -> list[Token]:
    """Words typed without the spaces between them: the fewest, and of those the ones that stand together in names."""
    ways = _ways(index, word, last)
    fewest = min((len(way) for way in ways), default=0)
    best: list[str] = []
    most = -1
    for way in ways:
        if len(way) == fewest:
            together = sum(_together(index, fold(a), fold(b)) for a, b in pairwise(way))
            if together > most:
                best, most = way, together
    return [Token(part, last and place == len(best) - 1) for place, part in enumerate(best)]


def _ways(index: Index, word: str, last: bool) -> list[list[str]]:
    ways: list[list[list[str]]] = [[] for _ in range(len(word) + 1)]
    ways[0] = [[]]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 7), end):
            if end - start == 1 and not "0" <= word[start] <= "9":
                continue
            part = fold(word[start:end])
            ok = part in index.by_fold or (last and end == len(word) and start > 0 and _begins(index, part))
            if ok:
                ways[end] += [[*way, word[start:end]] for way in ways[start] if len(way) < 5]
        ways[end] = ways[end][:16]
    return ways[len(word)]


def _together(index: Index, first: str, second: str) -> int:
    found = 0
    for word in index.by_fold.get(first, []):
        for text in index.postings[word]:
            folds = index.folds[text]
            found += any(a == first and b == second for a, b in pairwise(folds))
    return found


def _unslipped(index: Index, tokens: list[Token]) -> list[Token]:
    """A word that is in no name becomes the one that is a slip away and stands beside its neighbours in names."""
    found = []
    for place, token in enumerate(tokens):
        key = fold(token.text)
        if len(key) >= 3 and key not in index.by_fold and not (token.begun and _begins(index, key)):
            before = fold(tokens[place - 1].text) if place else ""
            after = fold(tokens[place + 1].text) if place + 1 < len(tokens) else ""
            near = {
                other: _together(index, before, other) + _together(index, other, after)
                for other in index.by_fold
                if one_slip(key, other)
            }
            best = max(near, key=lambda other: near[other], default="")
            if near.get(best):
                token = Token(best, token.begun)
        found.append(token)
    return found


def one_slip(one: str, other: str) -> bool:
    """One letter more, less, other, or two changed round."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    short = min(len(one), len(other))
    same = next((place for place in range(short) if one[place] != other[place]), short)
    if len(one) > len(other):
        return one[same + 1 :] == other[same:]
    if len(one) < len(other):
        return one[same:] == other[same + 1 :]
    if one[same + 1 :] == other[same + 1 :]:
        return True
    turned = one[same : same + 2] == other[same : same + 2][::-1]
    return turned and one[same + 2 :] == other[same + 2 :]

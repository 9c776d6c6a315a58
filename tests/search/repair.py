"""Words as they were typed become words that names have: raw keys, missing spaces and slips of the finger repaired."""

from dataclasses import dataclass
from itertools import pairwise

from tests.search.folding import bare, fold, unkeyed
from tests.search.index import Index

_LONGEST, _MOST_PARTS, _WAYS, _TOGETHER = 7, 12, 24, 40
"""Letters of a syllable; parts of a word typed without spaces, and how many ways to part its beginning are followed;
two words that stand together more often count no more, so that one frequent pair does not outweigh all others."""
_ALONE = frozenset("0123456789aio")
"""A letter that may be a word: à, ý, ở."""


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
        return index.knows(fold(text)) or (last and _begins(index, fold(text)))

    if known(word):
        return [Token(word, last)]
    decoded = unkeyed(word, known)
    if decoded is not None:
        return [Token(decoded, last)]
    way, attested = _parted(index, word, last)
    return way if attested else [Token(word, last)]


def _begins(index: Index, beginning: str) -> bool:
    return any(key.startswith(beginning) for key in index.by_fold)


def _parted(index: Index, word: str, last: bool) -> tuple[list[Token], bool]:
    """Words typed without the spaces between them: the fewest, and of those the ones that stand together most often;
    and whether they ever do."""
    ways = _ways(index, word, last)
    way, together = ways[0] if ways else ([], 0)
    return [Token(part, last and place == len(way) - 1) for place, part in enumerate(way)], together > 0


def _ways(index: Index, word: str, last: bool) -> list[tuple[list[str], int]]:
    """The best ways to part a word, and how often their parts stand together."""
    ways: list[list[tuple[list[str], int]]] = [[] for _ in range(len(word) + 1)]
    ways[0] = [([], 0)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST), end):
            part, key = word[start:end], fold(word[start:end])
            if len(part) == 1 and key not in _ALONE:
                continue
            if index.knows(key) or (last and end == len(word) and start > 0 and _begins(index, key)):
                for way, sum_ in ways[start]:
                    if len(way) < _MOST_PARTS:
                        beside = min(_TOGETHER, _together(index, fold(way[-1]), key)) if way else 0
                        ways[end].append(([*way, part], sum_ + beside))
        ways[end] = sorted(ways[end], key=lambda way: (len(way[0]), -way[1]))[:_WAYS]
    return ways[len(word)]


def _together(index: Index, first: str, second: str) -> int:
    """How often two words stand together in names, and in what the people say."""
    known = index.together.get((first, second))
    if known is None:
        texts = {text for word in index.by_fold.get(first, []) for text in index.postings[word]}
        known = index.said_pairs[first, second]
        known += sum((first, second) in pairwise(index.folds[text]) for text in texts)
        index.together[first, second] = known
    return known


def _unslipped(index: Index, tokens: list[Token]) -> list[Token]:
    """An unknown word becomes the one that is a slip away and stands beside its neighbours, else words without their
    space. So does, where no accents were typed, a word that stands beside neither neighbour anywhere: to one beside
    both."""
    folds = ["", *(fold(token.text) for token in tokens), ""]
    plain = all(bare(token.text) == token.text for token in tokens)
    found: list[Token] = []
    for token, before, key, after in zip(tokens, folds, folds[1:], folds[2:], strict=False):
        known = index.knows(key)
        whole = known and not (plain and _strays(index, before, key, after))
        if len(key) < 3 or whole or (token.begun and _begins(index, key)):
            found.append(token)
        elif near := _nearest(index, before, key, after, both=known):
            found.append(Token(near, token.begun))
        else:
            found += [token] if known else _parted(index, token.text, token.begun)[0] or [token]
    return found


def _strays(index: Index, before: str, key: str, after: str) -> bool:
    # A word asked around anything, as in "bo toi" (bố tôi), may stand beside every other.
    beside = key in index.questions or _together(index, before, key) or _together(index, key, after)
    return index.knows(before) and index.knows(after) and not beside


def _nearest(index: Index, before: str, key: str, after: str, both: bool) -> str:
    best, most = "", 0
    for other in dict.fromkeys((*index.by_fold, *index.said_words)):
        if one_slip(key, other):
            one, two = _together(index, before, other), _together(index, other, after)
            if one + two > most and (not both or (one and two)):
                best, most = other, one + two
    return best


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

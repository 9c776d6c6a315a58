"""A query becomes words to look for, phrases of the people with their official readings, and codes."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from tests.search.folding import bare, fold, is_word, likeness, words_of
from tests.search.index import Index
from tests.search.repair import Token, one_slip, tokens_of

PREFIX, SLIP, ASKED, PAIR, LOOSE, HINTED = 10, 9, 4, 24, 3, 7
"""Sixteenths: what the beginning of a word is worth, a word with one slip, a word that may be asked of any procedure;
what the lighter of two words adds when both stand side by side; what a phrase loses whose words stand apart, and one
that is only hinted at."""
_APART = 4
"""So many words must a phrase have before its words may stand apart."""
_READINGS_OF_INITIALS, _READINGS_OF_HINTS = 4, 2


@dataclass(frozen=True)
class Sought:
    """A word to look for: what each word of the vocabulary that fits is worth, and the most it can be worth."""

    weights: Mapping[int, int]
    most: int


@dataclass(frozen=True)
class Term:
    """A word of the query. `share` in sixteenths."""

    sought: Sought
    share: int = 16


@dataclass(frozen=True)
class Reading:
    """Another way to say a phrase, and the most that its words can gain together."""

    terms: list[Term]
    most: int


@dataclass
class Phrase:
    """Words of the query by their places, and other ways to say them, best first; `most` is what its words weigh."""

    places: list[int]
    readings: list[Reading]
    loose: int = 0
    own: list[Term] = field(default_factory=list)
    most: int = 0


@dataclass(frozen=True)
class Query:
    """All that scoring needs of what was typed; `own` are the words outside phrases; `coded`: codes alone are meant."""

    words: list[str]
    terms: list[Term]
    own: list[Term]
    phrases: list[Phrase]
    most: int
    codes: dict[str, int]
    coded: bool


def read_query(index: Index, typed: str) -> Query:
    """The query as this index understands it."""
    typed = unicodedata.normalize("NFC", typed)
    words = words_of(typed)
    tokens = tokens_of(index, words, begun=bool(typed) and is_word(typed[-1]))
    phrases, asked = _phrases(index, tokens)
    if all(asked):
        asked = [False] * len(tokens)
    terms = [Term(_sought(index, token), ASKED if ask else 16) for token, ask in zip(tokens, asked, strict=True)]
    for phrase in phrases:
        phrase.own = [terms[place] for place in phrase.places]
        phrase.most = _most(phrase.own)
    inside = {place for phrase in phrases for place in phrase.places}
    own = [term for place, term in enumerate(terms) if place not in inside]
    codes = _codes(index, typed)
    return Query(words, terms, own, phrases, _most(terms), codes, bool(codes) and _is_code(typed))


def _most(terms: list[Term]) -> int:
    return sum(term.sought.most * term.share // 16 for term in terms)


def _sought(index: Index, token: Token) -> Sought:
    key = fold(token.text)
    weights: dict[int, int] = {}
    most = 0
    # A letter alone begins words; that some name lists it, as in “điểm c, d”, means nothing yet.
    letter = token.begun and len(key) == 1
    known = [] if letter else index.by_fold.get(key, [])
    fitting = [(word, likeness(token.text, index.vocabulary[word])) for word in known]
    if fitting:
        best = [word for word, like in fitting if like >= 14] or [word for word, _ in fitting]
        most = index.rarity_of(best)
        weights = {word: most * like // 16 for word, like in fitting}
    if token.begun:
        begun = [
            word
            for other, words in index.by_fold.items()
            if (letter or other != key) and other.startswith(key)
            for word in words
            if bare(token.text) == token.text or index.vocabulary[word].startswith(token.text)
        ]
        worth = index.rarity_of(begun)
        weights.update(dict.fromkeys(begun, worth * PREFIX // 16))
        most = most or worth
    if not weights and len(key) >= 3:
        slipped = [word for other, words in index.by_fold.items() if one_slip(key, other) for word in words]
        most = index.rarity_of(slipped) if slipped else 0
        weights = dict.fromkeys(slipped, most * SLIP // 16)
    return Sought({word: weight for word, weight in weights.items() if weight > 0}, most)


# --- phrases ----------------------------------------------------------------------------------------------------------


def _phrases(index: Index, tokens: list[Token]) -> tuple[list[Phrase], list[bool]]:
    """The longest phrase wins over its parts (two may overlap), a phrase of the people over a question of the same
    length; what is no word at all may be the initials of several, and a phrase may be hinted at. Also says which words
    belong to questions."""
    folds = [fold(token.text) for token in tokens]
    taken = [False] * len(tokens)
    asked = [False] * len(tokens)
    found: list[Phrase] = []
    for length in range(min(index.longest, len(tokens)), 0, -1):
        for start in range(len(tokens) - length + 1):
            end = start + length
            places = list(range(start, end))
            if all(asked[start:end]) or _inside(places, found):
                continue
            part, key = tokens[start:end], " ".join(folds[start:end])
            readings = [text for words, read in index.phrases.get(key, []) if _fits(part, words) for text in read]
            if readings:
                found.append(Phrase(places, [_reading(index, words_of(text)) for text in readings]))
            elif not any(taken[start:end]) and any(_fits(part, words) for words in index.questions.get(key, [])):
                asked[start:end] = [True] * length
            else:
                continue
            taken[start:end] = [True] * length
    _add_apart(index, tokens, folds, found)
    for place, key in enumerate(folds):
        if not taken[place] and key not in index.by_fold:
            texts = _initials(index, key)
            if texts:
                found.append(Phrase([place], [_reading(index, words) for words in texts]))
    _add_hinted(index, tokens, folds, asked, found)
    return found, asked


def _inside(places: list[int], found: list[Phrase]) -> bool:
    return any(set(places) <= set(longer.places) for longer in found)


def _add_apart(index: Index, tokens: list[Token], folds: list[str], found: list[Phrase]) -> None:
    """Phrases of four words and more, all of them typed but apart or in another order."""
    first = {key: place for place, key in reversed(list(enumerate(folds)))}
    for key, entries in index.phrases.items():
        keys = key.split(" ")
        if len(keys) < _APART or not all(it in first for it in keys):
            continue
        places = [first[it] for it in keys]
        if _inside(places, found):
            continue
        part = [tokens[place] for place in places]
        readings = [text for words, read in entries if _fits(part, words) for text in read]
        if readings:
            found.append(Phrase(places, [_reading(index, words_of(text)) for text in readings], LOOSE))


def _add_hinted(
    index: Index, tokens: list[Token], folds: list[str], asked: list[bool], found: list[Phrase]
) -> None:
    """Two words that no name has side by side, or one that no name has, mean what the phrases with them mean: of those
    the ones that share the most words with the query."""
    pairs = [[place, place + 1] for place in range(len(folds) - 1)]
    for places in [*pairs, *([place] for place in range(len(folds)))]:
        part = tuple(folds[place] for place in places)
        if any(asked[place] or _inside([place], found) for place in places) or index.has_in_a_row(part):
            continue
        if len(part) == 1 and tokens[places[0]].begun and any(other.startswith(part[0]) for other in index.by_fold):
            continue  # a word of names that is still being typed
        near = _said_with(index, tokens, folds, " ".join(part))
        most = max((len(shared) for shared, _ in near), default=0)
        nearest = [(shared, read) for shared, read in near if len(shared) == most]
        texts = dict.fromkeys(tuple(words_of(text)) for _, read in nearest for text in read)
        readings = [_reading(index, list(words)) for words in list(texts)[:_READINGS_OF_HINTS]]
        if readings:
            all_places = {*places, *(nearest[0][0] if len(nearest) == 1 else ())}
            found.append(Phrase(sorted(all_places), readings, HINTED))


def _said_with(index: Index, tokens: list[Token], folds: list[str], part: str) -> list[tuple[list[int], list[str]]]:
    """Of each phrase that has these words side by side, and no other accents than those typed: where the query has its
    words, and how it is read."""
    found = []
    for key, entries in index.phrases.items():
        if f" {part} " not in f" {key} ":
            continue
        for words, read in entries:
            shared = [(folds.index(it), word) for it, word in zip(key.split(" "), words, strict=True) if it in folds]
            if all(likeness(tokens[place].text, word) >= 8 for place, word in shared):
                found.append(([place for place, _ in shared], read))
    return found


def _fits(tokens: list[Token], words: list[str]) -> bool:
    return all(likeness(token.text, word) >= 8 for token, word in zip(tokens, words, strict=True))


def _reading(index: Index, words: list[str]) -> Reading:
    terms = [Term(_sought(index, Token(word))) for word in words]
    pairs = sum(min(a.sought.most, b.sought.most) for a, b in pairwise(terms))
    return Reading(terms, sum(term.sought.most for term in terms) * 16 + pairs * PAIR)


def _initials(index: Index, letters: str) -> list[list[str]]:
    """What letters may stand for: a phrase of the people, else words of names. The most frequent first; the beginning
    of a name counts more."""
    if not 3 <= len(letters) <= 6:
        return []
    if letters in index.shortened:
        return [words_of(text) for text in index.shortened[letters]]
    counts: Counter[str] = Counter()
    for words, folds in zip(index.texts, index.folds, strict=True):
        place = "".join(key[0] for key in folds).find(letters)
        if place >= 0:
            spelled = " ".join(index.vocabulary[word] for word in words[place : place + len(letters)])
            counts[spelled] += 1 if place else 4
    # Counter keeps the order in which sequences were first seen, and the sort is stable.
    ranked = sorted(counts, key=lambda spelled: -counts[spelled])
    return [spelled.split(" ") for spelled in ranked[:_READINGS_OF_INITIALS]]


# --- codes ------------------------------------------------------------------------------------------------------------

_CODE = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_SPACED = re.compile("[ \u00a0_-]+")
_POINTS = str.maketrans("", "", ".,")
_ALONE = re.compile(r"[0-9.,]{4,}(?:\.h[0-9]{2})?|[a-z]+(?:\.[0-9]+)+")
"""Nothing but a code, also with its province or of the province's own; three digits may be the number of a decree."""


def _is_code(typed: str) -> bool:
    return _ALONE.fullmatch(_SPACED.sub(".", typed.strip().lower())) is not None


def _codes(index: Index, typed: str) -> dict[str, int]:
    """The codes meant, with or without points or province. When nothing but digits is typed also parts of codes, and
    codes with a space or a stroke for the point."""
    meant: dict[str, int] = {}
    known = {code.lower() for code in (*index.codes, *(code for code, _, _ in index.gone))}
    whole = typed.strip().lower()
    if whole in known:
        meant[whole] = 4
    for match in _CODE.findall(typed):
        digits = match.translate(_POINTS)
        code = f"{digits[:1]}.{digits[1:7]}"
        if len(digits) >= 7 and code in known:
            meant[code] = 4
    pointed = _SPACED.sub(".", whole)
    digits = pointed.translate(_POINTS)
    if len(digits) >= 3 and _CODE.fullmatch(pointed):
        for code in index.codes:
            bare_code = code.lower().replace(".", "")
            place = bare_code.find(digits)
            if place >= 0:
                rank = 3 if place == 0 else 2 if bare_code.endswith(digits) else 1
                meant.setdefault(code.lower(), rank)
    return meant

"""The score of a procedure for a query, in whole numbers: the documented reference of theme/search/score.js.

1. Each word that was typed weighs what it is rare: 16 log2(texts / texts with it); words of a question weigh a quarter.
   A word of a name gains that weight times its likeness.
2. Two words that follow each other in the query gain more when they also do in the name (PAIR), or nearly (NEAR).
3. A phrase of the people gains what its own words or the best of its readings gain. A reading found by half is worth a
   quarter, the weight of a long one beyond ENOUGH counts for a fourth, and later readings a little less than the first.
4. What the name says beyond the query costs its weight (BEYOND), but never more than LOSS; each special case that was
   not asked for (`marked`) costs an eighth, unless it is listed after the ordinary act, as in "Cấp, cấp lại"; and what
   the name leaves unanswered up to a half (COVER).
5. The commune's procedures are a little ahead of the province's, and those of the ministry's.
6. A name typed in full comes first, and before it only a code; a keyword is no name, and worth less (KEYWORD). Where
   nothing but a code was typed, and some procedure has it, no name is an answer.
"""

from collections.abc import Sequence

from tests.search.folding import fold, words_of
from tests.search.index import Index
from tests.search.queries import PAIR, Phrase, Query, Term, read_query

NEAR, READING, BEYOND, LOSS, MARK, COVER = 10, 15, 10, 6, 32, 8
ENOUGH, SOFT, PRIOR, KEYWORD = 7000, 4, 64, 12
CANDIDATES = 80
_CODE, _NAME, _SPELLED = 10_000_000, 1_000_000, 2_000_000
_FAR_BELOW = 4
"""What scores less than a fourth of the best is no answer."""
_WEAK, _SHORT, _WEAK_SHORT = 5, 4, 13
"""What a good answer scores for what the query weighs; more where few words were asked, which should stand together."""


def search(index: Index, typed: str) -> list[tuple[int, int]]:
    """Records and their scores, best first. Records from `len(index.codes)` on are those of `index.gone`."""
    query = read_query(index, typed)
    scores: dict[int, int] = {}
    best = 0
    for text in [] if query.coded else _candidates(index, query):
        score = _score(index, query, text)
        best = max(best, score)
        record = index.record_of[text]
        if score > 0:
            scores[record] = max(scores.get(record, 0), score + _named(index, query, text))
    kept = {record: score for record, score in scores.items() if score * _FAR_BELOW >= best}
    for record, score in _exact(index, query):
        kept[record] = kept.get(record, 0) + score
    return sorted(kept.items(), key=lambda found: (-found[1], found[0]))


def is_weak(index: Index, typed: str) -> bool:
    """Whether even the best answers but little of what was asked, and nothing was named."""
    query = read_query(index, typed)
    best = max((_score(index, query, text) for text in _candidates(index, query)), default=0)
    ended = any(record >= len(index.codes) for record, _ in _exact(index, query))
    least = _WEAK if len(query.terms) > _SHORT else _WEAK_SHORT
    return not query.codes and not ended and best < query.most * least


def _exact(index: Index, query: Query) -> list[tuple[int, int]]:
    """What is meant by its code, and what is no longer in force by its code or its full name."""
    found = [
        (record, query.codes[code.lower()] * _CODE)
        for record, code in enumerate(index.codes)
        if code.lower() in query.codes
    ]
    for place, (code, name, _) in enumerate(index.gone):
        record = len(index.codes) + place
        if query.codes.get(code.lower()) == 4:
            found.append((record, 4 * _CODE))
        elif query.words and [fold(word) for word in query.words] == [fold(word) for word in words_of(name)]:
            found.append((record, _NAME))
    return found


# --- the texts worth a closer look ------------------------------------------------------------------------------------


def _candidates(index: Index, query: Query) -> list[int]:
    """The texts with the most weight of words alone, of equal ones the shortest; all that share the last place."""
    total = _weights(index, query.own)
    for phrase in query.phrases:
        best: dict[int, int] = {}
        for terms in (phrase.own, *(reading.terms for reading in phrase.readings)):
            for text, weight in _weights(index, terms).items():
                best[text] = max(best.get(text, 0), weight)
        _add(total, best)
    if len(total) <= CANDIDATES:
        return sorted(total)
    ranks = {text: weight * 1024 - min(1023, len(index.texts[text])) for text, weight in total.items()}
    least = sorted(ranks.values())[-CANDIDATES]
    return sorted(text for text, rank in ranks.items() if rank >= least)


def _weights(index: Index, terms: Sequence[Term]) -> dict[int, int]:
    total: dict[int, int] = {}
    for term in terms:
        best: dict[int, int] = {}
        for word, weight in term.sought.weights.items():
            for text in index.postings[word]:
                best[text] = max(best.get(text, 0), weight * term.share)
        _add(total, best)
    return total


def _add(total: dict[int, int], more: dict[int, int]) -> None:
    for text, weight in more.items():
        total[text] = total.get(text, 0) + weight


# --- one text ---------------------------------------------------------------------------------------------------------


def _score(index: Index, query: Query, text: int) -> int:
    words, folds = index.texts[text], index.folds[text]
    gained, covered, places = _gain(words, query.terms)
    for phrase in query.phrases:
        more, cover, matched = _phrase_gain(words, phrase)
        gained += more
        covered += cover
        places |= matched
    beyond = (index.mass[text] - sum(index.rarity[key] for key in {folds[place] for place in places})) * BEYOND
    most = gained * LOSS // 16
    score = gained - most * beyond // max(1, most + beyond)
    unasked = sum(1 for last in index.marked[text] if last not in places)
    score -= score * min(unasked, 3) * MARK // 256
    missed = query.most - min(covered, query.most)
    score -= score * missed * COVER // max(1, 16 * query.most)
    if index.named <= text < index.whole:
        score = score * KEYWORD // 16
    return score + score * index.priors[index.record_of[text]] // PRIOR


def _phrase_gain(words: list[int], phrase: Phrase) -> tuple[int, int, set[int]]:
    """What the best reading of a phrase gains beyond the words themselves, and how much of the phrase that covers."""
    own, alone, _ = _gain(words, phrase.own)
    best, covered, places = own, alone, set[int]()
    for rank, reading in enumerate(phrase.readings):
        gained, _, matched = _gain(words, reading.terms)
        if gained == 0:
            continue
        full = min(reading.most, ENOUGH) + max(0, reading.most - ENOUGH) // SOFT
        worth = gained * gained // reading.most * full // reading.most * (READING - phrase.loose - min(rank, 8)) // 16
        if worth > best:
            best, places = worth, matched
            covered = max(alone, phrase.most * gained // reading.most)
    return best - own, covered - alone, places


def _gain(words: list[int], terms: Sequence[Term]) -> tuple[int, int, set[int]]:
    """What a sequence of words gains in a text, how much of that is words alone, and the places that matched."""
    total = alone = weight_before = 0
    before: list[int] = []
    matched: set[int] = set()
    for term in terms:
        weight, places = _best(words, term)
        matched.update(places)
        steps = {place - other for place in places for other in before}
        total += weight * 16 + min(weight, weight_before) * (PAIR if 1 in steps else NEAR if steps & {2, 3} else 0)
        alone += weight
        before, weight_before = places, weight
    return total, alone, matched


def _best(words: list[int], term: Term) -> tuple[int, list[int]]:
    weight = 0
    places: list[int] = []
    for place, word in enumerate(words):
        found = term.sought.weights.get(word, 0) * term.share // 16
        if found > weight:
            weight, places = found, [place]
        elif found == weight and found > 0:
            places.append(place)
    return weight, places


def _named(index: Index, query: Query, text: int) -> int:
    if text >= index.named:
        return 0
    spelled = [index.vocabulary[word] for word in index.texts[text]]
    if spelled == query.words:
        return _SPELLED
    return _NAME if index.folds[text] == [fold(word) for word in query.words] else 0

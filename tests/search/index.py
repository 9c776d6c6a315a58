"""The two files of a search index become records, texts and postings, as theme/search/index.js does."""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.search.folding import fold, words_of

_FIRST, _COMMON, _WHOLE = 35, 4, 4
_SHORT, _LISTED, _ACT, _LONG = 3, 3, 4, 6
"""Words of a first act after which others are listed; how many of those, and words at their beginning, say only which
acts they are; and more words than that are of the last one."""
_LEVELS = {"xa": 3, "tinh": 2}


def read_script(path: Path) -> Any:
    """The data of one file of the index."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text[text.index("(") + 1 : text.rindex(")")])


def places_of(column: str) -> list[int]:
    """What a column of places says of each record."""
    return [ord(sign) - _FIRST for sign in column]


def codes_of(first: str, middle: str, last: str, others: dict[str, str]) -> list[str]:
    """The codes of all records, from their columns of digits."""
    ends = [slice(3 * place, 3 * place + 3) for place in range(len(first))]
    found = [f"{digit}.{middle[end]}{last[end]}" for digit, end in zip(first, ends, strict=True)]
    return [others.get(str(place), code) for place, code in enumerate(found)]


def key_of(words: list[str]) -> str:
    """What a phrase shares with its other spellings."""
    return " ".join(fold(word) for word in words)


def keyed(texts: list[str]) -> dict[str, list[list[str]]]:
    """Phrases by what they share with other spellings."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for text in texts:
        found[key_of(words_of(text))].append(words_of(text))
    return found


def parts_of(name: str) -> list[str]:
    """What a name lists, each with a capital after a semicolon or a stroke: parts too short to stand alone left out."""
    parts = [""]
    for place, letter in enumerate(name):
        following = name[place + 1 :].lstrip(" ")[:1]
        if letter in ";/" and following and unicodedata.category(following) == "Lu":
            parts.append("")
        else:
            parts[-1] += letter
    return [part for part in parts if len(words_of(part)) >= _WHOLE] if len(parts) > 1 else []


class Index:
    """Everything that scoring reads. `texts[t]` are word ids of a name of record `record_of[t]`, the first `named` of
    them; then of a keyword, from `whole` on of a part of a name."""

    def __init__(self, first: Any, more: Any | None = None) -> None:
        self.words = list(first["words"]) + (list(more["words"]) if more else [])
        self.names = [self.text(code) for code in first["names"].split(" ")] if first["codes"][0] else []
        self.officials = [self.text(code) for code in first["officials"].split(" ")]
        self.codes = codes_of(*first["codes"])
        priors = [max((_LEVELS.get(level, 0) for level in levels), default=0) for levels in first["levelSets"]]
        self.priors = [priors[level] for level in first["levels"]]
        self.questions = keyed(first["questions"])
        self.gone: list[tuple[str, str, str]] = []
        self.ids: dict[str, int] = {}
        self.vocabulary: list[str] = []
        self.texts: list[list[int]] = []
        self.sizes: list[list[int]] = []
        self.sizes: list[list[int]] = []
        self.record_of: list[int] = []
        for piece in first["words"]:
            self._know(words_of(piece))
        named = list(enumerate(zip(self.names, self.officials, strict=False)))
        for record, (name, official) in named:
            self._add(record, name)
            self._add(record, official)
        self.phrases: dict[str, list[tuple[list[str], list[str]]]] = defaultdict(list)
        self.shortened: dict[str, list[str]] = {}
        self.said_words: dict[str, None] = {}
        self.together: dict[tuple[str, str], int] = {}
        self.said_pairs: Counter[tuple[str, str]] = Counter()
        self.longest = max(key.count(" ") + 1 for key in self.questions)
        self.named = len(self.texts)
        if more:
            self._add_more(more, [*first["names"].split(" "), *first["officials"].split(" ")])
        self.whole = len(self.texts)
        for record, both in named if more else ():
            for text in both:
                for part in parts_of(text):
                    self._add(record, part)
        self._post(first["marked"])

    def text(self, code: str) -> str:
        """The text behind a string of codes."""
        out, after_word = [], False
        for sign in code:
            piece = self.words[ord(sign) - _FIRST]
            is_word = bool(words_of(piece))
            if after_word and is_word:
                out.append(" ")
            out.append(piece)
            after_word = is_word
        return "".join(out)

    def lists(self, column: str) -> list[list[str]]:
        """A column of lists of texts."""
        return [[self.text(code) for code in part.split("!") if code] for part in column.split(" ")]

    def _add(self, record: int, text: str) -> None:
        words = words_of(text)
        if not words:
            return
        self._know(words)
        self.texts.append([self.ids[word] for word in words])
        self.sizes.append([len(words_of(part)) for part in re.split("[,;/]", text)])
        self.record_of.append(record)

    def _know(self, words: list[str]) -> None:
        for word in words:
            if word not in self.ids:
                self.ids[word] = len(self.vocabulary)
                self.vocabulary.append(word)

    def _add_more(self, more: Any, codes: list[str]) -> None:
        for record, names in enumerate(self.lists(more["others"])):
            for name in names:
                self._add(record, name)
        spelled = dict(pair.split("!") for pair in more["shortened"].split(" ") if pair)
        for place, code in enumerate(codes):
            whole = "".join(spelled.get(sign, sign) for sign in code)
            if whole != code:
                self._add(place % len(self.names), self.text(whole))
        self.named = len(self.texts)
        for record, words in enumerate(self.lists(more["keywords"])):
            for word in words:
                self._add(record, word)
        gone = more["gone"]
        if gone["codes"]:
            names = [self.text(code) for code in gone["names"].split(" ")]
            self.gone = list(zip(gone["codes"].split(" "), names, gone["states"], strict=True))
        for said, read in zip(self.lists(more["said"]), self.lists(more["read"]), strict=True):
            for phrase in said:
                words = words_of(phrase)
                if words and read:
                    self.phrases[key_of(words)].append((words, read))
                    self._say([fold(word) for word in words], read)

    def _say(self, folds: list[str], read: list[str]) -> None:
        self.longest = max(self.longest, len(folds))
        self.said_words.update(dict.fromkeys(folds))
        self.said_pairs.update(pairwise(folds))
        if len(folds) > 2:
            self.shortened.setdefault("".join(key[0] for key in folds), read)

    def knows(self, key: str) -> bool:
        """Whether names have a word, or what the people say."""
        return key in self.by_fold or key in self.said_words

    def has_in_a_row(self, keys: tuple[str, ...]) -> bool:
        """Whether a name has a word, or two words side by side."""
        return keys[0] in self.by_fold if len(keys) == 1 else keys in self.pairs

    def _post(self, marked: list[str]) -> None:
        self.postings: list[list[int]] = [[] for _ in self.vocabulary]
        for text, words in enumerate(self.texts):
            for word in dict.fromkeys(words):
                self.postings[word].append(text)
        self.by_fold: dict[str, list[int]] = defaultdict(list)
        for word, spelling in enumerate(self.vocabulary):
            self.by_fold[fold(spelling)].append(word)
        self.rarity = {key: self.rarity_of(words) for key, words in self.by_fold.items()}
        self.folds = [[fold(self.vocabulary[word]) for word in words] for words in self.texts]
        self.pairs = {pair for folds in self.folds for pair in pairwise(folds)}
        self.mass = [sum(self.rarity[key] for key in dict.fromkeys(folds)) for folds in self.folds]
        phrases = [words_of(phrase) for phrase in marked]
        self.marked = [self._unlisted(text, self._marks(phrases, words)) for text, words in enumerate(self.texts)]

    def _marks(self, phrases: list[list[str]], text: list[int]) -> list[int]:
        spelled = [self.vocabulary[word] for word in text]
        found = []
        for phrase in phrases:
            last = len(spelled) - len(phrase)
            place = next((p for p in range(last + 1) if spelled[p : p + len(phrase)] == phrase), -1)
            if place >= 0:
                found.append(place + len(phrase) - 1)
        return found

    def _unlisted(self, text: int, marks: list[int]) -> list[int]:
        """Without the marks of acts listed after a short one without any, as in "Cấp, cấp lại": that is the ordinary
        procedure."""
        head, *sizes = self.sizes[text]
        start = [self.vocabulary[word] for word in self.texts[text][:2]] == ["thủ", "tục"]
        if text >= self.named or any(mark < head for mark in marks) or head - 2 * start > _SHORT:
            return marks
        for size in sizes[:_LISTED]:
            marks = [mark for mark in marks if not head <= mark < head + min(size, _ACT)]
            head += size
            if size > _LONG:
                break
        return marks

    def rarity_of(self, words: list[int]) -> int:
        """16 times the binary logarithm of how many texts there are for one with the words, and a little for all."""
        found = sum(len(self.postings[word]) for word in words)
        ratio = len(self.texts) * 16 // max(1, found)
        if ratio < 16:
            return _COMMON
        whole = ratio.bit_length() - 1
        return _COMMON + 16 * whole + (((ratio << 4) >> whole) & 15) - 64

// Words as they were typed become words that names have: raw keys, missing spaces and slips of the finger repaired.
// The reference, in Python, is tests/search/repair.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const { bare, fold, isWord, unkeyed, wordsOf } = site.text;

  // The keys that begin so: neighbours where they are sorted.
  function beginning(index, letters) {
    const { sorted } = index;
    let from = 0, to = sorted.length;
    while (from < to) {
      const middle = from + to >> 1;
      if (sorted[middle] < letters) from = middle + 1; else to = middle;
    }
    while (to < sorted.length && sorted[to].startsWith(letters)) to++;
    return sorted.slice(from, to);
  }

  const begins = (index, letters) => beginning(index, letters).length > 0;

  // A word that names have, or what the people say.
  const knows = (index, key) => index.byFold.has(key) || index.saidWords.has(key);

  function repaired(index, word, last) {
    const known = text => knows(index, fold(text)) || (last && begins(index, fold(text)));
    if (known(word)) return [{ text: word, begun: last }];
    const decoded = unkeyed(word, known);
    if (decoded !== null) return [{ text: decoded, begun: last }];
    const [way, attested] = apart(index, word, last);
    return attested ? parts(way, last) : [{ text: word, begun: last }];
  }

  const parts = (way, last) => way.map((text, at) => ({ text, begun: last && at === way.length - 1 }));

  // Words typed without the spaces between them: the fewest, and of those the ones that stand together most often; and
  // whether they ever do.
  function apart(index, word, last) {
    const all = ways(index, word, last), fewest = Math.min(...all.map(way => way.length));
    let best = [], most = -1;
    for (const way of all) {
      if (way.length !== fewest) continue;
      let sum = 0;
      for (let at = 1; at < way.length; at++) sum += together(index, fold(way[at - 1]), fold(way[at]));
      if (sum > most) { best = way; most = sum; }
    }
    return [best, most > 0];
  }

  function ways(index, word, last) {
    const found = Array.from({ length: word.length + 1 }, () => []);
    found[0].push([]);
    for (let end = 1; end <= word.length; end++) {
      for (let start = Math.max(0, end - 7); start < end; start++) {
        const part = word.slice(start, end), key = fold(part);
        if (!found[start].length || (part.length === 1 && !(part >= "0" && part <= "9"))) continue;
        if (knows(index, key) || (last && end === word.length && start > 0 && begins(index, key)))
          for (const way of found[start]) if (way.length < 5) found[end].push(way.concat(part));
      }
      found[end].length = Math.min(found[end].length, 16);
    }
    return found[word.length];
  }

  // How often two words stand together in names, and in what the people say.
  const together = (index, first, second) => kept(index, "+" + first + " " + second, () =>
    (index.saidPairs.get(first + " " + second) || 0) + inNames(index, first, second));

  function inNames(index, first, second) {
    const words = index.byFold.get(first), next = index.byFold.get(second);
    if (!words || !next) return 0;
    const one = index.foldOf[words[0]], other = index.foldOf[next[0]];
    const { words: line, starts, foldOf } = index;
    let found = 0;
    for (const word of words)
      for (const text of index.postings(word)) {
        const end = starts[text + 1];
        for (let at = starts[text] + 1; at < end; at++)
          if (foldOf[line[at - 1]] === one && foldOf[line[at]] === other) { found++; break; }
      }
    return found;
  }

  // An unknown word becomes the one that is a slip away and stands beside its neighbours, else words without their space.
  // So does, where no accents were typed, a word that stands beside neither neighbour anywhere: to one beside both.
  function unslipped(index, tokens) {
    const folds = tokens.map(({ text }) => fold(text)), plain = tokens.every(({ text }) => bare(text) === text);
    return tokens.flatMap((token, at) => {
      const key = folds[at], before = at > 0 ? folds[at - 1] : "", after = at + 1 < folds.length ? folds[at + 1] : "";
      if (key.length < 3 || (token.begun && begins(index, key))) return token;
      const known = knows(index, key);
      if (known && !(plain && strays(index, before, key, after))) return token;
      const near = kept(index, "~" + before + " " + key + " " + after, () => nearest(index, before, key, after, known));
      if (near !== null) return { text: near, begun: token.begun };
      if (known) return token;
      const [way] = apart(index, token.text, token.begun);
      return way.length ? parts(way, token.begun) : token;
    });
  }

  // A word asked around anything, as in “bo toi” (bố tôi), may stand beside every other.
  const strays = (index, before, key, after) =>
    !index.questions.has(key) && knows(index, before) && knows(index, after) && !together(index, before, key) && !together(index, key, after);

  function nearest(index, before, key, after, both) {
    let best = null, most = 0;
    for (const other of index.repairs) {
      if (!oneSlip(key, other)) continue;
      const one = together(index, before, other), two = together(index, other, after);
      if (one + two > most && (!both || (one && two))) { best = other; most = one + two; }
    }
    return best;
  }

  // What repairing a word took some time to find out.
  function kept(index, name, make) {
    const { repaired } = index;
    if (!repaired.has(name)) {
      if (repaired.size > 5000) repaired.clear();
      repaired.set(name, make());
    }
    return repaired.get(name);
  }

  // One letter more, less, other, or two changed round.
  function oneSlip(one, other) {
    if (one === other || Math.abs(one.length - other.length) > 1) return false;
    let same = 0;
    while (same < one.length && same < other.length && one[same] === other[same]) same++;
    if (one.length > other.length) return one.slice(same + 1) === other.slice(same);
    if (one.length < other.length) return one.slice(same) === other.slice(same + 1);
    if (one.slice(same + 1) === other.slice(same + 1)) return true;
    return one[same] === other[same + 1] && one[same + 1] === other[same] && one.slice(same + 2) === other.slice(same + 2);
  }

  // The words typed, and those of the query made of them: the last may go on.
  site.tokensOf = function (index, typed) {
    const words = wordsOf(typed), begun = typed !== "" && isWord(typed[typed.length - 1]);
    const whole = words.flatMap((word, at) => repaired(index, word, begun && at === words.length - 1));
    return [words, unslipped(index, whole)];
  };

  Object.assign(site, { beginning, begins, inNames, kept, oneSlip });
})(window.niemyetSearch);

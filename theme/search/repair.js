// Words as they were typed become words that names have: raw keys, missing spaces and slips of the finger repaired.
// The reference, in Python, is tests/search/repair.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const { bare, fold, isWord, unkeyed, wordsOf } = site.text;
  const LONGEST = 7, MOST_PARTS = 12, WAYS = 24, TOGETHER = 40, ALONE = "0123456789aio";

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
    const [best] = ways(index, word, last), parted = [];
    for (let way = best; way && way.before; way = way.before) parted.unshift(way.part);
    return [parted, !!best && best.sum > 0];
  }

  // The best ways to part a word, each as its last part and the way before that; so few are followed that a long word
  // costs little. Two words that stand together more often than TOGETHER count no more: one frequent pair does not
  // outweigh all others.
  function ways(index, word, last) {
    const found = Array.from({ length: word.length + 1 }, () => []);
    found[0].push({ before: null, part: "", key: "", count: 0, sum: 0 });
    for (let end = 1; end <= word.length; end++) {
      for (let start = Math.max(0, end - LONGEST); start < end; start++) {
        const part = word.slice(start, end), key = fold(part);
        if (!found[start].length || (part.length === 1 && !ALONE.includes(key))) continue;
        if (!knows(index, key) && !(last && end === word.length && start > 0 && begins(index, key))) continue;
        for (const before of found[start]) {
          const beside = before.count ? Math.min(TOGETHER, together(index, before.key, key)) : 0;
          if (before.count < MOST_PARTS) found[end].push({ before, part, key, count: before.count + 1, sum: before.sum + beside });
        }
      }
      found[end].sort((a, b) => a.count - b.count || b.sum - a.sum);
      found[end].length = Math.min(found[end].length, WAYS);
    }
    return found[word.length];
  }

  // How often two words stand together in names, and in what the people say.
  const together = (index, first, second) => kept(index, "+" + first + " " + second, () =>
    (index.saidPairs.get(first + " " + second) || 0) + inNames(index, first, second));

  // In how many names; of the two words, those with the rarer are gone through.
  function inNames(index, first, second) {
    const words = index.byFold.get(first), next = index.byFold.get(second), found = new Set();
    if (!words || !next) return 0;
    const { counts, foldOf, starts, words: line } = index, one = foldOf[words[0]], other = foldOf[next[0]];
    const size = group => group.reduce((sum, word) => sum + counts[word], 0);
    for (const word of size(words) < size(next) ? words : next)
      for (const text of index.postings(word)) {
        const end = starts[text + 1];
        for (let at = starts[text] + 1; at < end; at++)
          if (foldOf[line[at]] === other && foldOf[line[at - 1]] === one) { found.add(text); break; }
      }
    return found.size;
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

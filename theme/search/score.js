// A query becomes the procedures that answer it, best first, in whole numbers only.
// The documented reference, in Python, is tests/search/score.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const { fold } = site.text, { SIGNS } = site;
  const PAIR = 24, NEAR = 10, READING = 15, BEYOND = 10, MARK = 32, PRIOR = 64, LOSS = 6, SOFT = 4, COVER = 8, ENOUGH = 7000, CANDIDATES = 80;
  const CODE = 1e7, NAME = 1e6, SPELLED = 2e6, FAR_BELOW = 4, WEAK = 5, SHORT = 4, WEAK_SHORT = 13, KEYWORD = 12, REHEARSED = 40;

  // What a search works with, made once for an index: on a slow phone a keystroke has no time for garbage.
  const workOf = index => index.work || (index.work = newWork(index));
  const lengthOf = (index, text) => index.starts[text + 1] - index.starts[text];

  function newWork(index) {
    let longest = 0;
    for (let text = 0; text < index.size; text++) longest = Math.max(longest, lengthOf(index, text));
    const texts = () => new Int32Array(index.size), places = () => new Uint16Array(longest), flags = () => new Uint8Array(longest);
    return {
      found: texts(), best: texts(), total: texts(), gained: texts(), phrase: texts(), ranks: texts(), sorted: texts(), here: places(), before: places(), marks: flags(),
      matched: flags(), kept: flags(), said: new Uint32Array(index.foldKeys.length), round: 0, alone: 0, covered: 0,
    };
  }

  // --- the texts worth a closer look ---------------------------------------------------------------------------------

  function addWeights(index, into, touched, terms) {
    const { best, found } = workOf(index);
    for (const { sought, share } of terms) {
      let count = 0;
      for (const word of sought.words) {
        const weight = sought.weights[word] * share;
        const texts = index.postings(word);
        for (let at = 0; at < texts.length; at++) {
          const text = texts[at];
          if (best[text] === 0) found[count++] = text;
          if (weight > best[text]) best[text] = weight;
        }
      }
      for (let at = 0; at < count; at++) {
        const text = found[at];
        if (into[text] === 0) touched.push(text);
        into[text] += best[text];
        best[text] = 0;
      }
    }
  }

  // For a phrase the better of its own words and of each reading. What a work keeps for texts is left all zero.
  function candidates(index, query) {
    const { total, gained, phrase: best } = workOf(index), touched = [];
    addWeights(index, total, touched, query.own);
    for (const phrase of query.phrases) {
      const found = [];
      for (const terms of [phrase.own].concat(phrase.readings.map(it => it.terms))) {
        const texts = [];
        addWeights(index, gained, texts, terms);
        for (const text of texts) {
          if (best[text] === 0) found.push(text);
          if (gained[text] > best[text]) best[text] = gained[text];
          gained[text] = 0;
        }
      }
      for (const text of found) {
        if (total[text] === 0) touched.push(text);
        total[text] += best[text];
        best[text] = 0;
      }
    }
    const { ranks, sorted } = index.work, size = touched.length;
    for (let at = 0; at < size; at++) {
      const text = touched[at];
      ranks[at] = sorted[at] = total[text] * 1024 - Math.min(1023, lengthOf(index, text));
      total[text] = 0;
    }
    if (size <= CANDIDATES) return touched;
    const least = nth(sorted, size, size - CANDIDATES);
    return touched.filter((_, at) => ranks[at] >= least);
  }

  // What would stand at a place if the first `size` numbers were sorted (Hoare's selection): sorting all takes longer.
  function nth(numbers, size, wanted) {
    let from = 0, to = size - 1;
    while (from < to) {
      const middle = numbers[from + to >> 1];
      let low = from, high = to;
      while (low <= high) {
        while (numbers[low] < middle) low++;
        while (numbers[high] > middle) high--;
        if (low > high) break;
        const number = numbers[low];
        numbers[low++] = numbers[high];
        numbers[high--] = number;
      }
      if (wanted <= high) to = high; else if (wanted >= low) from = low; else break;
    }
    return numbers[wanted];
  }

  // --- one text ------------------------------------------------------------------------------------------------------

  // Whether a text may have one of the words: most texts lack most words, and need not be read to know it.
  function meets(signs, wanted) {
    for (let part = 0; part < SIGNS; part++) if (signs[part] & wanted[part]) return true;
    return false;
  }

  // What a sequence of words gains in a text that has the words of `known`; `work.alone` is how much of that is words alone, `matched` gets the places.
  function gain(index, text, known, terms, matched) {
    const { work, words } = index, from = index.starts[text], length = index.starts[text + 1] - from;
    let { here, before } = work, countBefore = 0, weightBefore = 0, total = 0, alone = 0;
    matched.fill(0, 0, length);
    for (let at = 0; at < terms.length; at++) {
      const { sought: { weights, signs }, share } = terms[at];
      let weight = 0, count = 0;
      if (meets(known, signs))
        for (let place = 0; place < length; place++) {
          const found = weights[words[from + place]] * share >> 4;
          if (found === 0 || found < weight) continue;
          if (found > weight) { weight = found; count = 0; }
          here[count++] = place;
        }
      let next = false, near = false;
      for (let one = 0; one < count; one++) {
        matched[here[one]] = 1;
        for (let other = 0; other < countBefore; other++) {
          const step = here[one] - before[other];
          next = next || step === 1;
          near = near || step === 2 || step === 3;
        }
      }
      total += weight * 16 + Math.min(weight, weightBefore) * (next ? PAIR : near ? NEAR : 0);
      alone += weight;
      [here, before] = [before, here];
      countBefore = count;
      weightBefore = weight;
    }
    work.alone = alone;
    return total;
  }

  // No more than this can a reading gain in such a text: all its words that the text may have, side by side.
  function atMost(known, terms) {
    let sum = 0, before = 0;
    for (const { sought: { most, signs } } of terms) {
      const here = meets(known, signs) ? most : 0;
      sum += here * 16 + Math.min(here, before) * PAIR;
      before = here;
    }
    return sum;
  }

  const fullOf = most => Math.min(most, ENOUGH) + Math.floor(Math.max(0, most - ENOUGH) / SOFT);
  const worthOf = (gained, most, factor) =>
    gained === 0 ? 0 : Math.floor(Math.floor(Math.floor(gained * gained / most) * fullOf(most) / most) * factor / 16);

  // What the best reading of a phrase gains beyond the words themselves; `work.covered` is how much of the phrase that
  // covers, and its places are marked.
  function phraseGain(index, text, known, phrase) {
    const { work } = index, own = gain(index, text, known, phrase.own, work.matched), alone = work.alone;
    let best = own, covered = alone;
    for (let rank = 0; rank < phrase.readings.length; rank++) {
      const { terms, most } = phrase.readings[rank], factor = READING - phrase.loose - Math.min(rank, 8);
      // What cannot win need not be looked for.
      if (fullOf(most) * factor <= best * 16 || worthOf(atMost(known, terms), most, factor) <= best) continue;
      const gained = gain(index, text, known, terms, work.matched), worth = worthOf(gained, most, factor);
      if (worth <= best) continue;
      best = worth;
      covered = Math.max(alone, Math.floor(phrase.most * gained / most));
      [work.kept, work.matched] = [work.matched, work.kept];
    }
    work.covered = covered - alone;
    if (best > own) for (let place = lengthOf(index, text) - 1; place >= 0; place--) work.marks[place] |= work.kept[place];
    return best - own;
  }

  // The score of one text. Until the next call `work.marks` says which of its places matched.
  function score(index, query, text) {
    const work = workOf(index), { marks } = work, { mass, marked, signs } = index.facts(text);
    let sum = gain(index, text, signs, query.terms, marks), covered = work.alone;
    for (const phrase of query.phrases) {
      sum += phraseGain(index, text, signs, phrase);
      covered += work.covered;
    }
    const from = index.starts[text], length = index.starts[text + 1] - from, round = ++work.round;
    let rest = mass;
    for (let place = 0; place < length; place++) {
      if (!marks[place]) continue;
      const key = index.foldOf[index.words[from + place]];
      if (work.said[key] === round) continue;
      work.said[key] = round;
      rest -= index.rarity[key];
    }
    const beyond = rest * BEYOND, most = Math.floor(sum * LOSS / 16);
    let value = sum - Math.floor(most * beyond / Math.max(1, most + beyond)), unasked = 0;
    for (const last of marked) if (!marks[last]) unasked++;
    value -= Math.floor(value * Math.min(unasked, 3) * MARK / 256);
    const missed = query.most - Math.min(covered, query.most);
    value -= Math.floor(value * missed * COVER / Math.max(1, 16 * query.most));
    if (text >= index.names && text < index.whole) value = Math.floor(value * KEYWORD / 16);
    return value + Math.floor(value * index.priors[index.recordOf[text]] / PRIOR);
  }

  function named(index, query, folds, text) {
    if (text >= index.names || lengthOf(index, text) !== folds.length) return 0;
    const words = index.words.subarray(index.starts[text], index.starts[text + 1]);
    if (query.words.every((word, at) => index.vocabulary[words[at]] === word)) return SPELLED;
    return folds.every((key, at) => index.foldKeys[index.foldOf[words[at]]] === key) ? NAME : 0;
  }

  // { all, query, weak }. `all`: best first, { record, score, texts }, where `texts` are the names that matched. Records
  // from `index.records` on are those of `index.gone`: they appear only when named exactly. `weak`: even the best
  // answers less than a third of what was asked, or few words were asked and do not stand together; and nothing was named.
  site.search = (index, typed) => index.answers.get(typed.toLowerCase()) || search(index, typed);

  function search(index, typed) {
    const query = site.read(index, typed), found = new Map(), folds = query.words.map(fold), whole = folds.join(" ");
    let best = 0, ended = false;
    for (const text of query.coded ? [] : candidates(index, query).sort((a, b) => a - b)) {
      const value = score(index, query, text), record = index.recordOf[text];
      best = Math.max(best, value);
      if (value <= 0) continue;
      const sum = value + named(index, query, folds, text), known = found.get(record);
      if (!known) found.set(record, { record, score: sum, texts: [text] });
      else {
        known.score = Math.max(known.score, sum);
        known.texts.push(text);
      }
    }
    found.forEach((it, record) => { if (it.score * FAR_BELOW < best) found.delete(record); });
    const add = (record, value) => {
      const known = found.get(record) || { record, score: 0, texts: [] };
      found.set(record, { record, score: known.score + value, texts: known.texts });
    };
    query.codes.forEach((rank, code) => add(index.recordsOf(0).get(code), rank * CODE));
    index.gone.forEach(({ code, key }, at) => {
      if (folds.length && key === whole && !query.codes.has(code.toLowerCase())) {
        add(index.records + at, NAME);
        ended = true;
      }
    });
    const all = Array.from(found.values()).sort((a, b) => b.score - a.score || a.record - b.record);
    const least = query.most * (query.terms.length > SHORT ? WEAK : WEAK_SHORT);
    return { all, query, weak: !query.codes.size && !ended && best < least };
  }

  // The words of a record's names that matched, to be marked: asked for the few that are shown.
  site.matched = function (index, query, { texts }) {
    const words = new Set();
    for (const text of texts) {
      score(index, query, text);
      for (let from = index.starts[text], at = from; at < index.starts[text + 1]; at++)
        if (index.work.marks[at - from]) words.add(index.vocabulary[index.words[at]]);
    }
    return words;
  };

  // In idle moments, a little at each step: the answers to single letters, which touch the most texts and come first, what
  // the people's words ask for, and what scoring would make at first sight of a text or a word.
  site.warm = function* (index) {
    for (const letter of new Set(index.foldKeys.concat(index.vocabulary).map(word => word[0]))) {
      index.answers.set(letter, search(index, letter));
      yield;
    }
    index.initials(0);
    index.saidLine(0);
    for (let text = 0; text < index.size; text++) {
      index.facts(text);
      if (text % 64 === 63) yield;
    }
    for (let word = 0; word < index.vocabulary.length; word++) {
      index.postings(word);
      if (word % 16 === 15) yield;
    }
    yield* site.readAhead(index);
    // Code runs slowly the first times.
    for (const phrase of Array.from(index.phrases.keys()).slice(0, REHEARSED)) {
      search(index, phrase);
      yield;
    }
  };
})(window.niemyetSearch);

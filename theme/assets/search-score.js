// A query becomes the procedures that answer it, best first, in whole numbers only.
// The documented reference, in Python, is tests/search/score.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const { fold } = site.text;
  const PAIR = 24, NEAR = 10, READING = 15, BEYOND = 10, MARK = 32, PRIOR = 64, LOSS = 6, SOFT = 4, COVER = 8, ENOUGH = 7000, CANDIDATES = 120;
  const CODE = 1e7, NAME = 1e6, SPELLED = 2e6, FAR_BELOW = 4, WEAK = 5;

  // --- the texts worth a closer look ---------------------------------------------------------------------------------

  function addWeights(index, into, touched, terms) {
    const best = index.scratch, found = [];
    for (const { sought, share } of terms) {
      for (const word of sought.words) {
        const weight = sought.weights[word] * share;
        for (const text of index.postings[word]) {
          if (best[text] === 0) found.push(text);
          if (weight > best[text]) best[text] = weight;
        }
      }
      for (const text of found) {
        if (into[text] === 0) touched.push(text);
        into[text] += best[text];
        best[text] = 0;
      }
      found.length = 0;
    }
  }

  function candidates(index, query) {
    const size = index.texts.length, total = new Int32Array(size), touched = [];
    index.scratch = index.scratch || new Int32Array(size);
    addWeights(index, total, touched, query.own);
    for (const phrase of query.phrases) {
      const best = new Int32Array(size), found = [];
      for (const terms of [phrase.own].concat(phrase.readings.map(it => it.terms))) {
        const gained = new Int32Array(size), texts = [];
        addWeights(index, gained, texts, terms);
        for (const text of texts) {
          if (best[text] === 0) found.push(text);
          if (gained[text] > best[text]) best[text] = gained[text];
        }
      }
      for (const text of found) {
        if (total[text] === 0) touched.push(text);
        total[text] += best[text];
      }
    }
    if (touched.length > CANDIDATES) {
      const rank = text => total[text] * 1024 - Math.min(1023, index.texts[text].length);
      const least = Int32Array.from(touched, rank).sort()[touched.length - CANDIDATES];
      return touched.filter(text => rank(text) >= least);
    }
    return touched;
  }

  // --- one text ------------------------------------------------------------------------------------------------------

  // What a sequence of words gains in a text, and how much of that is words alone; matched places are set in `marks`.
  function gain(words, terms, marks) {
    let total = 0, alone = 0, before = [], weightBefore = 0;
    for (const { sought: { weights }, share } of terms) {
      let weight = 0, places = [];
      for (let place = 0; place < words.length; place++) {
        const found = weights[words[place]] * share >> 4;
        if (found > weight) { weight = found; places = [place]; }
        else if (found === weight && found > 0) places.push(place);
      }
      let next = false, near = false;
      for (const place of places) {
        marks[place] = 1;
        for (const other of before) {
          next = next || place - other === 1;
          near = near || place - other === 2 || place - other === 3;
        }
      }
      total += weight * 16 + Math.min(weight, weightBefore) * (next ? PAIR : near ? NEAR : 0);
      alone += weight;
      before = places;
      weightBefore = weight;
    }
    return [total, alone];
  }

  // What the best reading of a phrase gains beyond the words themselves, and how much of the phrase that covers.
  function phraseGain(words, phrase, marks) {
    const [own, alone] = gain(words, phrase.own, new Uint8Array(words.length));
    let best = own, covered = alone, places = null;
    phrase.readings.forEach(({ terms, most }, rank) => {
      const matched = new Uint8Array(words.length), [gained] = gain(words, terms, matched);
      if (gained === 0) return;
      const full = Math.min(most, ENOUGH) + Math.floor(Math.max(0, most - ENOUGH) / SOFT);
      const worth = Math.floor(Math.floor(Math.floor(gained * gained / most) * full / most) * (READING - phrase.loose - Math.min(rank, 8)) / 16);
      if (worth <= best) return;
      best = worth;
      covered = Math.max(alone, Math.floor(phrase.most * gained / most));
      places = matched;
    });
    if (places) places.forEach((set, place) => { if (set) marks[place] = 1; });
    return [best - own, covered - alone];
  }

  function score(index, query, text) {
    const words = index.texts[text], marks = new Uint8Array(words.length), folds = index.folds(text);
    let [sum, covered] = gain(words, query.terms, marks);
    for (const phrase of query.phrases) {
      const [more, cover] = phraseGain(words, phrase, marks);
      sum += more;
      covered += cover;
    }
    const said = new Set();
    marks.forEach((set, place) => { if (set) said.add(folds[place]); });
    let beyond = index.mass(text) * BEYOND;
    said.forEach(key => { beyond -= index.rarity[key] * BEYOND; });
    const most = Math.floor(sum * LOSS / 16);
    let value = sum - Math.floor(most * beyond / Math.max(1, most + beyond)), unasked = 0;
    for (const last of index.marked(text)) if (!marks[last]) unasked++;
    value -= Math.floor(value * Math.min(unasked, 3) * MARK / 256);
    const missed = query.most - Math.min(covered, query.most);
    value -= Math.floor(value * missed * COVER / Math.max(1, 16 * query.most));
    return [value + Math.floor(value * index.priors[index.recordOf[text]] / PRIOR), marks];
  }

  function named(index, query, folds, text) {
    const words = index.texts[text];
    if (words.length === query.words.length && query.words.every((word, at) => index.vocabulary[words[at]] === word)) return SPELLED;
    return folds.length === words.length && folds.every((key, at) => index.foldKeys[index.folds(text)[at]] === key) ? NAME : 0;
  }

  // `weak`: even the best answers less than a third of what was asked. Best first: { record, score, words }, where `words` are those that matched, to be marked. Records from
  // `index.codes.length` on are those of `index.gone`: they appear only when named exactly.
  site.search = function (index, typed) {
    const query = site.read(index, typed), found = new Map(), folds = query.words.map(fold), whole = folds.join(" ");
    let best = 0;
    for (const text of candidates(index, query).sort((a, b) => a - b)) {
      const [value, marks] = score(index, query, text), record = index.recordOf[text];
      best = Math.max(best, value);
      if (value <= 0) continue;
      const sum = value + named(index, query, folds, text), known = found.get(record);
      const words = known ? known.words : new Set();
      marks.forEach((set, place) => { if (set) words.add(index.vocabulary[index.texts[text][place]]); });
      if (!known || sum > known.score) found.set(record, { record, score: sum, words });
    }
    found.forEach((it, record) => { if (it.score * FAR_BELOW < best) found.delete(record); });
    const add = (record, value) => {
      const known = found.get(record) || { record, score: 0, words: new Set() };
      found.set(record, { record, score: known.score + value, words: known.words });
    };
    query.codes.forEach((rank, code) => add(index.recordsOf.get(code), rank * CODE));
    index.gone.forEach(({ code, key }, at) => {
      if (folds.length && key === whole && !query.codes.has(code.toLowerCase())) add(index.codes.length + at, NAME);
    });
    const all = Array.from(found.values()).sort((a, b) => b.score - a.score || a.record - b.record);
    return { all, query, weak: best < query.most * WEAK };
  };
})(window.niemyetSearch);

// A query becomes words to look for, phrases of the people with their official readings, and codes.
// The reference, in Python, is tests/search/queries.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const { bare, fold, likeness } = site.text, { beginning, inNames, kept, oneSlip } = site;
  const LOOSE = 3, HINTED = 7, APART = site.APART, PAIR = 24, PREFIX = 10, SLIP = 9, ASKED = 4, OF_INITIALS = 4, OF_HINTS = 2;

  // --- words ---------------------------------------------------------------------------------------------------------

  // What each word of the vocabulary is worth for a word typed, and the most it can be worth.
  function sought(index, token) {
    const name = (token.begun ? "~" : "=") + token.text;
    if (!index.seen.has(name)) {
      if (index.seen.size > 1000) index.seen.delete(index.seen.keys().next().value);
      index.seen.set(name, seek(index, token));
    }
    return index.seen.get(name);
  }

  function seek(index, token) {
    const key = fold(token.text), weights = new Uint16Array(index.vocabulary.length), words = [];
    // A letter alone begins words; that some name lists it, as in “điểm c, d”, means nothing yet.
    const letter = token.begun && key.length === 1;
    let most = 0;
    const weigh = (word, weight) => { if (weight > 0) { weights[word] = weight; words.push(word); } };
    const fitting = letter ? [] : index.byFold.get(key) || [];
    if (fitting.length) {
      const likes = fitting.map(word => likeness(token.text, index.vocabulary[word]));
      const best = fitting.filter((word, at) => likes[at] >= 14);
      most = site.rarityOf(index, best.length ? best : fitting);
      fitting.forEach((word, at) => weigh(word, Math.floor(most * likes[at] / 16)));
    }
    let any = fitting.length > 0;
    if (token.begun) {
      const begun = [], plain = bare(token.text) === token.text;
      for (const other of beginning(index, key))
        if (letter || other !== key)
          for (const word of index.byFold.get(other)) if (plain || index.vocabulary[word].startsWith(token.text)) begun.push(word);
      const worth = site.rarityOf(index, begun);
      begun.forEach(word => weigh(word, Math.floor(worth * PREFIX / 16)));
      any = any || begun.length > 0;
      most = most || worth;
    }
    if (!any && key.length >= 3) {
      const slipped = [];
      for (const other of index.foldKeys) if (oneSlip(key, other)) slipped.push(...index.byFold.get(other));
      most = slipped.length ? site.rarityOf(index, slipped) : 0;
      slipped.forEach(word => weigh(word, Math.floor(most * SLIP / 16)));
    }
    return { weights, words, most, signs: site.signsOf(words) };
  }

  // --- phrases -------------------------------------------------------------------------------------------------------

  // The words of one reading, and the most they can gain together: made once.
  function reading(index, words) {
    let known = index.readings.get(words);
    if (!known) index.readings.set(words, known = newReading(index, words));
    return known;
  }

  function newReading(index, words) {
    const terms = words.map(text => ({ sought: sought(index, { text, begun: false }), share: 16 }));
    let most = 0;
    terms.forEach(({ sought: it }, at) => { most += it.most * 16 + (at ? Math.min(it.most, terms[at - 1].sought.most) * PAIR : 0); });
    return { terms, most };
  }

  // The longest phrase wins over its parts (two may overlap), a phrase of the people over a question of the same length;
  // what is no word at all may be the initials of several, and a phrase may be hinted at. `asked` marks the words of
  // questions.
  function phrasesOf(index, tokens) {
    const folds = tokens.map(token => fold(token.text)), taken = tokens.map(() => false), asked = taken.slice(), found = [];
    for (let length = Math.min(Math.max(index.longest, index.questions.longest), tokens.length); length > 0; length--)
      for (let start = 0; start + length <= tokens.length; start++) {
        const end = start + length, part = tokens.slice(start, end), key = folds.slice(start, end).join(" ");
        const places = part.map((_, step) => start + step);
        if (found.some(longer => places.every(at => longer.places.includes(at))) || !asked.slice(start, end).includes(false)) continue;
        const readings = readingsOf(index, part, key);
        if (readings.length) found.push({ places, readings, loose: 0 });
        else if (!taken.slice(start, end).includes(true) && fits(index.questions, part, key)) asked.fill(true, start, end);
        else continue;
        taken.fill(true, start, end);
      }
    apartOf(index, tokens, folds, found);
    tokens.forEach((token, at) => {
      if (taken[at] || index.byFold.has(folds[at])) return;
      const texts = initials(index, folds[at]);
      if (texts.length) found.push({ places: [at], loose: 0, readings: texts.map(words => newReading(index, words)) });
    });
    hintedOf(index, tokens, folds, asked, found);
    return [found, asked];
  }

  // Phrases of four words and more, all of them typed but apart or in another order.
  function apartOf(index, tokens, folds, found) {
    const first = new Map();
    folds.forEach((key, at) => { if (!first.has(key)) first.set(key, at); });
    if (folds.length < APART) return;
    const begun = Array.from(first.keys()).flatMap(key => index.longPhrases.get(key) || []).sort((a, b) => a[0] - b[0]);
    for (const [, key, keys] of begun) {
      if (!keys.every(it => first.has(it))) continue;
      const places = keys.map(it => first.get(it));
      if (found.some(longer => places.every(at => longer.places.includes(at)))) continue;
      const readings = readingsOf(index, places.map(at => tokens[at]), key);
      if (readings.length) found.push({ places, readings, loose: LOOSE });
    }
  }

  // Two words that no name has side by side, or one that no name has, mean what the phrases with them mean: of those the
  // ones that share the most words with the query.
  function hintedOf(index, tokens, folds, asked, found) {
    const hint = own => {
      if (own.some(at => asked[at] || found.some(it => it.places.includes(at)))) return;
      // A word of names that is still being typed.
      if (own.length === 1 && tokens[own[0]].begun && site.begins(index, folds[own[0]])) return;
      const near = saidWith(index, tokens, folds, own.map(at => folds[at]));
      const most = near.reduce((most, it) => Math.max(most, it.places.length), 0), nearest = near.filter(it => it.places.length === most);
      const texts = new Map();
      for (const { read } of nearest) for (const words of read) if (!texts.has(words.join(" "))) texts.set(words.join(" "), words);
      if (!texts.size) return;
      const places = new Set(nearest.length === 1 ? own.concat(nearest[0].places) : own);
      const readings = Array.from(texts.values()).slice(0, OF_HINTS).map(words => reading(index, words));
      found.push({ places: Array.from(places).sort((a, b) => a - b), readings, loose: HINTED });
    };
    for (let at = 0; at + 1 < folds.length; at++) hint([at, at + 1]);
    for (let at = 0; at < folds.length; at++) hint([at]);
  }

  // Of each phrase that has these words side by side, and no other accents than those typed: where the query has its
  // words, and how it is read.
  function saidWith(index, tokens, folds, words) {
    const found = [];
    for (const key of keysWith(index, words)) {
      const at = key.split(" ").map(word => folds.indexOf(word));
      for (const [said, read] of index.phrases.get(key))
        if (at.every((place, step) => place < 0 || likeness(tokens[place].text, said[step]) >= 8)) found.push({ places: at.filter(place => place >= 0), read });
    }
    return found;
  }

  // The phrases that have these words side by side, where no name has them so.
  function keysWith(index, words) {
    const text = words.join(" "), [first, second] = words;
    return kept(index, "?" + text, () => {
      const said = second === undefined ? index.saidWords : index.saidPairs, found = [];
      if (!said.has(text) || (second === undefined ? index.byFold.has(first) : inNames(index, first, second))) return found;
      const line = index.saidLine(0), wanted = " " + text + " ";
      for (let at = line.indexOf(wanted), end = 0; at >= 0; at = line.indexOf(wanted, end)) {
        end = line.indexOf("|", at);
        found.push(line.slice(line.lastIndexOf("|", at) + 2, end - 1));
      }
      return found;
    });
  }

  function readingsOf(index, tokens, key) {
    const found = [];
    for (const [said, read] of index.phrases.get(key) || [])
      if (tokens.every((token, at) => likeness(token.text, said[at]) >= 8))
        for (const words of read) found.push(reading(index, words));
    return found;
  }

  function initials(index, letters) {
    if (letters.length < 3 || letters.length > 6) return [];
    if (index.shortened.has(letters)) return index.shortened.get(letters);
    const counts = new Map(), { line, begins } = index.initials(0);
    for (let text = 0, at = line.indexOf(letters); at >= 0; at = line.indexOf(letters, begins[text])) {
      while (begins[text + 1] <= at) text++;
      const place = at - begins[text], from = index.starts[text++] + place, words = index.words.subarray(from, from + letters.length);
      const spelled = Array.from(words, word => index.vocabulary[word]).join(" ");
      counts.set(spelled, (counts.get(spelled) || 0) + (place ? 1 : 4));
    }
    const ranked = Array.from(counts.keys()).map((spelled, at) => [spelled, at]);
    ranked.sort((a, b) => counts.get(b[0]) - counts.get(a[0]) || a[1] - b[1]);
    return ranked.slice(0, OF_INITIALS).map(([spelled]) => spelled.split(" "));
  }

  const fits = (phrases, tokens, key) =>
    (phrases.get(key) || []).some(phrase => phrase.every((word, at) => likeness(tokens[at].text, word) >= 8));

  // --- codes ---------------------------------------------------------------------------------------------------------

  // Nothing but a code, also with its province or of the province's own; three digits may be the number of a decree.
  const DIGIT = /[0-9]/, ALONE = /^(?:[0-9.,]{4,}(?:\.h[0-9]{2})?|[a-z]+(?:\.[0-9]+)+)$/, SPACED = /[ \u00a0_-]+/g;
  const isCode = typed => ALONE.test(typed.trim().toLowerCase().replace(SPACED, "."));

  function codesOf(index, typed) {
    const meant = new Map(), whole = typed.trim().toLowerCase();
    if (!DIGIT.test(whole)) return meant;
    const known = index.recordsOf(0);
    if (known.has(whole)) meant.set(whole, 4);
    for (const match of typed.match(/[0-9](?:[0-9.,]*[0-9])?/g) || []) {
      const digits = match.replace(/[.,]/g, ""), code = digits.slice(0, 1) + "." + digits.slice(1, 7);
      if (digits.length >= 7 && known.has(code)) meant.set(code, 4);
    }
    const pointed = whole.replace(SPACED, "."), digits = pointed.replace(/[.,]/g, "");
    if (digits.length >= 3 && /^[0-9](?:[0-9.,]*[0-9])?$/.test(pointed))
      for (const code of known.keys()) {
        if (known.get(code) >= index.records) continue;
        const plain = code.replace(/\./g, ""), place = plain.indexOf(digits);
        if (place < 0 || meant.has(code)) continue;
        meant.set(code, place === 0 ? 3 : plain.endsWith(digits) ? 2 : 1);
      }
    return meant;
  }

  // In idle moments: what the phrases of the people will ask for.
  site.readAhead = function* (index) {
    for (const all of index.phrases.values()) {
      for (const [, read] of all) for (const words of read) reading(index, words);
      yield;
    }
  };

  site.read = function (index, typed) {
    typed = typed.normalize("NFC");
    const [words, tokens] = site.tokensOf(index, typed), [phrases, asked] = phrasesOf(index, tokens);
    if (!asked.includes(false)) asked.fill(false);
    const terms = tokens.map((token, at) => ({ sought: sought(index, token), share: asked[at] ? ASKED : 16 }));
    const inside = tokens.map((_, at) => phrases.some(phrase => phrase.places.includes(at)));
    for (const phrase of phrases) {
      phrase.own = phrase.places.map(at => terms[at]);
      phrase.most = mostOf(phrase.own);
    }
    const own = terms.filter((_, at) => !inside[at]), codes = codesOf(index, typed);
    return { words, tokens, terms, own, phrases, most: mostOf(terms), codes, coded: codes.size > 0 && isCode(typed) };
  };

  const mostOf = terms => terms.reduce((sum, it) => sum + (it.sought.most * it.share >> 4), 0);
})(window.niemyetSearch);

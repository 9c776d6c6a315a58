// The files of the search index become words, texts and postings.
// The reference, in Python, is tests/search/index.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const { fold, isWord, keyOf, wordsOf } = site.text;
  const RANK = new Uint8Array(128), ONE = 66, TWO = 20, COMMON = 4, APART = 4, SIGNS = 4;
  let SIZE = 0;
  for (let code = 35; code < 127; code++) if (code !== 92 && code !== 96) RANK[code] = SIZE++;
  const LEVELS = { xa: 3, tinh: 2 };

  // --- the index -----------------------------------------------------------------------------------------------------

  const LONGEST = 65536, RANKS = new Uint16Array(LONGEST), IDS = new Uint16Array(LONGEST);

  // The places in the dictionary that a string of codes names: good until the next call, which uses the same memory.
  function ranksOf(code) {
    let count = 0;
    for (let place = 0; place < code.length;) {
      let rank = RANK[code.charCodeAt(place++)];
      if (rank >= ONE + TWO) {
        rank = ONE + TWO * SIZE + (rank - ONE - TWO) * SIZE * SIZE + RANK[code.charCodeAt(place++)] * SIZE;
        rank += RANK[code.charCodeAt(place++)];
      } else if (rank >= ONE) rank = ONE + (rank - ONE) * SIZE + RANK[code.charCodeAt(place++)];
      RANKS[count++] = rank;
    }
    return RANKS.subarray(0, count);
  }

  function textOf(pieces, code) {
    let out = "", afterWord = false;
    for (const rank of ranksOf(code)) {
      const piece = pieces[rank], word = isWord(piece[0]);
      out += afterWord && word ? " " + piece : piece;
      afterWord = word;
    }
    return out;
  }

  const column = text => text === "" ? [] : text.split(" ");
  const lists = text => text.split(" ").map(part => part.split("!").filter(Boolean));

  // `first` answers by name; with `more` also by other names, the people's words, and what has ended. Texts stay codes
  // until they are shown: what is compared are the words of their pieces, made once for each piece.
  function build(first, more) {
    const pieces = more ? first.words.concat(more.words) : first.words, words = pieces.map(wordsOf);
    const codes = column(first.codes), names = codes.length ? first.names.split(" ") : [], officials = first.officials.split(" ");
    const others = more ? lists(more.others) : [], gone = more ? more.gone : { codes: "", names: "", states: [] };
    const goneNames = gone.names.split(" ");
    const wordsAt = code => {
      const found = [];
      for (const rank of ranksOf(code)) found.push(...words[rank]);
      return found;
    };
    const index = {
      codes, levels: first.levels.map(at => first.levelSets[at]), questions: keyed(first.questions), more: !!more,
      vocabulary: [], ids: new Map(), texts: [], recordOf: [], phrases: new Map(), shortened: new Map(), seen: new Map(), answers: new Map(),
      name: record => textOf(pieces, record < codes.length ? names[record] : goneNames[record - codes.length]),
      official: record => record < codes.length ? textOf(pieces, officials[record]) : "",
      code: record => record < codes.length ? codes[record] : index.gone[record - codes.length].code,
    };
    index.longest = index.questions.longest;
    index.priors = index.levels.map(levels => Math.max(0, ...levels.map(level => LEVELS[level] || 0)));
    index.gone = column(gone.codes).map((code, at) => ({ code, state: gone.states[at], key: keyOf(wordsAt(goneNames[at])) }));
    const known = words.map(() => null);
    const add = (record, code) => {
      const ranks = ranksOf(code);
      let count = 0;
      for (let at = 0; at < ranks.length; at++) {
        const here = known[ranks[at]] || (known[ranks[at]] = words[ranks[at]].map(word => idOf(index, word)));
        for (let step = 0; step < here.length; step++) IDS[count++] = here[step];
      }
      if (!count) return;
      index.texts.push(IDS.slice(0, count));
      index.recordOf.push(record);
    };
    names.forEach((name, record) => { add(record, name); add(record, officials[record]); });
    others.forEach((all, record) => all.forEach(name => add(record, name)));
    const read = more ? lists(more.read) : [];
    (more ? lists(more.said) : []).forEach((said, at) => {
      const readings = read[at].map(wordsAt);
      said.forEach(phrase => addPhrase(index, wordsAt(phrase), readings));
    });
    index.longPhrases = Array.from(index.phrases.keys(), key => [key, key.split(" ")]).filter(([, keys]) => keys.length >= APART);
    index.recordsOf = new Map(codes.concat(index.gone.map(it => it.code)).map((code, record) => [code.toLowerCase(), record]));
    post(index, first.marked.map(wordsOf));
    return index;
  }

  // Phrases by what they share with other spellings.
  function keyed(texts) {
    const found = new Map();
    found.longest = 0;
    for (const text of texts) {
      const words = wordsOf(text), key = keyOf(words);
      found.set(key, (found.get(key) || []).concat([words]));
      found.longest = Math.max(found.longest, words.length);
    }
    return found;
  }

  function idOf(index, word) {
    let id = index.ids.get(word);
    if (id === undefined) {
      index.ids.set(word, id = index.vocabulary.length);
      index.vocabulary.push(word);
    }
    return id;
  }

  function addPhrase(index, words, read) {
    if (!words.length || !read.length) return;
    const key = keyOf(words);
    if (!index.phrases.has(key)) index.phrases.set(key, []);
    index.phrases.get(key).push([words, read]);
    const initials = words.map(word => fold(word)[0]).join("");
    if (words.length > 2 && !index.shortened.has(initials)) index.shortened.set(initials, read);
    index.longest = Math.max(index.longest, words.length);
  }

  function post(index, marked) {
    const size = index.vocabulary.length;
    index.postings = Array.from({ length: size }, () => []);
    const last = new Int32Array(size).fill(-1);
    index.texts.forEach((words, text) => words.forEach(word => {
      if (last[word] !== text) { last[word] = text; index.postings[word].push(text); }
    }));
    index.byFold = new Map();
    index.vocabulary.forEach((spelling, word) => {
      const key = fold(spelling);
      if (!index.byFold.has(key)) index.byFold.set(key, []);
      index.byFold.get(key).push(word);
    });
    index.foldKeys = Array.from(index.byFold.keys());
    index.sorted = index.foldKeys.slice().sort();
    index.lengths = Uint16Array.from(index.texts, words => words.length);
    index.signs = new Uint32Array(index.texts.length * SIGNS);
    index.texts.forEach((words, text) => signed(words, index.signs, text * SIGNS));
    index.foldOf = new Uint16Array(size);
    index.rarity = Int32Array.from(index.foldKeys, (key, at) => {
      const group = index.byFold.get(key);
      group.forEach(word => { index.foldOf[word] = at; });
      return rarityOf(index, group);
    });
    const phrases = new Array(size).fill(null);
    for (const phrase of marked.map(words => words.map(word => index.ids.get(word))))
      if (!phrase.includes(undefined)) (phrases[phrase[0]] || (phrases[phrase[0]] = [])).push(phrase);
    // Few texts are ever looked at closely: what only scoring needs is made when it does.
    index.folds = each(index.texts.length, text => index.texts[text].map(word => index.foldOf[word]));
    index.mass = each(index.texts.length, text => {
      let sum = 0;
      new Set(index.folds(text)).forEach(key => { sum += index.rarity[key]; });
      return sum;
    });
    index.marked = each(index.texts.length, text => marksOf(index.texts[text], phrases));
    index.initials = each(1, () => initialsOf(index));
  }

  // One bit a word, so that two lists without a common bit have no common word.
  function signed(words, signs, at) {
    for (let step = 0; step < words.length; step++) signs[at + (words[step] >> 5) % SIGNS] |= 1 << (words[step] & 31);
    return signs;
  }

  // The first letters of all words, text after text, in one line: much faster to look through than thousands.
  function initialsOf(index) {
    const starts = [0];
    let line = "";
    index.texts.forEach(words => {
      for (const word of words) line += index.foldKeys[index.foldOf[word]][0];
      line += " ";
      starts.push(line.length);
    });
    return { line, starts };
  }

  function each(size, make) {
    const known = new Array(size);
    return at => known[at] === undefined ? (known[at] = make(at)) : known[at];
  }

  // The last places of the special cases that a name speaks of, each once.
  function marksOf(words, phrases) {
    const found = [], seen = [];
    for (let at = 0; at < words.length; at++)
      for (const phrase of phrases[words[at]] || [])
        if (!seen.includes(phrase) && phrase.every((word, step) => words[at + step] === word)) {
          seen.push(phrase);
          found.push(at + phrase.length - 1);
        }
    return found;
  }

  // 16 times the binary logarithm of how many texts there are for one with any of the words, and a little for all.
  function rarityOf(index, words) {
    let found = 0;
    for (const word of words) found += index.postings[word].length;
    const ratio = Math.floor(index.texts.length * 16 / Math.max(1, found));
    if (ratio < 16) return COMMON;
    const whole = 31 - Math.clz32(ratio);
    return COMMON + 16 * whole + (Math.floor(ratio * 16 / Math.pow(2, whole)) & 15) - 64;
  }

  Object.assign(site, { APART, SIGNS, signed });
  site.build = build;
  site.rarityOf = rarityOf;
})(window.niemyetSearch);

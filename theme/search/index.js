// The files of the search index become words, texts and postings.
// The reference, in Python, is tests/search/index.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const { fold, keyOf, learn, wordsOf } = site.text, { FIRST, LISTS, actsOf, partsOf, spelledOut, textOf, unlisted } = site.names;
  const NONE = -1, MANY = -2, COMMON = 4, APART = 4, SIGNS = 4;
  const LEVELS = { xa: 3, tinh: 2 };

  // --- the index -----------------------------------------------------------------------------------------------------

  const codeOf = ([first, middle, last, others], record) =>
    others[record] || first[record] + "." + middle.slice(3 * record, 3 * record + 3) + last.slice(3 * record, 3 * record + 3);
  const placesOf = text => Array.from(text, sign => sign.charCodeAt(0) - FIRST);
  const column = text => text === "" ? [] : text.split(" ");
  const lists = text => text.split(" ").map(part => part.split("!").filter(Boolean));

  // `first` answers by name; with `more` also by parts of names, other names, the people's words, and what has ended.
  // Texts stay codes until they are shown: what is compared are the words of their pieces, made once for each piece. The
  // words of all texts stand in one line, `words`; text t is those from `starts[t]` to `starts[t + 1]`. The first `names`
  // of them are names; keywords follow, then the parts of names that list several things.
  function build(first, more) {
    const pieces = more ? first.words.concat(more.words) : first.words, words = pieces.map(wordsOf);
    learn([].concat(...words));
    const records = first.codes[0].length, names = records ? first.names.split(" ") : [], officials = first.officials.split(" ");
    const others = more ? lists(more.others) : [], keywords = more ? lists(more.keywords) : [], gone = more ? more.gone : { codes: "", names: "", states: [] };
    const goneNames = gone.names.split(" ");
    const wordsAt = code => {
      const found = [];
      for (let at = 0; at < code.length; at++) found.push(...words[code.charCodeAt(at) - FIRST]);
      return found;
    };
    const index = {
      records, levels: first.levels.map(at => first.levelSets[at]), questions: keyed(first.questions), more: !!more,
      vocabulary: [], ids: new Map(), recordOf: [], phrases: new Map(), readings: new Map(), shortened: new Map(), seen: new Map(), answers: new Map(),
      saidWords: new Set(), saidPairs: new Map(), repaired: new Map(),
      name: each(records, record => textOf(pieces, record < records ? names[record] : goneNames[record - records])),
      official: record => record < records ? textOf(pieces, officials[record]) : "",
      code: record => record < records ? codeOf(first.codes, record) : index.gone[record - records].code,
      texts: column => lists(column).map(part => part.map(code => textOf(pieces, code))),
    };
    index.longest = index.questions.longest;
    const priors = first.levelSets.map(levels => Math.max(0, ...levels.map(level => LEVELS[level] || 0)));
    index.priors = first.levels.map(at => priors[at]);
    index.gone = column(gone.codes).map((code, at) => ({ code, state: gone.states[at], key: keyOf(wordsAt(goneNames[at])) }));
    const sizes = [first.names, first.officials].concat(more ? [more.others, more.keywords] : []).map(column => column.length);
    const spelled = more ? spelledOut([names, officials], lists(more.shortened)) : [];
    const size = spelled.reduce((sum, [, code]) => sum + code.length, sizes.reduce((sum, size) => sum + size));
    const lines = linesOf(index, pieces, words, first.words.length, size);
    const listing = [];
    for (let record = 0; record < names.length; record++) {
      if (lines.read(record, names[record]) && more) listing.push([record, names[record]]);
      if (officials[record] && lines.read(record, officials[record]) && more) listing.push([record, officials[record]]);
    }
    others.forEach((all, record) => all.forEach(name => lines.read(record, name)));
    for (const [record, code] of spelled) lines.read(record, code);
    index.names = lines.starts.length - 1;
    keywords.forEach((all, record) => all.forEach(word => lines.read(record, word)));
    index.whole = lines.starts.length - 1;
    for (const [record, code] of listing) partsOf(textOf(pieces, code)).forEach(part => lines.add(record, part));
    index.starts = new Uint32Array(lines.starts);
    index.size = lines.starts.length - 1;
    index.words = lines.words();
    index.acts = text => actsOf(pieces, words, lines.codes[text]);
    index.counts = more ? countsOf(index) : first.counts;
    const read = more ? lists(more.read) : [];
    (more ? lists(more.said) : []).forEach((said, at) => {
      const readings = read[at].map(wordsAt);
      said.forEach(phrase => addPhrase(index, wordsAt(phrase), readings));
    });
    index.longPhrases = longPhrases(index);
    index.recordsOf = each(1, () => new Map(Array.from({ length: records + index.gone.length }, (_, record) => [index.code(record).toLowerCase(), record])));
    post(index, first.marked.map(wordsOf));
    return index;
  }

  // The words of texts in one line, as ids, and where each text starts. Nothing is shown before all names are read, and
  // code that has not run often is slow: a small function called for each text is made fast soonest, and does little.
  // All `known` first pieces are of names: their words come first in the vocabulary.
  function linesOf(index, pieces, words, known, size) {
    const { recordOf } = index, codes = [], starts = [0], only = new Int32Array(FIRST + pieces.length).fill(MANY);
    const most = words.reduce((most, piece) => Math.max(most, piece.length), 1);
    const line = new Uint16Array(2 * most * size); // no text is longer than its code, and none stands here more than twice
    for (let piece = 0; piece < known; piece++) spell(piece);

    // The id of the only word of a piece, which most have.
    function spell(piece) {
      const all = words[piece];
      if (all.length === 1) only[FIRST + piece] = idOf(index, all[0]);
      else if (all.length) for (const word of all) idOf(index, word);
      else if (!LISTS.test(pieces[piece])) only[FIRST + piece] = NONE;
    }

    // A text of a record from its code; whether it lists several things.
    function read(record, code) {
      let end = starts[starts.length - 1], lists = false;
      for (let at = 0; at < code.length; at++) {
        const word = only[code.charCodeAt(at)];
        if (word >= 0) line[end++] = word;
        else if (word === MANY) {
          const piece = code.charCodeAt(at) - FIRST;
          for (const other of words[piece]) line[end++] = idOf(index, other);
          if (piece < known) lists = lists || LISTS.test(pieces[piece]); else spell(piece);
        }
      }
      finish(record, end, code);
      return lists;
    }

    function add(record, words) {
      let end = starts[starts.length - 1];
      for (const word of words) line[end++] = idOf(index, word);
      finish(record, end, "");
    }

    function finish(record, end, code) {
      if (end === starts[starts.length - 1]) return;
      starts.push(end);
      recordOf.push(record);
      codes.push(code);
    }

    return { add, codes, read, starts, words: () => line.slice(0, starts[starts.length - 1]) };
  }

  // In how many texts each word stands. The first list brings that: there is no time to count.
  function countsOf({ words, starts, size, vocabulary }) {
    const counts = new Uint32Array(vocabulary.length), last = new Int32Array(vocabulary.length).fill(-1);
    for (let text = 0; text < size; text++)
      for (let at = starts[text]; at < starts[text + 1]; at++) {
        const word = words[at];
        if (last[word] !== text) { last[word] = text; counts[word]++; }
      }
    return counts;
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
    const folds = words.map(fold), initials = folds.map(word => word[0]).join("");
    folds.forEach((word, at) => {
      index.saidWords.add(word);
      const pair = folds[at - 1] + " " + word;
      if (at > 0) index.saidPairs.set(pair, (index.saidPairs.get(pair) || 0) + 1);
    });
    if (words.length > 2 && !index.shortened.has(initials)) index.shortened.set(initials, read);
    index.longest = Math.max(index.longest, words.length);
  }

  // Phrases that may be typed apart, by their first word: [place among all, key, its words].
  function longPhrases({ phrases }) {
    const found = new Map();
    let place = 0;
    for (const key of phrases.keys()) {
      const keys = key.split(" ");
      if (keys.length >= APART) found.set(keys[0], (found.get(keys[0]) || []).concat([[place, key, keys]]));
      place++;
    }
    return found;
  }

  function post(index, marked) {
    const size = index.vocabulary.length;
    index.byFold = new Map();
    index.vocabulary.forEach((spelling, word) => {
      const key = fold(spelling), group = index.byFold.get(key);
      if (group) group.push(word); else index.byFold.set(key, [word]);
    });
    index.foldKeys = Array.from(index.byFold.keys());
    index.repairs = Array.from(new Set([...index.foldKeys, ...index.saidWords]));
    index.sorted = index.foldKeys.slice().sort();
    index.foldOf = new Uint16Array(size);
    index.rarity = Int32Array.from(index.foldKeys, (key, at) => {
      const group = index.byFold.get(key);
      for (const word of group) index.foldOf[word] = at;
      return rarityOf(index, group);
    });
    const phrases = new Array(size).fill(null);
    for (const phrase of marked.map(words => words.map(word => index.ids.get(word))))
      if (!phrase.includes(undefined)) (phrases[phrase[0]] || (phrases[phrase[0]] = [])).push(phrase);
    // Few words are ever asked for, and few texts looked at closely: what only that needs is made when it happens.
    index.postings = postingsOf(index);
    index.facts = each(index.size, text => factsOf(index, text, phrases));
    index.initials = each(1, () => initialsOf(index));
    index.saidLine = each(1, () => "|" + Array.from(index.phrases.keys(), key => " " + key + " |").join(""));
  }

  // The texts with a word, each once.
  function postingsOf({ words, starts, counts }) {
    return each(counts.length, word => {
      const found = new Uint32Array(counts[word]);
      let text = 0;
      for (let count = 0, at = words.indexOf(word); count < found.length; at = words.indexOf(word, starts[text])) {
        while (starts[text] <= at) text++;
        found[count++] = text - 1;
      }
      return found;
    });
  }

  function factsOf(index, text, phrases) {
    const words = index.words.subarray(index.starts[text], index.starts[text + 1]);
    return { mass: massOf(index, words), marked: unlisted(index, text, marksOf(words, phrases)), signs: signsOf(words) };
  }

  // One bit a word, so that two lists without a common bit have no common word.
  function signsOf(words) {
    const signs = new Uint32Array(SIGNS);
    for (const word of words) signs[(word >> 5) % SIGNS] |= 1 << (word & 31);
    return signs;
  }

  function massOf({ foldOf, rarity }, words) {
    const keys = new Set();
    let sum = 0;
    for (const word of words) keys.add(foldOf[word]);
    for (const key of keys) sum += rarity[key];
    return sum;
  }

  // The first letters of all words, text after text, in one line: much faster to look through than thousands.
  function initialsOf({ words, starts, size, foldKeys, foldOf }) {
    const begins = [0];
    let line = "";
    for (let text = 0; text < size; text++) {
      for (let at = starts[text]; at < starts[text + 1]; at++) line += foldKeys[foldOf[words[at]]][0];
      line += " ";
      begins.push(line.length);
    }
    return { line, begins };
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
    for (const word of words) found += index.counts[word];
    const ratio = Math.floor(index.size * 16 / Math.max(1, found));
    if (ratio < 16) return COMMON;
    const whole = 31 - Math.clz32(ratio);
    return COMMON + 16 * whole + (Math.floor(ratio * 16 / Math.pow(2, whole)) & 15) - 64;
  }

  Object.assign(site, { APART, SIGNS, build, placesOf, rarityOf, signsOf });
})(window.niemyetSearch);

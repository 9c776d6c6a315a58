// The files of the search index become words, texts and postings; what people type becomes words that can be compared.
// The reference, in Python, is tests/search/{folding,index}.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const RANK = new Uint8Array(128), ONE = 66, TWO = 20, COMMON = 4, APART = 4;
  let SIZE = 0;
  for (let code = 35; code < 127; code++) if (code !== 92 && code !== 96) RANK[code] = SIZE++;
  const LEVELS = { xa: 3, tinh: 2 };

  // --- folding -------------------------------------------------------------------------------------------------------

  const MARKS = /[\u0300-\u036f]/g, TONES = /[\u0300\u0301\u0303\u0309\u0323]/g, VOWELS = "aeiouyăâêôơư";
  const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323", z: "" };
  const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323", 0: "" };
  const HATS = { a: "â", e: "ê", o: "ô" }, HORNS = { a: "ă", o: "ơ", u: "ư" };
  const has = (table, key) => Object.prototype.hasOwnProperty.call(table, key);

  function kept(make) {
    const known = new Map();
    return word => {
      let value = known.get(word);
      if (value === undefined) {
        if (known.size > 20000) known.clear();
        known.set(word, value = make(word));
      }
      return value;
    };
  }

  const isPlain = letter => (letter >= "a" && letter <= "z") || (letter >= "0" && letter <= "9");
  const isWord = letter => isPlain(letter) || letter.toLowerCase() !== letter.toUpperCase();

  function wordsOf(text) {
    let out = "";
    for (const letter of text.normalize("NFC").toLowerCase()) out += isWord(letter) ? letter : " ";
    return out.split(" ").filter(Boolean);
  }

  // đ by hand: it does not decompose.
  const bare = kept(word => word.replace(/đ/g, "d").normalize("NFD").replace(MARKS, ""));

  // kỹ = kĩ, quý = quí; but thủy, máy and tây keep their y.
  function iForY(word) {
    if (!word.endsWith("y")) return word;
    const one = word.length === 1, before = word[word.length - 2];
    return one || !VOWELS.includes(before) || word.slice(-3, -1) === "qu" ? word.slice(0, -1) + "i" : word;
  }

  const fold = kept(word => iForY(bare(word)));

  const parted = kept(word => {
    const apart = word.normalize("NFD");
    return [iForY(apart.replace(TONES, "").normalize("NFC")), (apart.match(TONES) || []).join("")];
  });

  function likeness(typed, word) {
    const [letters, tone] = parted(typed), [knownLetters, knownTone] = parted(word);
    if (bare(typed) === typed || (letters === knownLetters && tone === knownTone)) return 16;
    let fits = true;
    for (let place = 0; place < Math.min(letters.length, knownLetters.length); place++) {
      const letter = letters[place], known = knownLetters[place];
      fits = fits && (letter === known || letter === bare(known));
    }
    if (fits && (tone === "" || tone === knownTone)) return 14;
    return fits || letters === knownLetters ? 8 : 3;
  }

  function lastOf(out, letters) {
    for (let place = out.length - 1; place >= 0; place--) if (has(letters, out[place])) return place;
    return -1;
  }

  function horned(out) {
    const place = lastOf(out, HORNS);
    if (place < 0) return false;
    if (out[place] === "o" && place > 0 && out[place - 1] === "u") out[place - 1] = "ư";
    out[place] = HORNS[out[place]];
    return true;
  }

  function toned(out, tone) {
    const place = out.findIndex(letter => VOWELS.includes(letter));
    return place < 0 ? null : (out.slice(0, place + 1).join("") + tone + out.slice(place + 1).join("")).normalize("NFC");
  }

  function fromTelex(word) {
    const out = [];
    let tone = "";
    for (const key of word) {
      const vowels = out.some(letter => VOWELS.includes(letter));
      if (has(TELEX_TONES, key) && vowels) tone = TELEX_TONES[key];
      else if (key === "d" && out.includes("d")) out[out.indexOf("d")] = "đ";
      else if (key === "w") { if (!horned(out)) out.push("ư"); }
      else if (has(HATS, key) && out.includes(key)) out[out.lastIndexOf(key)] = HATS[key];
      else out.push(key);
    }
    return toned(out, tone);
  }

  function fromVni(word) {
    const out = [];
    let tone = "";
    for (const key of word) {
      const hat = key === "6" ? lastOf(out, HATS) : -1;
      if (has(VNI_TONES, key)) tone = VNI_TONES[key];
      else if (hat >= 0) out[hat] = HATS[out[hat]];
      else if ((key === "7" || key === "8") && horned(out)) continue;
      else if ((key === "9" || key === "d") && out.includes("d")) out[out.indexOf("d")] = "đ";
      else out.push(key);
    }
    return toned(out, tone);
  }

  function unkeyed(word, known) {
    for (const decoded of [fromVni(word), fromTelex(word)])
      if (decoded !== null && decoded !== word && known(decoded)) return decoded;
    return null;
  }

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
    const wordsIn = code => {
      const found = [];
      for (const rank of ranksOf(code)) found.push(...words[rank]);
      return found;
    };
    const index = {
      codes, levels: first.levels.map(at => first.levelSets[at]), questions: keyed(first.questions), more: !!more,
      vocabulary: [], ids: new Map(), texts: [], recordOf: [], phrases: new Map(), shortened: new Map(), seen: new Map(),
      name: record => textOf(pieces, record < codes.length ? names[record] : goneNames[record - codes.length]),
      official: record => record < codes.length ? textOf(pieces, officials[record]) : "",
      code: record => record < codes.length ? codes[record] : index.gone[record - codes.length].code,
    };
    index.longest = index.questions.longest;
    index.priors = index.levels.map(levels => Math.max(0, ...levels.map(level => LEVELS[level] || 0)));
    index.gone = column(gone.codes).map((code, at) => ({ code, state: gone.states[at], key: keyOf(wordsIn(goneNames[at])) }));
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
      const readings = read[at].map(wordsIn);
      said.forEach(phrase => addPhrase(index, wordsIn(phrase), readings));
    });
    index.longPhrases = Array.from(index.phrases.keys(), key => [key, key.split(" ")]).filter(([, keys]) => keys.length >= APART);
    index.recordsOf = new Map(codes.concat(index.gone.map(it => it.code)).map((code, record) => [code.toLowerCase(), record]));
    post(index, first.marked.map(wordsOf));
    return index;
  }

  const keyOf = words => words.map(fold).join(" ");

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

  site.text = { bare, fold, isWord, keyOf, likeness, unkeyed, wordsOf };
  site.APART = APART;
  site.build = build;
  site.rarityOf = rarityOf;
})(window.niemyetSearch);

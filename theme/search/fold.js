// What people type becomes words that can be compared: case, accents, đ, tone places, y and i, Telex and VNI keys.
// The reference, in Python, is tests/search/folding.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const MARKS = /[\u0300-\u036f]/g, TONES = /[\u0300\u0301\u0303\u0309\u0323]/g, VOWELS = "aeiouyăâêôơư";
  const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323", z: "" };
  const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323", 0: "" };
  const HATS = { a: "â", e: "ê", o: "ô" }, HORNS = { a: "ă", o: "ơ", u: "ư" };
  const has = (table, key) => Object.prototype.hasOwnProperty.call(table, key);

  function kept(make, known = new Map()) {
    return word => {
      let value = known.get(word);
      if (value === undefined) {
        if (known.size > 20000) known.clear();
        known.set(word, value = make(word));
      }
      return value;
    };
  }

  // Digits, and letters that have a case: Python's reference asks each letter for its other case.
  const WORDS = /[\p{Changes_When_Casemapped}0-9]+/gu, WORD = /^[\p{Changes_When_Casemapped}0-9]/u;
  const isWord = text => WORD.test(text);
  const wordsOf = text => text.normalize("NFC").toLowerCase().match(WORDS) || [];
  const wordsIn = kept(wordsOf);

  // đ by hand: it does not decompose.
  const strip = text => text.replace(/đ/g, "d").normalize("NFD").replace(MARKS, "");
  const bared = new Map(), bare = kept(strip, bared);

  // kỹ = kĩ, quý = quí; but thủy, máy and tây keep their y.
  function iForY(word) {
    if (!word.endsWith("y")) return word;
    const one = word.length === 1, before = word[word.length - 2];
    return one || !VOWELS.includes(before) || word.slice(-3, -1) === "qu" ? word.slice(0, -1) + "i" : word;
  }

  const folded = new Map(), fold = kept(word => iForY(bare(word)), folded);

  // What `bare` and `fold` say of all these words, made at once: asking for each of thousands takes several times as long.
  const learn = words => strip(words.join(" ")).split(" ").forEach((word, at) => {
    bared.set(words[at], word);
    folded.set(words[at], iForY(word));
  });

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

  const keyOf = words => words.map(fold).join(" ");

  site.text = { bare, fold, isWord, keyOf, learn, likeness, unkeyed, wordsIn, wordsOf };
})(window.niemyetSearch);

// What the codes of names say: their text, the things and the acts they list, and their abbreviations spelled out.
// The reference, in Python, is tests/search/index.py: the tests hold both to the same results.
(function (site) {
  "use strict";
  const { isWord, wordsOf } = site.text;
  const FIRST = 35, WHOLE = 4, SHORT = 3, LISTED_ACTS = 3, ACT = 4, LONG = 6, ACTS = /[,;/]/;

  function textOf(pieces, code) {
    let out = "", afterWord = false;
    for (let at = 0; at < code.length; at++) {
      const piece = pieces[code.charCodeAt(at) - FIRST], word = isWord(piece);
      out += afterWord && word ? " " + piece : piece;
      afterWord = word;
    }
    return out;
  }

  // What a name lists, each with a capital after a semicolon or a stroke: parts too short to stand alone left out.
  const LISTS = /[;/]/, LISTED = /[;/](?= *\p{Lu})/u;

  function partsOf(name) {
    const parts = name.split(LISTED);
    return parts.length > 1 ? parts.map(wordsOf).filter(part => part.length >= WHOLE) : [];
  }

  // The names with abbreviations, which are spelled out: [record, code].
  function spelledOut(columns, shortened) {
    const found = [];
    for (const names of columns) {
      // A column at once: no abbreviation is part of another, and none of what another stands for.
      const whole = shortened.reduce((text, [short, long]) => short ? text.split(short).join(long) : text, names.join(" ")).split(" ");
      whole.forEach((code, record) => { if (code !== names[record]) found.push([record, code]); });
    }
    return found;
  }

  // How many words a name has up to each comma, semicolon and stroke.
  function actsOf(pieces, words, code) {
    const found = [0];
    for (let at = 0; at < code.length; at++) {
      const piece = code.charCodeAt(at) - FIRST;
      found[found.length - 1] += words[piece].length;
      for (let more = pieces[piece].split(ACTS).length; more > 1; more--) found.push(0);
    }
    return found;
  }

  // Without the marks of acts listed after a short one without any, as in “Cấp, cấp lại”: that is the ordinary procedure.
  function unlisted(index, text, marks) {
    if (!marks.length || text >= index.names) return marks;
    const { ids, starts, words } = index, [first, ...acts] = index.acts(text), from = starts[text];
    const start = words[from] === ids.get("thủ") && words[from + 1] === ids.get("tục") ? 2 : 0;
    if (marks.some(mark => mark < first) || first - start > SHORT) return marks;
    let head = first;
    for (const act of acts.slice(0, LISTED_ACTS)) {
      const from = head;
      marks = marks.filter(mark => mark < from || mark >= from + Math.min(act, ACT));
      head += act;
      if (act > LONG) break;
    }
    return marks;
  }

  site.names = { FIRST, LISTS, actsOf, partsOf, spelledOut, textOf, unlisted };
})(window.niemyetSearch);

// The address of the results page becomes its list, filters with counts, and help when nothing was found.
(function (d, site) {
  "use strict";
  const PAGE = 20, VALUES = 8, box = d.getElementById("ket-qua"), make = site && site.make;
  if (!box || !site) return;
  const ONLINE = { toan_trinh: "Nộp trực tuyến toàn trình", mot_phan: "Nộp trực tuyến một phần", chua_ro_muc: "Nộp được trực tuyến" };
  const ONLINE_SHORT = { chua_ro_muc: "Nộp được trực tuyến, chưa rõ mức" };
  const GROUPS = ["cap", "linh-vuc", "co-quan", "truc-tuyen", "phi"];
  const TITLES = { cap: "Cấp giải quyết", "linh-vuc": "Lĩnh vực", "co-quan": "Cơ quan", "truc-tuyen": "Trực tuyến", phi: "Phí, lệ phí" };
  const TITLE = d.title, NAMED = 4, head = box.querySelector("[role=status]"), body = box.appendChild(make("div"));
  let index = null;

  // What a record offers to each group of filters: value and words, and shorter ones under the title of the group.
  function facetsOf(record) {
    const all = facets(), field = all.fieldOf[record], [online, free] = all.offers[record] || ["", false];
    return {
      cap: (index.levels[record] || []).filter(level => site.LEVELS[level]).map(level => [level, site.LEVELS[level]]),
      "linh-vuc": field && field.name ? [[field.id || field.name, field.name]] : [],
      "co-quan": (all.agencies[record] || []).map(name => [name, name]),
      "truc-tuyen": ONLINE[online] ? [[online, ONLINE[online], ONLINE_SHORT[online]]] : [],
      phi: free ? [["khong", "Phí, lệ phí: không", "Không thu"]] : [],
    };
  }

  // The columns that only filters need, read when somebody looks at results.
  function facets() {
    if (!index.facets) index.facets = index.rest ? columns(index.rest) : { fields: [], fieldOf: [], agencies: [], offers: [] };
    return index.facets;
  }

  function columns(rest) {
    const fieldOf = [], sets = index.texts(rest.agencySets);
    const fields = index.texts(rest.fields).map(([name = ""], at) => ({ name, id: rest.fieldIds[at] === "" ? spelled(name) : rest.fieldIds[at] }));
    fields.forEach((field, at) => { for (let count = 0; count < rest.fieldSizes[at]; count++) fieldOf.push(field); });
    return { fields, fieldOf, agencies: site.placesOf(rest.agencies).map(at => sets[at]), offers: site.placesOf(rest.offers).map(at => rest.offerSets[at]) };
  }

  // The id of most fields: their names without accents.
  const spelled = name => site.text.wordsOf(name).map(site.text.bare).join("-");

  const asked = () => new URLSearchParams(location.search);
  const fits = (record, chosen, group) => !chosen.get(group) || facetsOf(record)[group].some(([value]) => value === chosen.get(group));

  function link(text, change) {
    const query = asked(), anchor = make("a", "", text);
    for (const name in change) change[name] === null ? query.delete(name) : query.set(name, change[name]);
    anchor.href = "?" + query;
    return anchor;
  }

  function row(it, query) {
    const { record } = it, words = site.matched(index, query, it), item = make("li", "nm-row"), anchor = make("a", "nm-row__link"), meta = make("p", "nm-row__meta");
    anchor.href = site.address(record);
    item.append(site.marked(anchor, index.name(record), words));
    const official = index.official(record), state = site.stateOf(record);
    if (official) item.append(site.marked(make("p", "nm-row__off"), official, words));
    meta.append(make("span", "nm-code", index.code(record)));
    if (state) meta.append(make("span", "nm-tag nm-tag--gone", state));
    else {
      const all = facetsOf(record), parts = [site.levelsOf(record)];
      for (const group of ["linh-vuc", "truc-tuyen", "phi"]) parts.push(...all[group].map(([, words]) => words));
      parts.filter(Boolean).forEach(part => meta.append(make("span", "", part)));
    }
    item.append(meta);
    return item;
  }

  // Of each group what would narrow the list, and what is chosen.
  function filters(all, chosen) {
    const side = make("nav", "nm-facets");
    side.id = "loc";
    side.setAttribute("aria-label", "Lọc kết quả");
    for (const group of GROUPS) {
      const counts = new Map(), value = chosen.get(group);
      const others = all.filter(it => GROUPS.every(other => other === group || fits(it.record, chosen, other)));
      for (const it of others)
        for (const [key, words, short = words] of facetsOf(it.record)[group]) counts.set(key, [short, (counts.get(key) || [short, 0])[1] + 1]);
      if (!value && Array.from(counts.values()).every(([, count]) => count === others.length)) continue;
      side.append(make("h2", "", TITLES[group]));
      const list = side.appendChild(make("ul")), sorted = Array.from(counts).sort((a, b) => b[1][1] - a[1][1]);
      const lines = sorted.filter(([key]) => !value || key === value).map(([key, [words, count]]) => {
        const line = make("li"), anchor = line.appendChild(link("", { [group]: key === value ? null : key }));
        anchor.append(make("span", "", key === value ? words + " (bỏ chọn)" : words), make("span", "n", String(count)));
        if (key === value) anchor.setAttribute("aria-current", "true");
        return line;
      });
      list.append(...lines.slice(0, VALUES));
      if (lines.length > VALUES) list.append(unfolding(lines.slice(VALUES), TITLES[group]));
      if (value && !counts.has(value)) list.appendChild(make("li")).append(link("Bỏ lọc này", { [group]: null }));
    }
    return side;
  }

  // A line that gives way to the rest of its list.
  function unfolding(lines, title) {
    const line = make("li"), button = line.appendChild(make("button", "nm-again", "Xem thêm " + lines.length));
    button.type = "button";
    button.append(make("span", "nm-vh", ": " + title));
    button.onclick = () => {
      line.replaceWith(...lines);
      lines[0].querySelector("a").focus();
    };
    return line;
  }

  // Words that were typed and are in no name, with the nearest that are.
  function nearest(query) {
    const found = [];
    for (const word of query.words) {
      const key = site.text.fold(word), most = key.length > 4 ? 2 : 1;
      if (found.length > 2 || key.length < 3 || index.byFold.has(key)) continue;
      const near = index.foldKeys.filter(other => slips(key, other) <= most);
      near.sort((a, b) => slips(key, a) - slips(key, b) || index.rarity[index.foldKeys.indexOf(a)] - index.rarity[index.foldKeys.indexOf(b)]);
      for (const other of near.slice(0, 2)) found.push([word, index.vocabulary[index.byFold.get(other)[0]]]);
    }
    return found;
  }

  // How many letters must change (Levenshtein).
  function slips(one, other) {
    let line = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let at = 1; at <= one.length; at++) {
      const next = [at];
      for (let to = 1; to <= other.length; to++)
        next.push(Math.min(next[to - 1] + 1, line[to] + 1, line[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1)));
      line = next;
    }
    return line[other.length];
  }

  // What a filter that is chosen says; its value itself where nothing has it.
  function wordsOf(group, value) {
    for (let record = 0; record < index.records; record++)
      for (const [known, words] of facetsOf(record)[group]) if (known === value) return words;
    return value;
  }

  // The fields and agencies that the query names, whole or by two of their words and more that stand together.
  function named(query) {
    const keys = query.words.map(site.text.fold), whole = keys.join(" "), found = [], { fields, fieldOf, agencies } = facets();
    // A field without a name is not meant by a query without words.
    if (!whole) return null;
    const means = name => {
      const key = site.text.wordsOf(name).map(site.text.fold).join(" ");
      return key === whole || (keys.length > 1 && (" " + key + " ").includes(" " + whole + " "));
    };
    const add = (kind, name, href, count) => {
      const line = make("li"), anchor = line.appendChild(make("a", "", kind + ": " + name));
      anchor.href = href;
      line.append(make("span", "n", " " + count + " thủ tục"));
      found.push(line);
    };
    for (const field of fields)
      if (means(field.name)) add("Lĩnh vực", field.name, field.id ? "../linh-vuc/" + field.id + "/" : "../linh-vuc/", fieldOf.filter(it => it === field).length);
    for (const name of new Set(agencies.flat()))
      if (means(name)) add("Cơ quan", name, "?" + new URLSearchParams({ "co-quan": name }), agencies.filter(all => all.includes(name)).length);
    if (!found.length) return null;
    const list = make("ul", "nm-plain");
    list.append(...found.slice(0, NAMED));
    return list;
  }

  // On a phone the filters stand below the list.
  function below(side) {
    const anchor = make("a", "nm-phone", "Lọc kết quả");
    anchor.href = "#" + side.id;
    return anchor;
  }

  const DECISION = /\d\/(?:\d{4}\/)?(?:QĐ|QD)/i;

  function decisions() {
    const note = make("p", "", "Tìm theo số quyết định: "), anchor = make("a", "", "xem danh sách quyết định");
    anchor.href = "../quyet-dinh/";
    note.append(anchor, ".");
    return note;
  }

  // Where to go on when nothing was found: the fields with the most procedures, all of them, and the letters.
  function ways() {
    const { fields, fieldOf } = facets(), note = make("div"), list = make("ul", "nm-fields"), sizes = new Map();
    fieldOf.forEach(field => sizes.set(field, (sizes.get(field) || 0) + 1));
    const named = Array.from(sizes).filter(([{ id, name }]) => id && name).sort((a, b) => b[1] - a[1]);
    for (const [{ id, name }, size] of named.slice(0, VALUES)) {
      const anchor = list.appendChild(make("li")).appendChild(make("a"));
      anchor.href = "../linh-vuc/" + id + "/";
      anchor.append(make("span", "", name), make("span", "n", String(size)));
    }
    if (named.length) note.append(make("p", "", "Lĩnh vực có nhiều thủ tục nhất:"), list);
    const all = note.appendChild(make("p", "nm-more")), letters = make("a", "", "Xem theo chữ cái");
    const every = all.appendChild(make("a", "", "Xem tất cả lĩnh vực"));
    every.href = "../linh-vuc/";
    letters.href = "../a-z/";
    all.append(" · ", letters);
    return note;
  }

  function nothing(query) {
    const note = make("div"), words = nearest(query), keys = query.words.map(site.text.fold);
    const fields = facets().fields.filter(({ name }) => site.text.wordsOf(name).map(site.text.fold).filter(key => keys.includes(key)).length > 1);
    if (words.length) {
      const line = note.appendChild(make("p", "", "Có phải bạn muốn tìm: "));
      words.forEach(([word, other], at) => {
        const better = query.words.map(it => it === word ? other : it).filter(it => index.byFold.has(site.text.fold(it))).join(" ");
        line.append(at ? ", " : "", link(better, { q: better }));
      });
    }
    if (fields.length) {
      const line = note.appendChild(make("p", "", "Xem cả lĩnh vực: "));
      fields.slice(0, 4).forEach(({ name, id }, at) => {
        const anchor = make("a", "", name);
        anchor.href = id ? "../linh-vuc/" + id + "/" : "../linh-vuc/";
        line.append(at ? ", " : "", anchor);
      });
    }
    return note;
  }

  function show() {
    const chosen = asked(), typed = (chosen.get("q") || "").trim(), filtered = GROUPS.some(group => chosen.get(group));
    // What only the rest of the index says cannot be asked before it is there.
    if (!index.rest && GROUPS.some(group => group !== "cap" && chosen.get(group))) return;
    d.querySelector(".nm-search input").value = chosen.get("q") || "";
    d.title = typed ? "“" + typed + "” – " + TITLE : TITLE;
    if (!typed && !filtered) { say(""); body.textContent = ""; return; }
    // Filters alone ask for everything that has what they say.
    const { all, query, weak } = typed ? site.search(index, typed) : { all: Array.from({ length: index.records }, (_, record) => ({ record, texts: [] })), query: site.read(index, ""), weak: false };
    const kept = all.filter(it => GROUPS.every(group => fits(it.record, chosen, group))), side = filters(all, chosen);
    const list = make("ul", "nm-list"), main = make("div"), choices = make("p", "nm-acts");
    if (!all.length) say("Không tìm thấy thủ tục nào cho “" + typed + "”.");
    else if (weak) say("Không thấy thủ tục nào khớp hẳn với “" + typed + "”. Gần nhất là:");
    else say(kept.length + (typed ? " thủ tục cho “" + typed + "”." : " thủ tục."));
    for (const group of GROUPS)
      if (chosen.get(group)) choices.append(link("Bỏ lọc: " + wordsOf(group, chosen.get(group)), { [group]: null }));
    if (side.children.length) choices.append(below(side));
    const more = () => kept.slice(list.children.length, list.children.length + PAGE).forEach(it => list.append(row(it, query)));
    more();
    const groups = typed && named(query);
    if (groups) main.append(groups);
    if (DECISION.test(typed)) main.append(decisions());
    if (choices.children.length) main.append(choices);
    if (weak || !all.length) main.append(nothing(query));
    if (!all.length) main.append(ways());
    if (kept.length) main.append(list);
    if (kept.length > PAGE) {
      const button = main.appendChild(make("button", "nm-btn", "Xem thêm"));
      button.type = "button";
      button.onclick = () => {
        const at = list.children.length;
        more();
        list.children[at].querySelector("a").focus();
        if (list.children.length === kept.length) button.remove();
      };
    }
    const two = make("div", side.children.length ? "nm-two" : "");
    two.append(main);
    if (side.children.length) two.append(side);
    body.textContent = "";
    body.append(two);
  }

  // One line on the page from the first, whose words change: a reader may miss what is inserted with its words.
  function say(text) {
    if (head.textContent !== text) head.textContent = text;
  }

  function tell(state) {
    // Names that answer stay; what is missing is told beside them.
    say("");
    if (index) show();
    head.append(head.textContent ? " " : "");
    site.note(head, state, box);
  }

  // A filter is a link with an address of its own: the same page, without loading it again.
  box.addEventListener("click", event => {
    const anchor = event.target.closest("a[href^='?']");
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", anchor.getAttribute("href"));
    show();
    box.focus();
  });
  window.addEventListener("popstate", () => { if (index) show(); });
  d.querySelector(".nm-search input").value = asked().get("q") || "";
  if (GROUPS.concat("q").some(name => (asked().get(name) || "").trim())) site.load(built => { index = built; show(); }, tell);
})(document, window.niemyetSearch);

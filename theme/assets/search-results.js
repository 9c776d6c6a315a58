// The address of the results page becomes its list, filters with counts, and help when nothing was found.
(function (d, site) {
  "use strict";
  const PAGE = 20, box = d.getElementById("ket-qua"), make = site && site.make;
  if (!box || !site) return;
  const ONLINE = { toan_trinh: "Nộp trực tuyến toàn trình", mot_phan: "Nộp trực tuyến một phần" };
  const GROUPS = ["cap", "linh-vuc", "co-quan", "truc-tuyen", "phi"];
  const TITLES = { cap: "Cấp giải quyết", "linh-vuc": "Lĩnh vực", "co-quan": "Cơ quan", "truc-tuyen": "Trực tuyến", phi: "Phí, lệ phí" };
  const TITLE = d.title, NAMED = 4;
  let index = null;

  // What a record offers to each group of filters: value and words, and shorter ones under the title of the group.
  function facetsOf(record) {
    const all = facets(), field = all.fieldOf[record], online = all.online[record];
    return {
      cap: (index.levels[record] || []).filter(level => site.LEVELS[level]).map(level => [level, site.LEVELS[level]]),
      "linh-vuc": field && field.name ? [[field.id || field.name, field.name]] : [],
      "co-quan": (all.agencies[record] || []).map(name => [name, name]),
      "truc-tuyen": ONLINE[online] ? [[online, ONLINE[online]]] : [],
      phi: all.free[record] === "1" ? [["khong", "Phí, lệ phí: không", "Không thu"]] : [],
    };
  }

  // The columns that only filters need, read when somebody looks at results.
  function facets() {
    if (!index.facets) index.facets = index.rest ? columns(index.rest) : { fields: [], fieldOf: [], agencies: [], online: [], free: "" };
    return index.facets;
  }

  function columns(rest) {
    const fieldOf = [], sets = index.texts(rest.agencySets);
    const fields = index.texts(rest.fields).map(([name = ""], at) => ({ name, id: rest.fieldIds[at] === "" ? spelled(name) : rest.fieldIds[at] }));
    fields.forEach((field, at) => { for (let count = 0; count < rest.fieldSizes[at]; count++) fieldOf.push(field); });
    return { fields, fieldOf, free: rest.free, agencies: site.placesOf(rest.agencies).map(at => sets[at]), online: rest.onlineOf.map(at => rest.online[at]) };
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
      const list = side.appendChild(make("ul")), sorted = Array.from(counts).sort((a, b) => b[1][1] - a[1][1]).slice(0, 8);
      for (const [key, [words, count]] of sorted) {
        if (value && key !== value) continue;
        const anchor = link("", { [group]: key === value ? null : key });
        anchor.append(make("span", "", key === value ? words + " (bỏ chọn)" : words), make("span", "n", String(count)));
        if (key === value) anchor.setAttribute("aria-current", "true");
        list.appendChild(make("li")).append(anchor);
      }
      if (value && !counts.has(value)) list.appendChild(make("li")).append(link("Bỏ lọc này", { [group]: null }));
    }
    return side;
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

  function nothing(typed, query) {
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
    d.querySelector(".nm-search input").value = chosen.get("q") || "";
    box.hidden = !typed && !filtered;
    d.title = typed ? "“" + typed + "” – " + TITLE : TITLE;
    if (box.hidden) return;
    // Filters alone ask for everything that has what they say.
    const { all, query, weak } = typed ? site.search(index, typed) : { all: Array.from({ length: index.records }, (_, record) => ({ record, texts: [] })), query: site.read(index, ""), weak: false };
    const kept = all.filter(it => GROUPS.every(group => fits(it.record, chosen, group))), side = filters(all, chosen);
    const head = make("p", "", kept.length + (typed ? " thủ tục cho “" + typed + "”." : " thủ tục.")), list = make("ul", "nm-list"), main = make("div");
    head.setAttribute("role", "status");
    if (!all.length) head.textContent = "Không tìm thấy thủ tục nào cho “" + typed + "”.";
    else if (weak) head.textContent = "Không thấy thủ tục nào khớp hẳn với “" + typed + "”. Gần nhất là:";
    const ways = make("p", "nm-acts");
    for (const group of GROUPS)
      if (chosen.get(group)) ways.append(link("Bỏ lọc: " + wordsOf(group, chosen.get(group)), { [group]: null }));
    if (side.children.length) ways.append(below(side));
    const more = () => kept.slice(list.children.length, list.children.length + PAGE).forEach(it => list.append(row(it, query)));
    more();
    main.append(head);
    const groups = typed && named(query);
    if (groups) main.append(groups);
    if (DECISION.test(typed)) main.append(decisions());
    if (ways.children.length) main.append(ways);
    if (weak || !all.length) main.append(nothing(typed, query));
    main.append(list);
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
    box.textContent = "";
    box.append(two);
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
  if (GROUPS.concat("q").some(name => (asked().get(name) || "").trim())) site.load(built => { index = built; show(); });
})(document, window.niemyetSearch);

// The search box: loads the index when it gets the focus, suggests from the first letter, as an ARIA combobox.
// The results page shows what its address asks for. No text of a record or of a query ever becomes markup.
(function (d) {
  "use strict";
  const SHOWN = 5, LONG = 120, IDLE_MS = 3, RESTS_MS = 300, SLOW_MS = 300, REHEARSED = "giấy", NONE = new Set(), ROOT = new URL("..", d.currentScript.src).href, LOCAL = location.protocol === "file:";
  const LEVELS = { xa: "Cấp xã", tinh: "Cấp tỉnh", huyen: "Cấp huyện", bo: "Cấp bộ", co_quan_khac: "Cơ quan khác" };
  const STATES = { bai_bo: "đã bãi bỏ", thay_the: "đã được thay thế", het_thoi_han: "đã hết thời hạn", tam_ngung: "tạm ngừng", sap_ap_dung: "chưa có hiệu lực" };
  const site = window.niemyetSearch = { list: null, more: null, LEVELS, STATES };
  const ENGINE = "assets/search-engine.js", LIST = "tim-kiem/danh-sach.js", REST = "tim-kiem/them.js";
  const WAITS = "Đang tìm…", FAILED = "Chưa tải được danh sách. ", PARTLY = "Chưa tải được hết danh sách. ";
  const waiting = new Map(), coming = new Set();
  let index = null, more = null, first = null, failed = false;

  // --- the index, once somebody wants it -----------------------------------------------------------------------------

  // First what answers by name; the rest is asked for when that answers already.
  site.list = data => { first = data; begin(); };
  site.more = data => { more = data; idly(() => { build(); warm(index, site.warm(index)); }); };

  const idly = window.requestIdleCallback || (then => setTimeout(() => then(null), 30));

  function build() {
    index = site.build(first, more);
    index.rest = more;
    waiting.forEach((_, then) => then(index));
  }

  // The engine may come after the list: it was asked for again.
  function begin() {
    if (index || !first || !site.build) return;
    build();
    ask();
  }

  // One step at a time, while the page has nothing else to do.
  function warm(built, steps) {
    idly(deadline => {
      let done = built !== index;
      while (!done) {
        done = steps.next().done;
        if (!deadline || deadline.timeRemaining() < IDLE_MS) break;
      }
      if (!done) warm(built, steps);
    });
  }

  // `then` is called with the list of names, and again when the rest is there; `tell` with WAITS, FAILED or PARTLY meanwhile.
  function load(then, tell = () => {}) {
    waiting.set(then, tell);
    if (index) then(index);
    ask();
    // What comes soon is not announced: a line that flashes says nothing.
    if (!index) setTimeout(() => { if (!index && !failed) tell(WAITS); }, SLOW_MS);
  }

  // Asks for what is missing and not on its way.
  function ask() {
    failed = false;
    if (!site.build) add(ENGINE);
    if (!first) add(LIST); else if (index && !more) add(REST);
  }

  // Scripts, run in the order they are asked for: a page opened from a folder (file://) may load them, but may not fetch.
  function add(path) {
    if (coming.has(path)) return;
    const script = d.createElement("script");
    coming.add(path);
    script.async = false;
    script.src = ROOT + path;
    script.onload = () => { coming.delete(path); begin(); };
    script.onerror = () => {
      coming.delete(path);
      script.remove();
      failed = true;
      waiting.forEach(tell => tell(index ? PARTLY : FAILED));
    };
    d.head.appendChild(script);
  }

  // --- words on the page ---------------------------------------------------------------------------------------------

  function make(tag, className, text) {
    const element = d.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // How loading goes. Who asks again gets `back` the focus: the button goes with what it stood in.
  function note(place, state, back) {
    place.append(state);
    if (state !== FAILED && state !== PARTLY) return;
    const button = place.appendChild(make("button", "nm-again", "Thử lại"));
    button.type = "button";
    button.onclick = () => {
      back.focus();
      waiting.forEach(tell => tell(WAITS));
      ask();
    };
  }

  // A text as what was not found and what was, in turns: neighbours share one mark, and all that lies between is one text.
  function parted(text, words) {
    const parts = [""];
    let gap = "";
    for (const part of text.split(/([^\s.,;:()“”"'/–-]+)/)) {
      const hit = part !== "" && site.text.wordsIn(part).some(word => words.has(word)), inHit = parts.length % 2 === 0;
      if (inHit && !hit && part.trim() === "") gap += part;
      else {
        if (inHit && !hit) parts.push(gap); else if (inHit) parts[parts.length - 1] += gap; else if (hit) parts.push("");
        gap = "";
        parts[parts.length - 1] += part;
      }
    }
    return gap ? parts.concat(gap) : parts;
  }

  const marked = (parent, text, words) => mark(parent, parted(text, words));

  // Marks what was found. What the parent says already stays: making, styling and laying out costs more than finding.
  function mark(parent, parts) {
    const nodes = parent.childNodes;
    parts.forEach((part, at) => {
      if (at === nodes.length) return parent.append(at % 2 ? make("mark", "", part) : part);
      const said = at % 2 ? nodes[at].firstChild : nodes[at];
      if (said.data !== part) said.data = part;
    });
    while (nodes.length > parts.length) parent.lastChild.remove();
    return parent;
  }

  // A name of a thousand letters is no suggestion.
  function shortened(name) {
    const end = name.lastIndexOf(" ", LONG);
    return name.length <= LONG ? name : name.slice(0, end > 0 ? end : LONG) + "…";
  }

  const address = record => ROOT + "tt/" + index.code(record) + "/" + (LOCAL ? "index.html" : "");
  const resultsAddress = query => ROOT + "tim-kiem/" + (LOCAL ? "index.html" : "") + "?q=" + encodeURIComponent(query);
  const levelsOf = record => (index.levels[record] || []).map(level => LEVELS[level]).filter(Boolean).map((words, at) => at ? words[0].toLowerCase() + words.slice(1) : words).join(", ");
  const stateOf = record => record < index.records ? "" : STATES[index.gone[record - index.records].state] || "";

  Object.assign(site, { load, note, make, marked, address, resultsAddress, levelsOf, stateOf });

  // --- the combobox --------------------------------------------------------------------------------------------------

  function combobox(form) {
    const input = form.querySelector("input"), list = make("ul", "nm-combo__list"), status = make("p", "nm-vh");
    const rows = [];
    let active = -1, options = [], scrolled = false, news = "", restsAt = 0, waits = false, loading = "";
    list.id = "nm-goi-y";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Gợi ý");
    status.setAttribute("role", "status");
    const facts = { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" };
    for (const name in facts) input.setAttribute(name, facts[name]);
    form.after(list, status);
    if (LOCAL) form.action = ROOT + "tim-kiem/index.html";

    function open(show) {
      const hidden = !show || !options.length;
      if (list.hidden !== hidden) {
        list.hidden = hidden;
        input.setAttribute("aria-expanded", String(!hidden));
      }
      if (hidden) point(-1);
    }

    function point(at) {
      if (at === active) return;
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = at;
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      options[at].setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    }

    function newRow() {
      const item = make("li"), name = item.appendChild(make("span")), facts = item.appendChild(make("small"));
      item.id = "nm-goi-y-" + rows.length;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      rows.push({ item, name, facts, named: "", says: "", href: "" });
    }

    // A row that is not needed waits outside the list until it is.
    function option(text, small, words, href) {
      const at = options.length;
      if (at === rows.length) newRow();
      const row = rows[at];
      const parts = parted(text, words), name = parts.join("\n");
      if (row.named !== name) {
        row.named = name;
        mark(row.name, parts);
      }
      if (row.says !== small) row.facts.textContent = row.says = small;
      if (!row.item.parentNode) list.append(row.item);
      row.href = href;
      options.push(row.item);
    }

    const hrefOf = item => rows[options.indexOf(item)].href;

    // Before the first letter: a list that nobody sees brings the fonts and all that only a first time needs.
    function rehearse() {
      if (input.value || !list.hidden) return;
      list.style.visibility = "hidden";
      show(REHEARSED);
      list.hidden = false;
      list.getBoundingClientRect();
      list.hidden = true;
      list.style.visibility = "";
      options = [];
    }

    function suggest() {
      const typed = input.value;
      point(-1);
      options = [];
      if (scrolled) list.scrollTop = 0;
      scrolled = false;
      if (!index) { tellLoading(); return open(false); }
      if (!typed.trim()) { announce(""); return open(false); }
      const count = show(typed);
      announce(count ? count + " kết quả, dùng mũi tên để chọn" : "Chưa thấy thủ tục nào");
      open(d.activeElement === input);
    }

    function show(typed) {
      const { all: found, query } = site.search(index, typed);
      for (const it of found.slice(0, SHOWN)) {
        const state = stateOf(it.record), facts = [index.code(it.record), state ? "Thủ tục " + state : levelsOf(it.record)];
        option(shortened(index.name(it.record)), facts.filter(Boolean).join(" · "), site.matched(index, query, it), address(it.record));
      }
      if (found.length > SHOWN) option("Xem tất cả " + found.length + " kết quả", "", NONE, resultsAddress(typed));
      for (let at = options.length; at < rows.length && rows[at].item.parentNode; at++) rows[at].item.remove();
      return found.length;
    }

    // What is being chosen among stays as it is when the rest of the index comes: nobody may press another row than he saw.
    function ready() {
      loading = status.textContent = "";
      status.className = "nm-vh";
      if (active < 0 && !list.matches(":hover")) suggest();
      idly(rehearse);
    }

    // Names that answer already need no word about the rest. Nobody waits before he has typed.
    function tell(state) {
      if (index) return;
      loading = state;
      tellLoading();
    }

    function tellLoading() {
      const said = loading === WAITS && !input.value.trim() ? "" : loading;
      if (said && status.textContent.startsWith(said)) return;
      status.textContent = "";
      status.className = said ? "nm-vh nm-combo__note" : "nm-vh";
      note(status, said, input);
    }

    // A screen reader says it when the typing rests, not over the echo of each key.
    function announce(text) {
      news = text;
      restsAt = performance.now() + RESTS_MS;
      if (!waits) wait(RESTS_MS);
    }

    // One clock for many keys: when it rings too early, it is set again.
    function wait(ms) {
      waits = true;
      setTimeout(() => {
        const left = restsAt - performance.now();
        waits = false;
        if (left > 1) wait(left); else status.textContent = news;
      }, ms);
    }

    input.addEventListener("focus", () => { load(ready, tell); open(true); });
    input.addEventListener("input", suggest);
    input.addEventListener("blur", () => open(false));
    list.addEventListener("scroll", () => { scrolled = true; });
    list.addEventListener("click", event => {
      const item = event.target.closest("[role=option]");
      if (item) location.href = hrefOf(item);
    });
    // The input must keep the focus while an option is pressed.
    list.addEventListener("mousedown", event => event.preventDefault());
    input.addEventListener("keydown", event => {
      const last = options.length - 1, key = event.key;
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((key === "ArrowDown" || key === "ArrowUp") && last >= 0) {
        const down = key === "ArrowDown", end = down ? 0 : last;
        const next = list.hidden || active < 0 ? end : down ? (active === last ? -1 : active + 1) : active - 1;
        open(true);
        point(next);
      } else if ((key === "Home" || key === "End") && active >= 0) point(key === "Home" ? 0 : last);
      else if (key === "Enter" && active >= 0) location.href = hrefOf(options[active]);
      else if (key === "Escape" && !list.hidden) open(false);
      else return;
      event.preventDefault();
    });
    if (d.activeElement === input) load(ready, tell);
  }

  d.querySelectorAll(".nm-combo .nm-search").forEach(combobox);
})(document);

// The search box: loads the index when it gets the focus, suggests from the first letter, as an ARIA combobox.
// The results page shows what its address asks for. No text of a record or of a query ever becomes markup.
(function (d) {
  "use strict";
  const SHOWN = 5, LONG = 120, IDLE_MS = 3, RESTS_MS = 300, REHEARSED = "giấy", NONE = new Set(), ROOT = new URL("..", d.currentScript.src).href, LOCAL = location.protocol === "file:";
  const LEVELS = { xa: "Cấp xã", tinh: "Cấp tỉnh", huyen: "Cấp huyện", bo: "Cấp bộ", co_quan_khac: "Cơ quan khác" };
  const STATES = { bai_bo: "đã bãi bỏ", thay_the: "đã được thay thế", het_thoi_han: "đã hết thời hạn", tam_ngung: "tạm ngừng", sap_ap_dung: "chưa có hiệu lực" };
  const site = window.niemyetSearch = { list: null, more: null, LEVELS, STATES };
  let index = null, more = null, first = null, waiting = [], asked = false;

  // --- the index, once somebody wants it -----------------------------------------------------------------------------

  // First what answers by name; the rest is asked for when that answers already.
  site.list = data => { first = data; build(); add(["tim-kiem/them.js"]); };
  site.more = data => { more = data; idly(() => { build(); warm(index, site.warm(index)); }); };

  const idly = window.requestIdleCallback || (then => setTimeout(() => then(null), 30));

  function build() {
    index = site.build(first, more);
    index.rest = more;
    waiting.forEach(then => then(index));
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

  // `then` is called with the list of names, and again when the rest is there.
  function load(then) {
    waiting.push(then);
    if (index) then(index);
    if (asked) return;
    asked = true;
    add(["assets/search-engine.js", "tim-kiem/danh-sach.js"]);
  }

  // Scripts, in this order: a page opened from a folder (file://) may load them, but may not fetch.
  function add(paths) {
    for (const path of paths) {
      const script = d.createElement("script");
      script.async = false;
      script.src = ROOT + path;
      script.onerror = () => { asked = index !== null; script.remove(); };
      d.head.appendChild(script);
    }
  }

  // --- words on the page ---------------------------------------------------------------------------------------------

  function make(tag, className, text) {
    const element = d.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
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

  Object.assign(site, { load, make, marked, address, resultsAddress, levelsOf, stateOf });

  // --- the combobox --------------------------------------------------------------------------------------------------

  function combobox(form) {
    const input = form.querySelector("input"), list = make("ul", "nm-combo__list"), status = make("p", "nm-vh");
    const rows = [];
    let active = -1, options = [], scrolled = false, news = "", restsAt = 0, waits = false;
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
      if (!index || !typed.trim()) { announce(""); return open(false); }
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
      if (active < 0 && !list.matches(":hover")) suggest();
      idly(rehearse);
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

    input.addEventListener("focus", () => { load(ready); open(true); });
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
    if (d.activeElement === input) load(ready);
  }

  d.querySelectorAll(".nm-combo .nm-search").forEach(combobox);
})(document);

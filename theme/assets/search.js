// The search box: loads the index when it gets the focus, suggests from the first letter, as an ARIA combobox.
// The results page shows what its address asks for. No text of a record or of a query ever becomes markup.
(function (d) {
  "use strict";
  const SHOWN = 7, ROOT = new URL("..", d.currentScript.src).href, LOCAL = location.protocol === "file:";
  const LEVELS = { xa: "Cấp xã", tinh: "Cấp tỉnh", huyen: "Cấp huyện", bo: "Cấp bộ", co_quan_khac: "Cơ quan khác" };
  const STATES = { bai_bo: "đã bãi bỏ", thay_the: "đã được thay thế", het_thoi_han: "đã hết thời hạn", tam_ngung: "tạm ngừng", sap_ap_dung: "chưa có hiệu lực" };
  const site = window.niemyetSearch = { list: null, more: null, LEVELS, STATES };
  let index = null, more = null, first = null, waiting = [], asked = false;

  // --- the index, once somebody wants it -----------------------------------------------------------------------------

  // First what answers by name; the rest is asked for when that answers already.
  site.list = data => { first = data; build(); add(["tim-kiem/them.js"]); };
  site.more = data => { more = data; (window.requestIdleCallback || setTimeout)(build); };

  function build() {
    index = site.build(first, more);
    index.rest = more;
    waiting.forEach(then => then(index));
  }

  // `then` is called with the list of names, and again when the rest is there.
  function load(then) {
    waiting.push(then);
    if (index) then(index);
    if (asked) return;
    asked = true;
    add(["assets/search-index.js", "assets/search-query.js", "assets/search-score.js", "tim-kiem/danh-sach.js"]);
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

  // The text with the words that were found marked; neighbours share one mark.
  function marked(parent, text, words) {
    let mark = null, between = "";
    for (const part of text.split(/([^\s.,;:()“”"'/–-]+)/)) {
      const known = part !== "" && site.text.wordsOf(part).some(word => words.has(word));
      if (known) {
        if (mark) mark.textContent += between + part;
        else { parent.append(between); parent.append(mark = make("mark", "", part)); }
        between = "";
      } else {
        between += part;
        if (part.trim() !== "") { parent.append(between); between = ""; mark = null; }
      }
    }
    parent.append(between);
    return parent;
  }

  const address = record => ROOT + "tt/" + index.code(record) + "/" + (LOCAL ? "index.html" : "");
  const resultsAddress = query => ROOT + "tim-kiem/" + (LOCAL ? "index.html" : "") + "?q=" + encodeURIComponent(query);
  const levelsOf = record => (index.levels[record] || []).map(level => LEVELS[level]).filter(Boolean).join(", ");
  const stateOf = record => record < index.codes.length ? "" : STATES[index.gone[record - index.codes.length].state] || "";

  Object.assign(site, { load, make, marked, address, resultsAddress, levelsOf, stateOf });

  // --- the combobox --------------------------------------------------------------------------------------------------

  function combobox(form) {
    const input = form.querySelector("input"), list = make("ul", "nm-combo__list"), status = make("p", "nm-vh");
    let active = -1, options = [];
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
      list.hidden = !show || !options.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      if (list.hidden) point(-1);
    }

    function point(at) {
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = at;
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      options[at].setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    }

    function option(text, small, words, href) {
      const item = make("li");
      item.id = "nm-goi-y-" + options.length;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      marked(item.appendChild(make("span")), text, words);
      if (small) item.append(make("small", "", small));
      item.onclick = () => { location.href = href; };
      item.dataset.href = href;
      options.push(item);
      list.append(item);
    }

    function suggest() {
      const typed = input.value;
      options = [];
      list.textContent = "";
      point(-1);
      if (!index || !typed.trim()) { status.textContent = ""; return open(false); }
      const found = site.search(index, typed).all;
      for (const it of found.slice(0, SHOWN)) {
        const state = stateOf(it.record), facts = [index.code(it.record), state ? "Thủ tục " + state : levelsOf(it.record)];
        option(index.name(it.record), facts.filter(Boolean).join(" · "), it.words, address(it.record));
      }
      if (found.length > SHOWN) option("Xem tất cả " + found.length + " kết quả", "", new Set(), resultsAddress(typed));
      status.textContent = found.length ? found.length + " kết quả, dùng mũi tên để chọn" : "Chưa thấy thủ tục nào";
      open(d.activeElement === input);
    }

    input.addEventListener("focus", () => { load(suggest); open(true); });
    input.addEventListener("input", suggest);
    input.addEventListener("blur", () => open(false));
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
      else if (key === "Enter" && active >= 0) location.href = options[active].dataset.href;
      else if (key === "Escape" && !list.hidden) open(false);
      else return;
      event.preventDefault();
    });
    if (d.activeElement === input) { load(suggest); }
  }

  d.querySelectorAll(".nm-combo .nm-search").forEach(combobox);
})(document);

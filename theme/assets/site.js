// Lets the reader switch the scheme, marks pages and copies that have outlived their last day, opens folders from disk.
(function (d) {
  var body = d.body, dark = matchMedia("(prefers-color-scheme:dark)"), button = d.querySelector(".nm-scheme");
  function stored(value) {
    try { return value ? localStorage.setItem("nm-scheme", value) : localStorage.getItem("nm-scheme"); } catch (e) { return null; }
  }
  function show(scheme) { body.setAttribute("data-md-color-scheme", scheme); }
  if (button) {
    button.hidden = false;
    button.onclick = function () {
      var next = body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
      stored(next);
      show(next);
    };
  }
  if (dark.addEventListener) dark.addEventListener("change", function () { if (!stored()) show(dark.matches ? "slate" : "default"); });

  // The day at the counter (UTC+7), wherever the reader's own clock stands.
  var today = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10), main = d.querySelector(".md-main");
  function said(day) { return day.split("-").reverse().join("/"); }
  function strip(kind, head, text) {
    var box = d.createElement("div"), line = d.createElement("p"), bold = d.createElement("b");
    box.className = "nm-strip nm-strip--" + kind;
    box.setAttribute("role", kind === "gone" ? "alert" : "status");
    line.className = "md-grid";
    bold.textContent = head;
    line.appendChild(bold);
    line.appendChild(d.createTextNode(text));
    line.style.display = "block";
    box.appendChild(line);
    return box;
  }

  var article = d.querySelector("article[data-valid-until]"), last = article && article.getAttribute("data-valid-until");
  var expired = last && today > last;
  if (expired && main) {
    var told = d.querySelector(".nm-strip:not(.nm-copy), .nm-verdict"), hero = d.querySelector(".nm-hero");
    var mark = strip("gone", "Bản này đã hết hiệu lực: ", "chỉ đúng đến hết ngày " + said(last) + ". Đừng làm theo; hãy tải lại trang hoặc hỏi nơi tiếp nhận.");
    if (told) told.parentNode.replaceChild(mark, told);
    else if (hero) hero.parentNode.insertBefore(mark, hero);
    else main.insertBefore(mark, main.firstChild);
  }

  // A copy that nobody has rebuilt for days may miss what was decided since. A copy on a stick knows its day by itself;
  // elsewhere build-info.json does, and where that cannot be read the page stays as it is.
  function age(info) {
    if (!main || !info.fresh_until || today <= info.fresh_until || expired) return;
    if (copy) copy.parentNode.removeChild(copy);
    main.insertBefore(strip("soon", "Bản sao cũ: ", "trang này dựng ngày " + said(info.as_of) + ". Quyết định có sau ngày đó chưa có ở đây; hãy hỏi nơi tiếp nhận trước khi nộp."), main.firstChild);
  }
  var own = d.querySelector('script[src$="assets/site.js"]'), copy = d.querySelector(".nm-copy");
  if (copy) age({ as_of: copy.getAttribute("data-as-of"), fresh_until: copy.getAttribute("data-fresh-until") });
  else if (own && window.fetch && location.protocol !== "file:") {
    fetch(own.src.replace(/assets\/site\.js$/, "build-info.json"), { cache: "no-cache" }).then(function (answer) {
      return answer.ok ? answer.json() : {};
    }).then(age).catch(function () {});
  }

  // A notice that was never issued has no page: the error page leads to the one that says what to do.
  var check = d.getElementById("kiem-tra-to"), lost = check && /\/n\/([^\/]+)(\/(index\.html)?)?$/.exec(location.pathname);
  if (lost) location.replace(check.href + "?ma=" + lost[1]);

  // CSS cannot print what is folded (closed papers of a case).
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = [].slice.call(d.querySelectorAll("main details:not([open])"));
    folded.forEach(function (it) { it.open = true; });
  });
  addEventListener("afterprint", function () { folded.forEach(function (it) { it.open = false; }); });

  if (location.protocol === "file:") {
    d.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
    }, true);
  }
})(document);

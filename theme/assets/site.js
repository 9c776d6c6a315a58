// Lets the reader switch the scheme, marks a copy of a page that has outlived its last valid day, opens folders from disk.
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

  var article = d.querySelector("article[data-valid-until]");
  if (article) {
    var last = article.getAttribute("data-valid-until"), day = last.split("-").reverse().join("/");
    var today = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10);
    if (today > last) {
      var box = d.createElement("div");
      box.className = "nm-note nm-note--gone";
      box.setAttribute("role", "alert");
      box.textContent = "Bản này chỉ đúng đến hết ngày " + day + ". Từ hôm sau nội dung đã khác: đừng làm theo, hãy tải lại trang hoặc hỏi nơi tiếp nhận.";
      article.insertBefore(box, article.firstChild);
    }
  }

  if (location.protocol === "file:") {
    d.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (link && link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
    }, true);
  }
})(document);

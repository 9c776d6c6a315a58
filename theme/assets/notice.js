// The check of a printed sheet: what was typed becomes the address of its page; an id without a page is told as unknown.
(function (d) {
  "use strict";
  const form = d.getElementById("kiem-tra"), box = d.getElementById("ma"), told = d.getElementById("ma-sai");
  const signs = form.dataset.signs, clean = text => text.toUpperCase().replace(/[\s.\-·]/g, "");
  const wrong = id => id.length !== 8 ? "Mã có 8 ký tự; bạn đã gõ " + id.length + "." :
    [...id].some(sign => !signs.includes(sign)) ? "Có ký tự không dùng trong mã: " + [...id].filter(sign => !signs.includes(sign)).join(" ") + "." : "";

  form.addEventListener("submit", event => {
    event.preventDefault();
    const id = clean(box.value), why = wrong(id);
    told.textContent = why;
    if (why) box.focus(); else location.href = new URL(id + "/" + (location.protocol === "file:" ? "index.html" : ""), location.href.split(/[?#]/)[0].replace(/index\.html$/, ""));
  });

  const asked = new URLSearchParams(location.search).get("ma");
  if (asked) {
    const id = clean(asked).slice(0, 12);
    box.value = id;
    d.getElementById("ma-la").textContent = id;
    d.getElementById("khong-ro").hidden = false;
    told.textContent = wrong(id);
  }
})(document);

// The check of a printed sheet: what was typed becomes the address of its page; an id without a page is told as unknown.
(function (d) {
  "use strict";
  const form = d.getElementById("kiem-tra"), box = d.getElementById("ma"), told = d.getElementById("ma-sai");
  const signs = form.dataset.signs;
  // A whole address may be pasted; from other programs come wide signs and some that nobody sees.
  const clean = text => text.normalize("NFKC").trim().replace(/[?#].*$/, "").replace(/(\/index\.html|\/)*$/, "").split("/").pop()
    .toUpperCase().replace(/[\s.\-·\u00ad\u200b-\u200f\u2060\ufeff]/g, "");
  const wrong = id => /[^\x00-\x7f]/.test(id) ? "Có chữ có dấu: tắt bộ gõ tiếng Việt rồi gõ lại mã." :
    id.length !== 8 ? "Mã có 8 ký tự; bạn đã gõ " + id.length + "." :
    [...id].some(sign => !signs.includes(sign)) ? "Có ký tự không dùng trong mã: " + [...id].filter(sign => !signs.includes(sign)).join(" ") + "." : "";
  const page = id => new URL(id + "/" + (location.protocol === "file:" ? "index.html" : ""), location.href.split(/[?#]/)[0].replace(/index\.html$/, ""));

  d.getElementById("khong-chay").hidden = true;
  form.addEventListener("submit", event => {
    event.preventDefault();
    const id = clean(box.value), why = wrong(id);
    told.textContent = why;
    if (why) box.focus(); else location.href = page(id);
  });

  const asked = new URLSearchParams(location.search).get("ma");
  if (asked) {
    const id = clean(asked), why = wrong(id);
    box.value = id.slice(0, 12);
    // An address typed in small letters has no page of its own, but the sheet may well be ours.
    if (!why && id !== asked) { location.replace(page(id)); return; }
    d.getElementById("ma-la").textContent = box.value;
    d.getElementById("khong-ro").hidden = false;
    told.textContent = why;
  }
})(document);

/* What is typed goes to the compiler as it is typed, and what it says comes back beside the field. Without this script
   every button still works: it sends the form and gets the page. */
(function () {
"use strict";
const WEIGHTS = {error: "Lỗi", todo: "Cần điền", warning: "Cảnh báo"};
const WAIT = 500, PATIENCE = 5000;
const LOST = "Mất liên lạc với niemyet edit. Nội dung đã gõ vẫn ở trang này: đừng đóng thẻ, xem lại cửa sổ lệnh.";
const failed = answer => answer.status === 403
  ? "niemyet edit đã chạy lại với địa chỉ mới. Phần vừa gõ ở trang này chưa được giữ: chép lại trước khi đóng."
  : "Chưa giữ lại được (" + answer.status + "). Nội dung vẫn ở trang này.";
let form = document.getElementById("mau");
if (!form) return;
let timer = 0, flying = false, again = false, stopped = false, lost = false;

const body = act => {
  const data = new URLSearchParams(new FormData(form));
  if (act !== undefined) data.set("_lam", act);
  return data;
};
const post = (address, data) => fetch(address, {
  method: "POST", body: data, headers: {"X-Niemyet": "1"}, credentials: "same-origin", redirect: "follow",
});
const say = words => {
  const place = document.getElementById("trang-thai");
  if (place.textContent !== words) place.textContent = words;
};
const made = (tag, cls, ...inner) => {
  const it = document.createElement(tag);
  if (cls) it.className = cls;
  it.append(...inner);
  return it;
};

function show(answer) {
  const byField = {};
  for (const one of answer.own) (byField[one.field] = byField[one.field] || []).push(one);
  for (const place of form.querySelectorAll("[data-told]")) {
    const told = byField[place.dataset.told] || [];
    const now = told.map(one => one.weight + one.words).join("\n");
    if (place.dataset.now === now) continue;
    place.dataset.now = now;
    place.replaceChildren(...told.map(one => {
      if (one.weight === "todo") return made("p", "ed-told--todo", made("b", "", WEIGHTS.todo));
      const line = made("p", "ed-told--" + one.weight, made("b", "", WEIGHTS[one.weight] + ":"), " " + one.words);
      if (one.help) line.append(made("span", "ed-told__help", one.help));
      return line;
    }));
    const field = document.getElementById("f:" + place.dataset.told);
    if (field) told.some(one => one.weight === "error") ? field.setAttribute("aria-invalid", "true") : field.removeAttribute("aria-invalid");
  }
  const lines = answer.own.map(one => {
    const link = made("a", "", one.place || "Cả tệp");
    link.href = "#f:" + one.field;
    return made("li", "ed-told--" + one.weight, link, ": " + (one.weight === "todo" ? "cần điền" : one.words));
  });
  const others = answer.others.map(one => made("li", "ed-told--" + one.weight, one.place + ": " + one.words));
  document.getElementById("tom-tat-muc").replaceChildren(...lines, ...others);
  say(answer.sentence);
}

function halt(words) {
  stopped = true;
  const alert = made("div", "ed-alert", made("p", "", words));
  alert.setAttribute("role", "alert");
  form.prepend(alert);
}

async function live() {
  clearTimeout(timer);
  timer = 0;
  if (stopped) return;
  if (flying) { again = true; return; }
  flying = true;
  try {
    const answer = await post(form.dataset.live, body());
    if (answer.status === 409) {
      halt("Bản nháp này vừa được sửa ở một thẻ khác. Bấm “Giữ và kiểm tra” để chọn bản nào.");
    } else if (answer.ok) {
      const said = await answer.json();
      form.elements._ban.value = said.revision;
      lost = false;
      if (!again) show(said);
    } else {
      say(failed(answer));
      lost = true;
    }
  } catch (error) {
    say(LOST);
    lost = true;
    timer = setTimeout(live, PATIENCE);
  }
  flying = false;
  if (again) { again = false; live(); }
}

const idle = async () => { while (flying) await new Promise(done => setTimeout(done, 20)); };

/* Sends the form with a button and puts the answer in its place. `passive`: nobody pressed anything, so that typing
   goes on meanwhile; what was typed until the answer came is sent once more rather than lost. */
async function act(button, passive) {
  clearTimeout(timer);
  timer = 0;
  again = false;
  form.setAttribute("aria-busy", "true");
  if (!passive) form.inert = true;
  await idle();
  flying = true;
  try {
    let answer, page, sent;
    do {
      sent = body(button.value);
      answer = await post(form.action, sent);
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const said = page.getElementById("mau");
      if (said && passive && answer.ok) form.elements._ban.value = said.elements._ban.value;
    } while (passive && answer.ok && !same(sent, body(button.value)));
    arrive(button, passive, answer, page);
  } catch (error) {
    stay(LOST);
  }
  flying = false;
}

function stay(words) {
  form.inert = false;
  form.removeAttribute("aria-busy");
  lost = true;
  say(words);
}

function same(sent, now) {
  const [a, b] = [sent, now].map(data => new URLSearchParams(data));
  a.delete("_ban");
  b.delete("_ban");
  return a.toString() === b.toString();
}

function arrive(button, passive, answer, page) {
  const fresh = page.getElementById("mau");
  if (!fresh && !answer.ok) { stay(failed(answer)); return; }
  lost = false;
  if (!fresh || new URL(answer.url).pathname !== location.pathname) { location.assign(answer.url); return; }
  const open = new Set([...form.querySelectorAll("details[open][data-more]")].map(it => it.dataset.more));
  const at = document.activeElement, caret = at.selectionStart;
  const kept = passive ? at.id : "";
  document.querySelector("main").replaceChildren(...page.querySelector("main").childNodes);
  form = document.getElementById("mau");
  for (const it of form.querySelectorAll("details[data-more]")) if (open.has(it.dataset.more)) it.open = true;
  stopped = false;
  listen();
  go(kept || form.dataset.goto || "tom-tat");
  if (kept && typeof caret === "number") document.activeElement.setSelectionRange(caret, caret);
}

function go(id) {
  const place = document.getElementById(id);
  if (!place) return;
  for (let it = place.closest("details"); it; it = it.parentElement.closest("details")) it.open = true;
  const inner = place.matches(".ed-row") ? place.querySelector("input:not([type=hidden]), select, textarea") : null;
  (inner || place).focus();
}

function listen() {
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(live, WAIT); });
  form.addEventListener("change", event => {
    // The kind of a row decides which of its fields stand in view.
    if (/^muc\.\d+\.loai$/.test(event.target.name)) act({value: ""}, true);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    act(event.submitter || {value: ""});
  });
  form.addEventListener("click", event => {
    const link = event.target.closest("a[href^='#f:']");
    if (link) { event.preventDefault(); go(decodeURIComponent(link.getAttribute("href").slice(1))); }
  });
}
listen();
/* The PDF goes by a form of its own and brings a new page: what is typed is sent before it. */
document.addEventListener("submit", async event => {
  const sender = event.target;
  if (sender.id !== "tep-ky") return;
  event.preventDefault();
  const picked = document.getElementById("tep-chon"), file = picked && picked.files[0];
  if (file && file.size > Number(sender.dataset.most)) {
    say("Tệp nặng hơn 20 MB nên chưa đính kèm: quét lại đen trắng ở 200 đến 300 dpi.");
    picked.setAttribute("aria-invalid", "true");
    return;
  }
  if (timer) await live();
  await idle();
  // A form that a script sends leaves out the button.
  if (event.submitter && event.submitter.name) {
    const act = made("input", "");
    Object.assign(act, {type: "hidden", name: event.submitter.name, value: event.submitter.value});
    sender.append(act);
  }
  HTMLFormElement.prototype.submit.call(sender);
});
/* A page that goes away sends what it still has; a page that is loaded again may be quicker than that, and brings it
   along itself. */
const LEFT = "niemyet " + location.pathname;
addEventListener("pagehide", () => {
  if (stopped || !(timer || flying)) return;
  sessionStorage.setItem(LEFT, body());
  navigator.sendBeacon(form.dataset.live, body());
});
addEventListener("beforeunload", event => { if (lost) event.preventDefault(); });
async function bring() {
  const left = sessionStorage.getItem(LEFT);
  if (left === null) return;
  sessionStorage.removeItem(LEFT);
  form.inert = true;
  const data = new URLSearchParams(left);
  data.set("_ma", form.elements._ma.value);
  const answer = await post(form.dataset.live, data).catch(() => ({}));
  if (answer.ok) location.reload();
  form.inert = false;
}
bring();
})();

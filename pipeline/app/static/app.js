"use strict";
// Keys of one letter can be switched off: somebody who dictates would press them by speaking.
const keys = document.querySelector(".keys");
const keysAreOn = () => localStorage.getItem("letter-keys") !== "off";
const showKeys = () => {
  keys.setAttribute("aria-pressed", String(keysAreOn()));
  keys.textContent = `Letter keys: ${keysAreOn() ? "on" : "off"}`;
  document.documentElement.classList.toggle("no-keys", !keysAreOn());
};
if (keys) {
  keys.hidden = false;
  keys.addEventListener("click", () => { localStorage.setItem("letter-keys", keysAreOn() ? "off" : "on"); showKeys(); });
  showKeys();
}
// A name is kept without leaving the page: what was typed stays.
const whoForm = document.querySelector("form.who");
if (whoForm) whoForm.addEventListener("submit", async (event) => {
  event.preventDefault();
  const kept = await fetch(whoForm.action, { method: "POST", body: new URLSearchParams(new FormData(whoForm)), redirect: "manual" });
  const button = whoForm.querySelector("button");
  button.textContent = kept.ok || kept.type === "opaqueredirect" ? "Saved" : "Not saved";
});
// Keys: one letter presses the button or link that shows it; not while somebody types.
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
  if (event.key === "Escape" && typing) { event.target.blur(); return; }
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
    const save = document.querySelector('[data-key="s"]');
    if (save) { event.preventDefault(); save.click(); }
    return;
  }
  if (!keysAreOn() || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "e") {
    const value = document.querySelector("#value, [name=value]");
    if (value) { event.preventDefault(); value.focus(); }
    return;
  }
  const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (pressed) { event.preventDefault(); pressed.click(); }
});
// Papers dropped anywhere on the page are put into the form and sent.
const drop = document.querySelector(".drop");
if (drop) {
  const files = drop.querySelector("input[type=file]");
  document.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) { files.files = event.dataTransfer.files; drop.requestSubmit(); }
  });
  drop.addEventListener("submit", () => { drop.querySelector("button").textContent = "Sending …"; });
}
// A job that runs is asked about until it is over.
const job = document.querySelector("[data-job][data-over=no]");
async function wait() {
  const answer = await fetch(`jobs/${job.dataset.job}`); // jobs are shown on the first page only
  const state = answer.ok ? await answer.json() : { over: true };
  const progress = job.querySelector(".progress");
  if (progress && state.progress) progress.textContent = state.progress;
  if (!state.over) { setTimeout(wait, 700); return; }
  location.assign(state.leads_to || `?job=${job.dataset.job}`);
  if (/\/downloads\//.test(state.leads_to)) { // the page stays while the file comes
    const link = Object.assign(document.createElement("a"), { href: state.leads_to, textContent: "Download it" });
    job.dataset.over = "yes";
    job.replaceChildren(`${state.said} `, link);
  }
}
if (job) setTimeout(wait, 500);
// In a whole report: a cell that is chosen is marked on the picture; nothing moves more than it must, and Back leads back.
const places = document.querySelectorAll('.cell a[href^="#"]');
const showPlace = () => places.forEach((link) => {
  if (link.hash === location.hash) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
});
places.forEach((link) => link.closest(".cell").addEventListener("click", (event) => {
  if (event.target.closest("a") && event.target !== link || String(getSelection())) return;
  event.preventDefault();
  const stood = scrollY;
  location.hash = link.hash;
  scrollTo(0, stood);
  document.querySelector(link.hash).scrollIntoView({ block: "nearest" });
  link.focus({ preventScroll: true });
}));
window.addEventListener("hashchange", showPlace);
showPlace();
// The boxed place is brought into view.
const here = document.querySelector(".sheet > svg > rect.here");
const paper = document.querySelector(".paper");
if (here && paper) {
  const image = paper.querySelector("img");
  const show = () => { paper.scrollTop = here.getBoundingClientRect().top - paper.getBoundingClientRect().top + paper.scrollTop - 80; };
  if (image.complete) show(); else image.addEventListener("load", show);
}

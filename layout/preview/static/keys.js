// Buttons and keys: what is shown, how large, by day or by night. What is chosen here is kept in this browser.

const shown = new Set(read("shown", "marks").split(" ").filter(Boolean));
const THEMES = ["", "light", "dark"];

function read(name, otherwise) {
  try { return localStorage.getItem(`desk.${name}`) ?? otherwise; } catch { return otherwise; }
}

function keep(name, value) {
  try { localStorage.setItem(`desk.${name}`, value); } catch { /* a browser that keeps nothing */ }
}

function show() {
  for (const button of document.querySelectorAll("[data-show]")) {
    const on = shown.has(button.dataset.show);
    button.setAttribute("aria-pressed", on);
    document.body.classList.toggle(`show-${button.dataset.show}`, on);
  }
  keep("shown", [...shown].join(" "));
}

function toggle(name) {
  shown.has(name) ? shown.delete(name) : shown.add(name);
  show();
}

function theme(next) {
  document.documentElement.dataset.theme = next;
  keep("theme", next);
}

export function bindKeys({ view, sheets, notes }) {
  const dialog = document.getElementById("keys");
  const night = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const deeds = {
    smaller: () => view.zoom(1 / 1.25), larger: () => view.zoom(1.25), page: () => view.fit("page"), width: () => view.fit("width"),
    real: () => view.fit("real"), theme: () => theme(night() ? "light" : "dark"), keys: () => (dialog.open ? dialog.close() : dialog.showModal()),
    next: () => notes.step(1), before: () => notes.step(-1), down: () => view.step(sheets.all(), 1), up: () => view.step(sheets.all(), -1),
    first: () => view.showPage(sheets.all()[0]), last: () => view.showPage(sheets.all().at(-1)),
  };
  for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", deeds[button.dataset.do]);
  for (const button of document.querySelectorAll("[data-show]")) button.addEventListener("click", () => toggle(button.dataset.show));
  const keys = {
    "g": () => toggle("lines"), "c": () => toggle("columns"), "a": () => toggle("areas"), "r": () => toggle("order"), "m": () => toggle("marks"),
    "+": deeds.larger, "=": deeds.larger, "-": deeds.smaller, "0": deeds.page, "9": deeds.width, "1": deeds.real, "d": deeds.theme,
    "?": deeds.keys, "j": deeds.next, "k": deeds.before, "PageDown": deeds.down, "PageUp": deeds.up, "Home": deeds.first, "End": deeds.last,
  };
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, dialog")) return;
    const deed = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (deed) { event.preventDefault(); deed(); }
  });
  const kept = read("theme", "");
  theme(THEMES.includes(kept) ? kept : "");
  show();
}

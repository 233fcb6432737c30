// The list of what was found, and the trouble over the page where the newest state cannot be set.

import { nameOf } from "./words.js";

const element = (name, words, parent, tag = "p") => {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = words;
  parent.append(made);
  return made;
};

export class Notes {
  constructor(list, lead, open) {
    this.list = list;
    this.lead = lead;
    this.open = open;
    this.filter = "all";
    this.notes = [];
    this.buttons = [...document.querySelectorAll("[data-filter]")];
    for (const button of this.buttons) button.addEventListener("click", () => { this.filter = button.dataset.filter; this.draw(); });
  }

  /** By page and place where the issue could be set: errors of a page before its warnings. */
  show(told) {
    const places = new Map(told.pages.map((page, place) => [page.number, place]));
    const rank = note => [note.page ? places.get(note.page) ?? 999 : -1, note.severity === "error" ? 0 : 1, note.at_mm?.[1] ?? 0, note.at_mm?.[0] ?? 0, note.line];
    const ranked = told.notes.map((note, place) => ({ note, rank: [...rank(note), place] }));
    ranked.sort((one, other) => { for (const at of one.rank.keys()) if (one.rank[at] !== other.rank[at]) return one.rank[at] - other.rank[at]; return 0; });
    this.notes = ranked.map(one => one.note);
    this.draw();
  }

  draw() {
    const count = severity => this.notes.filter(note => severity === "all" || note.severity === severity).length;
    for (const button of this.buttons) {
      button.setAttribute("aria-checked", button.dataset.filter === this.filter);
      button.querySelector("b").textContent = count(button.dataset.filter) || "";
    }
    const seen = this.list.querySelector(".at")?.dataset.key;
    this.list.textContent = "";
    let page = null;
    for (const note of this.notes.filter(note => this.filter === "all" || note.severity === this.filter)) {
      if (note.page !== page) { page = note.page; element("page", page ? `第${page}版` : "全期", this.list, "li"); }
      this.list.append(this.row(note, seen));
    }
    if (!this.notes.length) element("none", "没有要改的", this.list, "li");
  }

  row(note, seen) {
    const row = document.createElement("li");
    const button = element("note " + note.severity, "", row, "button");
    button.type = "button";
    button.dataset.key = `${note.code} ${note.file} ${note.line} ${note.message}`;
    if (button.dataset.key === seen) button.classList.add("at");
    const head = element("head", nameOf(note.code), button);
    if (note.block) element("block", note.block, head, "span");
    element("message", note.message.replace(`${note.block}: `, ""), button);
    if (note.answered) { button.classList.add("answered"); element("hint", `已放行：${note.answered}`, button); }
    else if (note.hint) element("hint", note.hint, button);
    const file = element("file", `${note.file}:${note.line}`, button, "span");
    file.title = "单击到这一行";
    file.addEventListener("click", event => { event.stopPropagation(); this.open(note); });
    button.addEventListener("click", () => { this.mark(button); this.lead(note); });
    return row;
  }

  mark(button) {
    this.list.querySelector(".at")?.classList.remove("at");
    button.classList.add("at");
    button.scrollIntoView({ block: "nearest" });
  }

  step(by) {
    const rows = [...this.list.querySelectorAll("button.note")];
    if (!rows.length) return;
    const now = rows.findIndex(row => row.classList.contains("at"));
    rows[now < 0 ? (by > 0 ? 0 : rows.length - 1) : (now + by + rows.length) % rows.length].click();
  }
}

/** Why the newest state cannot be set, with the line, over the last good page. */
export function showTrouble(place, told, open) {
  place.hidden = !told.broken;
  place.textContent = "";
  if (!told.broken) return;
  element("head", "读不通：版面停在上一次读通的样子", place, "h2");
  const fatal = told.notes.filter(note => note.fatal);
  for (const note of fatal.slice(0, 3)) {
    const row = element("note", "", place, "button");
    row.type = "button";
    row.addEventListener("click", () => open(note));
    const where = element("where", `${note.file}:${note.line}:${note.column}`, row);
    element("code", nameOf(note.code), where, "span");
    element("message", note.message, row);
    if (note.typed) {
      const typed = element("typed", "", row, "pre");
      const start = Math.max(0, note.column - 1 - 48);
      const shown = note.typed.slice(start, start + 96), at = note.column - 1 - start;
      typed.append(shown.slice(0, at));
      element("caret", shown.slice(at, at + 1) || " ", typed, "mark");
      typed.append(shown.slice(at + 1));
    }
    if (note.hint) element("hint", note.hint, row);
  }
  if (fatal.length > 3) element("more", `还有 ${fatal.length - 3} 处`, place);
}

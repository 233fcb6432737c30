// The pointer on a sheet: the block under it, the card that tells of it, the click that leads to the line.

import { KINDS, fit, nameOf } from "./words.js";
import { outline } from "./sheets.js";

const card = document.getElementById("card");
const toast = document.getElementById("toast");

const line = (name, text, parent = card) => {
  if (!text && text !== 0) return null;
  const element = document.createElement("p");
  element.className = name;
  element.textContent = text;
  parent.append(element);
  return element;
};

const here = event => `${Math.round(event.clientX)} ${Math.round(event.clientY)}`;

export class Pointer {
  constructor(sheets, view) {
    this.sheets = sheets;
    this.view = view;
    this.paths = {};
    this.editor = "";
    this.notes = [];
    this.place = null;
    const stage = view.stage;
    stage.addEventListener("pointermove", event => { this.last = event; this.asked ??= requestAnimationFrame(() => { this.asked = null; this.over(this.last); }); });
    stage.addEventListener("pointerleave", () => this.leave());
    stage.addEventListener("scroll", () => this.leave(), { passive: true });
    stage.addEventListener("click", event => this.click(event));
  }

  know(told) {
    this.paths = told.paths;
    this.editor = told.editor;
    this.notes = told.notes;
    this.place = null;
    if (this.last && !card.hidden) this.over(this.last);
  }

  /** The sheet, the point in millimetres and the block under an event. */
  under(event) {
    const element = event.target.closest?.(".sheet");
    const sheet = element && this.sheets.get(Number(element.dataset.page));
    if (!sheet?.facts) return null;
    const box = element.getBoundingClientRect();
    const [width, height] = sheet.facts.size_mm;
    const x = (event.clientX - box.left) / box.width * width, y = (event.clientY - box.top) / box.height * height;
    return { sheet, x, y, block: sheet.blockAt(x, y) };
  }

  over(event) {
    const found = this.under(event);
    if (this.hot && this.hot !== found?.sheet) this.hot.heat(null);
    this.hot = found?.sheet;
    if (!found?.block) { this.hot?.heat(null); card.hidden = true; return; }
    found.sheet.heat(found.block);
    const key = `${found.sheet.number}/${found.block.id}`;
    if (card.dataset.block !== key || card.hidden || card.facts !== found.block) this.tell(found, key);
    this.put(event);
    clearTimeout(this.rest);
    this.place = null;
    this.rest = setTimeout(async () => { this.place = { at: here(event), ...await this.ask(found) }; }, 50);
  }

  leave() {
    this.hot?.heat(null);
    this.hot = null;
    card.hidden = true;
    clearTimeout(this.rest);
  }

  tell({ sheet, block }, key) {
    card.textContent = "";
    card.dataset.block = key;
    card.facts = block;
    const head = line("head", block.id);
    const kind = document.createElement("span");
    kind.textContent = KINDS[block.kind] ?? block.kind;
    head.append(kind);
    const state = fit(block);
    if (state.words) line(`fit ${state.state}`, state.words);
    if (block.chars) line("count", `${block.chars_set === block.chars ? block.chars : `${block.chars_set}／${block.chars}`} 字　${block.lines_set} 行`);
    if (block.headline) {
      const { lines, size_pt: size, width } = block.headline;
      line("count", `标题 ${size} 磅${width !== 1 ? `　宽 ${Math.round(width * 100)}%` : ""}　${lines.length} 行`);
    }
    for (const photo of block.photos ?? []) line("count", `${photo.file.split("/").pop()}　${photo.ppi ? `${photo.ppi} ppi` : "缺图"}`);
    for (const note of this.notes.filter(note => note.page === sheet.number && note.block === block.id).slice(0, 4)) line(`note ${note.severity}`, nameOf(note.code));
    const offers = (block.remedies ?? []).slice(0, 4);
    if (offers.length) {
      line("offer", "可以：");
      for (const offer of offers) line(`remedy${offer.fits === false ? " part" : ""}`, typeof offer === "string" ? offer : offer.message);
    }
    line("typed", block.typed);
    line("file", `${block.file}:${block.source.line}`);
    card.hidden = false;
  }

  put(event) {
    const width = card.offsetWidth, height = card.offsetHeight;
    const x = event.clientX + 18 + width > innerWidth ? event.clientX - width - 14 : event.clientX + 18;
    const y = Math.min(event.clientY + 18, innerHeight - height - 8);
    card.style.transform = `translate(${Math.max(8, x)}px, ${Math.max(8, y)}px)`;
  }

  /** Where that which is under the pointer was typed: asked once the pointer rests, so that the click is at once. */
  async ask({ sheet, x, y, block }) {
    const asked = await fetch(`place?page=${sheet.number}&x=${x.toFixed(2)}&y=${y.toFixed(2)}`).then(answer => answer.json(), () => null);
    const place = asked ?? { file: block.file, line: block.source.line, column: block.source.column };
    const shown = card.querySelector(".file");
    if (shown && card.facts === block) shown.textContent = `${place.file}:${place.line}`;
    return place;
  }

  async click(event) {
    if (this.view.panning || getSelection()?.toString()) return;
    const found = this.under(event);
    if (!found?.block) return;
    this.open(this.place?.at === here(event) ? this.place : await this.ask(found));
  }

  /** Opens a line in the editor, or copies its name. */
  open(place) {
    const name = `${place.file}:${place.line}`;
    const path = this.paths[place.file] ?? place.file;
    if (this.editor) {
      const fields = { path: encodeURI(path).replaceAll("#", "%23").replaceAll("?", "%3F"), line: place.line, column: place.column };
      const link = document.createElement("a");
      link.href = this.editor.replace(/\{(path|line|column)\}/g, (_, field) => fields[field]);
      document.body.dataset.opened = link.href;
      link.click();
      say(`打开 ${name}`);
      return;
    }
    document.body.dataset.opened = name;
    copy(name).then(() => say(`已复制 ${name}`), () => say(name));
  }

  /** Brings what a note is about before the eye. */
  leadTo(note) {
    const sheet = this.sheets.get(note.page);
    if (!sheet?.facts) { this.open(note); return; }
    const block = sheet.block(note.block);
    const at = note.at_mm ?? block?.area_mm[0] ?? [0, 0];
    this.view.bring(sheet, at);
    const [x, y] = at;
    sheet.flash.setAttribute("d", block ? outline(block) + (note.at_mm ? `M${x - 2} ${y - 7}h24v9h-24z` : "") : "");
    sheet.flash.classList.remove("on");
    void sheet.flash.getBoundingClientRect();
    sheet.flash.classList.add("on");
  }
}

/** To the clipboard; by the old way where the new one is refused. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("refused");
  }
}

let leaving = 0;

function say(words) {
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(leaving);
  leaving = setTimeout(() => { toast.hidden = true; }, 2200);
}

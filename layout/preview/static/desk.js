// The desk: takes what the engine tells, keeps the sheets, the list and the thumbnails after it.

import { Sheets } from "./sheets.js";
import { Notes, showTrouble } from "./notes.js";
import { Thumbs } from "./thumbs.js";
import { View } from "./view.js";
import { Pointer } from "./pointer.js";
import { bindKeys } from "./keys.js";

const byId = id => document.getElementById(id);
const view = new View(byId("stage"), byId("sheets"));
const sheets = new Sheets(byId("sheets"));
const pointer = new Pointer(sheets, view);
const notes = new Notes(byId("list"), note => pointer.leadTo(note), note => pointer.open(note));
const thumbs = new Thumbs(byId("thumbs"), number => view.showPage(sheets.get(number)));
view.onplace = () => thumbs.mark(view.current(sheets.all()));
bindKeys({ view, sheets, notes });

const known = new Set();

/** Loads the faces that the sheets are set in: every glyph has a number in them. */
function addFaces(names) {
  for (const name of names) {
    if (known.has(name)) continue;
    known.add(name);
    const face = new FontFace(name, `url(face/${name})`, { display: "block" });
    document.fonts.add(face);
    face.load().catch(() => {});
  }
}

/** The newest state of the issue, in place: zoom and place stay. */
function take(told) {
  const first = sheets.revision === 0;
  addFaces(told.faces);
  const changed = view.keeping(() => sheets.take(told));
  pointer.know(told);
  notes.show(told);
  showTrouble(byId("trouble"), told, note => pointer.open(note));
  byId("title").textContent = told.title || "看样台";
  document.title = (told.title || "看样台") + (told.broken ? "（有误）" : "");
  document.body.classList.toggle("broken", told.broken);
  if (first && sheets.all().length) view.start();
  thumbs.take(sheets.all(), told, changed);
  thumbs.mark(view.current(sheets.all()));
  pulse(told.broken ? "broken" : "good", told.broken ? "读不通，版面停在上一次" : `${clock()} 已更新`, `${told.took} 毫秒`);
  document.documentElement.dataset.revision = told.revision;
  dispatchEvent(new CustomEvent("desk:state", { detail: { revision: told.revision, changed } }));
}

const clock = () => new Date().toLocaleTimeString("zh-CN", { hour12: false });

function pulse(state, words, more = "") {
  const place = byId("pulse");
  place.dataset.state = state;
  place.textContent = words;
  place.title = more;
}

const stream = new EventSource("events");
stream.addEventListener("state", event => take(JSON.parse(event.data)));
stream.addEventListener("error", () => pulse("lost", "断线，等看样台回来"));

// Zoom and place: what the reader looks at stays where it is, whatever happens to the sheets.

const REAL = 96 / 25.4;
const LEAST = 0.05, MOST = 16;
const GAP = 28;

export class View {
  constructor(stage, sheets) {
    this.stage = stage;
    this.sheets = sheets;
    this.mode = "page";
    this.scale = REAL;
    this.onplace = () => {};
    stage.addEventListener("scroll", () => { this.asked ??= requestAnimationFrame(() => { this.asked = null; this.onplace(); }); }, { passive: true });
    stage.addEventListener("wheel", event => this.wheel(event), { passive: false });
    new ResizeObserver(() => { if (this.mode !== "free") this.fit(this.mode); }).observe(stage);
    this.pan();
    let pinch = 1;
    stage.addEventListener("gesturestart", event => { event.preventDefault(); pinch = this.scale; });
    stage.addEventListener("gesturechange", event => { event.preventDefault(); this.zoom(pinch * event.scale / this.scale, event); });
  }

  /** The first page, whole. */
  start() {
    this.stage.scrollTo(0, 0);
    this.fit("page", this.sheets.firstElementChild);
  }

  size(sheet) {
    return sheet ? [Number(sheet.style.getPropertyValue("--w")), Number(sheet.style.getPropertyValue("--h"))] : [390, 545];
  }

  /** A whole page, its width, or its real size. */
  fit(mode, sheet = this.at()) {
    const [width, height] = this.size(sheet);
    const room = [this.stage.clientWidth - 2 * GAP, this.stage.clientHeight - 2 * GAP - 18];
    const wanted = { page: Math.min(room[0] / width, room[1] / height), width: room[0] / width, real: REAL }[mode];
    if (wanted > 0) this.zoom(wanted / this.scale);
    this.mode = mode;
    if (mode === "page" && sheet) this.stage.scrollTo(0, sheet.offsetTop - GAP);
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0022)), event);
  }

  /** Zooms about a point of the window, the middle of the stage where none is given. */
  zoom(factor, event) {
    const box = this.stage.getBoundingClientRect();
    const x = event ? event.clientX - box.left : box.width / 2;
    const y = event ? event.clientY - box.top : box.height / 2;
    const scale = Math.min(REAL * MOST, Math.max(REAL * LEAST, this.scale * factor));
    const held = this.hold(x, y);
    this.scale = scale;
    this.mode = "free";
    this.sheets.style.setProperty("--z", scale);
    document.getElementById("zoom").textContent = `${Math.round(scale / REAL * 100)}%`;
    this.release(held);
  }

  /** What stands at a point of the stage, as a share of its sheet. */
  hold(x, y) {
    const box = this.stage.getBoundingClientRect();
    const sheet = this.at(y);
    if (!sheet) return null;
    const own = sheet.getBoundingClientRect();
    return { sheet, x, y, across: (box.left + x - own.left) / own.width, down: (box.top + y - own.top) / own.height };
  }

  release(held) {
    if (!held || !held.sheet.isConnected) return;
    const box = this.stage.getBoundingClientRect();
    const own = held.sheet.getBoundingClientRect();
    this.stage.scrollLeft += own.left + held.across * own.width - box.left - held.x;
    this.stage.scrollTop += own.top + held.down * own.height - box.top - held.y;
  }

  /** Does something to the sheets; what stood in the middle stays there. */
  keeping(work) {
    const held = this.hold(this.stage.clientWidth / 2, this.stage.clientHeight / 2);
    const top = [this.stage.scrollLeft, this.stage.scrollTop];
    const done = work();
    if (held?.sheet.isConnected) this.release(held);
    else [this.stage.scrollLeft, this.stage.scrollTop] = top;
    return done;
  }

  /** The sheet at a height of the stage, or the nearest. */
  at(y = this.stage.clientHeight / 2) {
    const line = this.stage.getBoundingClientRect().top + y;
    let best = null, least = Infinity;
    for (const sheet of this.sheets.children) {
      const own = sheet.getBoundingClientRect();
      const away = Math.max(own.top - line, line - own.bottom, 0);
      if (away < least) [best, least] = [sheet, away];
    }
    return best;
  }

  current(all) {
    const element = this.at();
    return all.find(sheet => sheet.element === element)?.number ?? null;
  }

  showPage(sheet) {
    if (sheet) this.stage.scrollTo({ top: sheet.element.offsetTop - GAP, left: this.stage.scrollLeft, behavior: "auto" });
  }

  step(all, by) {
    const place = all.findIndex(sheet => sheet.number === this.current(all));
    this.showPage(all[Math.min(all.length - 1, Math.max(0, place + by))]);
  }

  /** Brings a point of a sheet, in millimetres, a third down the stage. */
  bring(sheet, [x, y]) {
    const left = sheet.element.offsetLeft + x * this.scale, top = sheet.element.offsetTop + y * this.scale;
    this.stage.scrollTo({ left: left - this.stage.clientWidth / 3, top: top - this.stage.clientHeight / 3 });
  }

  /** Space and a drag, or the middle button, move the sheets. */
  pan() {
    let from = null, space = false;
    addEventListener("keydown", event => { if (event.code === "Space" && event.target === this.stage) { space = true; this.stage.classList.add("hand"); event.preventDefault(); } });
    addEventListener("keyup", event => { if (event.code === "Space") { space = false; this.stage.classList.remove("hand"); } });
    this.stage.addEventListener("pointerdown", event => {
      if (!(event.button === 1 || (space && event.button === 0))) return;
      event.preventDefault();
      from = [event.clientX + this.stage.scrollLeft, event.clientY + this.stage.scrollTop];
      this.stage.setPointerCapture(event.pointerId);
      this.panning = true;
    });
    this.stage.addEventListener("pointermove", event => {
      if (!from) return;
      this.stage.scrollLeft = from[0] - event.clientX;
      this.stage.scrollTop = from[1] - event.clientY;
    });
    this.stage.addEventListener("pointerup", () => { from = null; setTimeout(() => { this.panning = false; }); });
  }
}

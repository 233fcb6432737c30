// Thumbnails: each page drawn small on a canvas. Type too small to be read there is a grey bar, as a dummy has it.

const WIDTH = 116;

export class Thumbs {
  constructor(nav, go) {
    this.nav = nav;
    this.go = go;
    this.images = new Map();
    this.waiting = new Set();
  }

  take(sheets, told, changed) {
    const bad = new Map();
    for (const note of told.notes) {
      if (note.page && (note.severity === "error" || !bad.has(note.page))) bad.set(note.page, note.severity);
    }
    const rows = new Map([...this.nav.children].map(row => [Number(row.dataset.page), row]));
    const kept = sheets.map(sheet => {
      const row = rows.get(sheet.number) ?? this.row(sheet.number);
      row.querySelector("span").textContent = `${sheet.number}　${sheet.facts.name ?? ""}`;
      row.dataset.worst = bad.get(sheet.number) ?? "";
      row.title = { error: "有错误", warning: "有提示" }[row.dataset.worst] ?? "";
      return row;
    });
    if (kept.length !== this.nav.children.length || kept.some((row, place) => this.nav.children[place] !== row)) this.nav.replaceChildren(...kept);
    this.draw(sheets.filter(sheet => changed.includes(sheet.number) || !rows.has(sheet.number)));
  }

  row(number) {
    const row = document.createElement("button");
    row.type = "button";
    row.dataset.page = number;
    row.append(document.createElement("canvas"), document.createElement("span"));
    row.addEventListener("click", () => this.go(number));
    return row;
  }

  mark(number) {
    for (const row of this.nav.children) {
      const here = Number(row.dataset.page) === number;
      if (here && row.getAttribute("aria-current") !== "page") row.scrollIntoView?.({ block: "nearest" });
      here ? row.setAttribute("aria-current", "page") : row.removeAttribute("aria-current");
    }
  }

  /** Draws pages when there is time for it. */
  draw(sheets) {
    for (const sheet of sheets) this.waiting.add(sheet);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      if (document.fonts.status === "loading") { document.fonts.ready.then(() => this.draw([])); return; }
      const [next] = this.waiting;
      if (!next) return;
      this.waiting.delete(next);
      this.paint(next);
      this.draw([]);
    }, 30);
  }

  paint(sheet) {
    const canvas = this.nav.querySelector(`[data-page="${sheet.number}"] canvas`);
    if (!canvas || !sheet.facts) return;
    const [width, height] = sheet.facts.size_mm;
    const sharp = Math.min(3, devicePixelRatio || 1);
    const tall = Math.round(WIDTH * height / width);
    canvas.width = WIDTH * sharp;
    canvas.height = tall * sharp;
    canvas.style.height = `${tall}px`;
    const pen = canvas.getContext("2d");
    const scale = WIDTH * sharp / (width * sheet.facts.units_per_mm);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.scale(scale, scale);
    for (const part of sheet.page.children) this.walk(part, pen, { scale, ink: "#141312", size: 0, family: "" }, sheet);
  }

  walk(node, pen, state, sheet) {
    const own = { ...state };
    if (node.hasAttribute("fill")) own.ink = node.getAttribute("fill");
    if (node.hasAttribute("font-size")) { own.size = Number(node.getAttribute("font-size")); own.family = node.getAttribute("font-family"); }
    if (node.tagName === "text") return text(node, pen, own);
    if (node.tagName === "path") return path(node, pen, own);
    if (node.tagName === "svg") return this.picture(node, pen, sheet);
    const moved = node.getAttribute("transform");
    if (moved) { pen.save(); turn(pen, moved); }
    for (const child of node.children) this.walk(child, pen, own, sheet);
    if (moved) pen.restore();
    return undefined;
  }

  picture(node, pen, sheet) {
    const shown = node.firstElementChild;
    const [x, y, width, height] = ["x", "y", "width", "height"].map(name => Number(node.getAttribute(name)));
    const address = shown?.getAttribute("href");
    let image = this.images.get(address);
    if (!image) {
      image = new Image();
      image.onload = () => this.draw([sheet]);
      image.src = address;
      this.images.set(address, image);
    }
    if (!image.complete || !image.naturalWidth) { pen.fillStyle = "#ddd"; pen.fillRect(x, y, width, height); return; }
    pen.save();
    pen.beginPath();
    pen.rect(x, y, width, height);
    pen.clip();
    const [left, top, wide, tall] = ["x", "y", "width", "height"].map(name => Number(shown.getAttribute(name)));
    pen.drawImage(image, x + left, y + top, wide, tall);
    pen.restore();
  }
}

function text(node, pen, { scale, ink, size, family }) {
  const xs = node.getAttribute("x").split(" ").map(Number);
  const y = Number(node.getAttribute("y"));
  pen.fillStyle = ink;
  if (size * scale < 4) {
    pen.globalAlpha = 0.42;
    pen.fillRect(xs[0], y - size * 0.72, xs.at(-1) - xs[0] + size * 0.9, size * 0.6);
    pen.globalAlpha = 1;
    return;
  }
  pen.font = `${size}px ${family}`;
  [...node.textContent].forEach((letter, place) => pen.fillText(letter, xs[Math.min(place, xs.length - 1)], y));
}

function path(node, pen, { ink }) {
  const shape = new Path2D(node.getAttribute("d"));
  const stroke = node.getAttribute("stroke");
  if (stroke) {
    pen.strokeStyle = stroke === "currentColor" ? "#141312" : stroke;
    pen.lineWidth = Number(node.getAttribute("stroke-width"));
    pen.stroke(shape);
  } else if (ink !== "none") {
    pen.fillStyle = ink;
    pen.fill(shape);
  }
}

function turn(pen, moved) {
  for (const [, name, values] of moved.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a, b] = values.split(/[ ,]+/).map(Number);
    if (name === "translate") pen.translate(a, b);
    if (name === "rotate") pen.rotate(a * Math.PI / 180);
    if (name === "scale") pen.scale(a, b ?? a);
  }
}

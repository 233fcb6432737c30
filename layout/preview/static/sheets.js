// The sheets: every page in parts, each replaced only where it changed; the overlays that the toggles show.

const SVG = "http://www.w3.org/2000/svg";

const made = (name, attributes = {}, parent) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
};

class Sheet {
  constructor(number) {
    this.number = number;
    this.element = document.createElement("section");
    this.element.className = "sheet";
    this.element.dataset.page = number;
    const paper = document.createElement("div");
    paper.className = "paper";
    this.element.append(paper);
    this.page = made("svg", { class: "page" }, paper);
    this.over = made("svg", { class: "over", "aria-hidden": "true" }, paper);
    this.label = document.createElement("p");
    this.label.className = "label";
    this.element.append(this.label);
    this.parts = new Map();
    this.facts = null;
  }

  /** Takes what was told of the page; says whether anything on it changed. */
  take(told) {
    if (!told.facts) return false;
    const [width, height] = told.facts.size_mm;
    const scale = told.facts.units_per_mm;
    this.facts = told.facts;
    this.element.style.setProperty("--w", width);
    this.element.style.setProperty("--h", height);
    this.element.setAttribute("aria-label", `第${told.number}版 ${told.facts.name ?? ""}`);
    this.label.textContent = `${told.number}　${told.facts.name ?? ""}`;
    this.page.setAttribute("viewBox", `0 0 ${width * scale} ${height * scale}`);
    this.over.setAttribute("viewBox", `0 0 ${width} ${height}`);
    let changed = false;
    const wanted = new Set(told.parts.map(([key]) => key));
    for (const [key, part] of this.parts) {
      if (!wanted.has(key)) { part.element.remove(); this.parts.delete(key); changed = true; }
    }
    let before = null;
    for (const [key, digest] of told.parts) {
      let part = this.parts.get(key);
      if (!part) {
        part = { element: made("g", { "data-part": key }), digest: "" };
        this.parts.set(key, part);
      }
      if (part.digest !== digest && key in told.svg) {
        part.element.innerHTML = told.svg[key];
        part.digest = digest;
        changed = true;
      }
      const next = before ? before.nextSibling : this.page.firstChild;
      if (next !== part.element) this.page.insertBefore(part.element, next);
      before = part.element;
    }
    this.overlay();
    return changed;
  }

  overlay() {
    const { grid, blocks } = this.facts;
    const [x0, y0] = grid.origin_mm;
    const step = grid.measure_mm + grid.gutter_mm;
    const right = x0 + step * grid.columns - grid.gutter_mm;
    const foot = y0 + grid.lines * grid.leading_mm;
    this.over.textContent = "";
    let lines = "";
    for (let line = 0; line <= grid.lines; line++) lines += `M${x0} ${y0 + line * grid.leading_mm}H${right}`;
    made("path", { class: "lines", d: lines }, this.over);
    const columns = made("g", { class: "columns" }, this.over);
    for (let column = 0; column < grid.columns; column++) {
      made("rect", { x: x0 + column * step, y: y0, width: grid.measure_mm, height: foot - y0 }, columns);
    }
    const areas = made("g", { class: "areas" }, this.over);
    const order = made("g", { class: "order" }, this.over);
    let last = null;
    blocks.forEach((block, place) => {
      made("path", { d: outline(block), "data-block": block.id }, areas);
      const [x, y] = corner(block);
      const name = made("text", { x: Math.max(...block.area_mm.filter(point => point[1] < y + 1).map(point => point[0])) - 1, y: y + 4 }, areas);
      name.textContent = block.id;
      const way = block.way.length && block.chars ? block.way : [[x, y, y + 4]];
      let path = "";
      for (const [column, top, bottom] of way) {
        const at = column + 1.5;
        path += `${path ? "L" : "M"}${at} ${top}L${at} ${bottom}`;
      }
      made("path", { d: path, class: "way" }, order);
      const start = [way[0][0] + 1.5, way[0][1]];
      if (last) made("path", { d: `M${last}L${start}`, class: "leap" }, order);
      last = [way.at(-1)[0] + 1.5, way.at(-1)[2]];
      made("circle", { cx: start[0], cy: start[1] + 1, r: 3.4 }, order);
      made("text", { x: start[0], y: start[1] + 2.5 }, order).textContent = place + 1;
    });
    this.hot = made("path", { class: "hot" }, this.over);
    this.flash = made("path", { class: "flash" }, this.over);
  }

  /** The block at a point in millimetres. */
  blockAt(x, y) {
    return this.facts.blocks.find(block => inside(block.area_mm, x, y)) ?? null;
  }

  block(id) {
    return this.facts.blocks.find(block => block.id === id) ?? null;
  }

  heat(block) {
    this.hot?.setAttribute("d", block ? outline(block) : "");
    this.hot?.classList.toggle("over", Boolean(block?.overset));
  }
}

export const outline = block => "M" + block.area_mm.map(point => point.join(" ")).join("L") + "z";
const corner = block => [Math.min(...block.area_mm.map(p => p[0])), Math.min(...block.area_mm.map(p => p[1]))];

function inside(area, x, y) {
  let odd = false;
  area.forEach(([x1, y1], place) => {
    const [x2, y2] = area[(place + 1) % area.length];
    if ((y1 > y) !== (y2 > y) && x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)) odd = !odd;
  });
  return odd;
}

export class Sheets {
  constructor(element) {
    this.element = element;
    this.sheets = new Map();
    this.revision = 0;
  }

  /** Takes a state; the numbers of the pages that changed come back. */
  take(told) {
    const changed = [];
    const wanted = new Set(told.pages.map(page => page.number));
    for (const [number, sheet] of this.sheets) {
      if (!wanted.has(number)) { sheet.element.remove(); this.sheets.delete(number); changed.push(number); }
    }
    told.pages.forEach((page, place) => {
      let sheet = this.sheets.get(page.number);
      if (!sheet) this.sheets.set(page.number, sheet = new Sheet(page.number));
      if (sheet.take(page)) changed.push(page.number);
      if (this.element.children[place] !== sheet.element) this.element.insertBefore(sheet.element, this.element.children[place] ?? null);
    });
    if (told.pages.length) this.revision = told.revision;
    return changed;
  }

  get(number) { return this.sheets.get(number); }
  all() { return [...this.sheets.values()].sort((one, other) => place(one) - place(other)); }
}

const place = sheet => [...sheet.element.parentNode.children].indexOf(sheet.element);

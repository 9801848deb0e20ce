// What belongs to one map.
class Chapter {
  constructor(element, touchpoints) {
    this.element = element;
    this.key = element.dataset.chapter;
    this.touchpoints = new Map(touchpoints.map((entry) => [entry.id, { ...entry, words: fold(entry.words) }]));
    this.panels = new Map(all(".panel", element).map((panel) => [panel.dataset.view, panel]));
    this.frames = new Map([...this.panels].map(([view, panel]) => [view, new Frame(panel)]));
    this.tabs = all('[role="tab"]', element);
    this.bodies = new Map(all("tbody[data-touchpoint]", element).map((body) => [body.dataset.touchpoint, body]));
    this.shapes = all('.panel svg [class*="tp-"]', element).map((shape) => ({
      shape,
      of: [...shape.classList].filter((name) => name.startsWith("tp-")).map((name) => name.slice(3)),
    }));
    this.filterBar = one(".filter", element);
    this.search = one('input[type="search"]', element);
    this.boxes = all(".choice input", element);
    this.matching = [...this.touchpoints.values()];
    this.prepare();
  }

  get views() {
    return [...this.panels.keys()];
  }

  knows(kind, id) {
    return this.boxes.some((box) => box.value === id && kindOf(box) === kind);
  }

  chosen(kind) {
    return this.boxes.filter((box) => box.checked && kindOf(box) === kind).map(({ value }) => value);
  }

  // The touchpoint that a shape stands for; of several, the first that matches.
  findTouchpoint(element) {
    const of = this.shapes.find(({ shape }) => shape === element)?.of.filter((id) => this.touchpoints.has(id)) ?? [];
    return of.find((id) => this.matching.some((entry) => entry.id === id)) ?? of[0];
  }

  fit() {
    for (const frame of this.frames.values()) frame.fit();
  }

  prepare() {
    for (const tab of this.tabs) {
      const panel = this.panels.get(tab.dataset.view);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
    }
    for (const button of all("th button", this.element)) button.disabled = false;
    for (const body of this.bodies.values()) {
      unfold(body, false);
      const button = one(".name button", body);
      button.addEventListener("click", () => unfold(body, button.getAttribute("aria-expanded") !== "true"));
    }
  }

  show(state) {
    for (const [view, panel] of this.panels) panel.classList.toggle("on", view === state.view);
    for (const tab of this.tabs) {
      const chosen = tab.dataset.view === state.view;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    }
    if (!this.search) return;
    this.filter(state);
    this.sort(state.sort);
    for (const { shape, of } of this.shapes) shape.classList.toggle("chosen", of.includes(state.tp));
    for (const [id, body] of this.bodies) body.classList.toggle("chosen", id === state.tp);
  }

  filter(state) {
    if (this.search.value !== state.q) this.search.value = state.q;
    for (const box of this.boxes) box.checked = state[kindOf(box)].includes(box.value);
    for (const choice of all(".choice", this.element)) {
      const count = state[choice.dataset.kind].length;
      one(".count", choice).textContent = count ? String(count) : "";
      choice.classList.toggle("used", count > 0);
    }
    const words = fold(state.q).split(/\s+/).filter(Boolean);
    const kinds = KINDS.filter((kind) => state[kind].length);
    const every = [...this.touchpoints.values()];
    this.matching = every.filter((entry) =>
      words.every((word) => entry.words.includes(word)) &&
      kinds.every((kind) => entry.in[kind].some((id) => state[kind].includes(id))));
    const filtered = words.length > 0 || kinds.length > 0;
    const shown = new Set(this.matching.map((entry) => entry.id));
    for (const { shape, of } of this.shapes) {
      shape.classList.toggle("dim", filtered && !of.some((id) => shown.has(id)));
    }
    for (const [id, body] of this.bodies) body.hidden = !shown.has(id);
    one(".filter .clear", this.element).hidden = !filtered;
    one(".none", this.element).hidden = !filtered || shown.size > 0;
    const text = `${shown.size} of ${every.length} touchpoint${every.length === 1 ? "" : "s"}`;
    const status = one(".status", this.element);
    if (status.textContent !== text) status.textContent = text;
    this.element.classList.toggle("filtered", filtered);
  }

  // How to sort after a press on a column: the other way round the second time.
  turn(key) {
    // The highest score is what people look for first.
    const [first, second] = key === "score" ? ["-score", "score"] : [key, `-${key}`];
    return this.sorted === first ? second : first;
  }

  sort(order) {
    const [down, key] = order.startsWith("-") ? [-1, order.slice(1)] : [1, order];
    for (const button of all("[data-sort]", this.element)) {
      const header = button.closest("th");
      if (button.dataset.sort === key) header.setAttribute("aria-sort", down < 0 ? "descending" : "ascending");
      else header.removeAttribute("aria-sort");
    }
    if (this.sorted === order) return;
    this.sorted = order;
    // What has no value comes last either way.
    const compare = ({ order: { [key]: first } }, { order: { [key]: second } }) => {
      if (first === null || second === null) return (first === null) - (second === null);
      return down * (typeof first === "string" ? collator.compare(first, second) : first - second);
    };
    const table = one("table.ranking", this.element);
    table.append(...[...this.touchpoints.values()].sort(compare).map(({ id }) => this.bodies.get(id)));
  }
}

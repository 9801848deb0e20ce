// Makes the page answer: views, filters, search, order, details. Without it everything is shown one after the other.
(() => {
  "use strict";

  const KINDS = ["channel", "persona", "owner", "stage"];
  const ORDERS = ["rank", "name", "stage", "owner", "score", "quadrant", "interval", "emotion"];
  const THEMES = ["auto", "light", "dark"];
  const collator = new Intl.Collator("en", { numeric: true });
  const root = document.documentElement;
  root.classList.add("js");

  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const same = (some, others) => some.length === others.length && some.every((entry) => others.includes(entry));
  const movesGently = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

  // A picture in its frame: the frame scrolls, so that arrow keys, wheel, touch and drag all move the same thing.
  class Frame {
    constructor(panel) {
      this.panel = panel;
      this.box = one(".frame", panel);
      this.svg = one("svg", this.box);
      this.told = one("output", panel);
      [, , this.width, this.height] = this.svg.getAttribute("viewBox").split(" ").map(Number);
      this.scale = 1;
      this.mode = "open";
      new ResizeObserver(() => this.fit()).observe(panel);
      for (const button of all("[data-zoom]", panel)) {
        button.addEventListener("click", () => this.turn(button.dataset.zoom));
      }
      this.box.addEventListener("keydown", (event) => this.press(event));
      this.box.addEventListener("wheel", (event) => this.roll(event), { passive: false });
      this.listenToTouch();
      this.listenToDrag();
    }

    fit() {
      const room = this.panel.clientWidth - 2;
      if (room <= 0) return;
      const fitting = Math.min(room / this.width, 1.25);
      // As tall as the whole picture when it fits, so that a frame scrolls by itself only once somebody zooms.
      this.box.style.setProperty("--whole", `${Math.ceil(fitting * this.height) + 2}px`);
      if (this.mode === "open") this.set(Math.max(fitting, 0.55));
      if (this.mode === "fit") this.set(fitting);
    }

    set(scale) {
      this.scale = Math.min(Math.max(scale, 0.1), 8);
      this.svg.setAttribute("width", (this.width * this.scale).toFixed(1));
      this.svg.setAttribute("height", (this.height * this.scale).toFixed(1));
      this.told.textContent = `${Math.round(this.scale * 100)} %`;
    }

    turn(how) {
      if (how === "fit") {
        this.mode = "fit";
        this.fit();
      } else {
        this.zoom({ in: 1.25, out: 0.8, whole: 1 / this.scale }[how]);
      }
    }

    // The point under the pointer, or else the middle, stays where it is.
    zoom(factor, x, y) {
      const frame = this.box.getBoundingClientRect();
      const [left, top] = [(x ?? frame.left + frame.width / 2) - frame.left, (y ?? frame.top + frame.height / 2) - frame.top];
      const [across, down] = [(this.box.scrollLeft + left) / this.scale, (this.box.scrollTop + top) / this.scale];
      this.mode = "free";
      this.set(this.scale * factor);
      this.box.scrollLeft = across * this.scale - left;
      this.box.scrollTop = down * this.scale - top;
    }

    press(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const how = { "+": "in", "=": "in", "-": "out", "0": "whole", f: "fit" }[event.key];
      if (!how) return;
      event.preventDefault();
      this.turn(how);
    }

    roll(event) {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const step = Math.min(Math.max(event.deltaY, -100), 100);
      this.zoom(Math.exp(-step * 0.0025), event.clientX, event.clientY);
    }

    listenToTouch() {
      let apart = 0;
      const measure = ([first, second]) => Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY);
      this.box.addEventListener("touchstart", ({ touches }) => {
        if (touches.length === 2) apart = measure(touches);
      }, { passive: true });
      this.box.addEventListener("touchmove", (event) => {
        if (event.touches.length !== 2 || !apart) return;
        event.preventDefault();
        const [first, second] = event.touches;
        const now = measure(event.touches);
        this.zoom(now / apart, (first.clientX + second.clientX) / 2, (first.clientY + second.clientY) / 2);
        apart = now;
      }, { passive: false });
    }

    listenToDrag() {
      let from = null;
      let moved = false;
      this.box.addEventListener("pointerdown", (event) => {
        moved = false;
        if (event.pointerType === "touch" || event.button !== 0) return;
        from = { x: event.clientX, y: event.clientY, left: this.box.scrollLeft, top: this.box.scrollTop, page: scrollY };
      });
      this.box.addEventListener("pointermove", (event) => {
        if (!from) return;
        const [across, down] = [event.clientX - from.x, event.clientY - from.y];
        if (!moved && Math.hypot(across, down) < 5) return;
        if (!moved) this.box.setPointerCapture(event.pointerId);
        moved = true;
        this.box.classList.add("dragging");
        this.box.scrollLeft = from.left - across;
        if (this.box.scrollHeight > this.box.clientHeight + 1) this.box.scrollTop = from.top - down;
        else scrollTo({ top: from.page - down, behavior: "instant" });
      });
      for (const end of ["pointerup", "pointercancel"]) {
        this.box.addEventListener(end, () => {
          from = null;
          this.box.classList.remove("dragging");
        });
      }
      this.box.addEventListener("dragstart", (event) => event.preventDefault());
      // The click that ends a drag chooses nothing.
      this.box.addEventListener("click", (event) => {
        if (!moved) return;
        moved = false;
        event.preventDefault();
        event.stopPropagation();
      }, true);
    }

    find(touchpoint) {
      const shapes = all(`.tp-${CSS.escape(touchpoint)}`, this.svg);
      return shapes.find((shape) => one('[id*="-card-"]', shape)) ?? shapes[0];
    }

    // Whether the touchpoint is in this picture, brought into sight.
    reveal(touchpoint) {
      const shape = this.find(touchpoint);
      if (!shape) return false;
      const [frame, place] = [this.box.getBoundingClientRect(), shape.getBoundingClientRect()];
      this.box.scrollLeft += place.left + place.width / 2 - frame.left - frame.width / 2;
      this.box.scrollTop += place.top + place.height / 2 - frame.top - frame.height / 2;
      const now = shape.getBoundingClientRect();
      const top = scrollY + now.top + now.height / 2 - innerHeight * (innerWidth < 700 ? 0.3 : 0.5);
      scrollTo({ top, behavior: movesGently() });
      return true;
    }
  }

  // What belongs to one map.
  class Sheet {
    constructor(element, told) {
      this.element = element;
      this.key = element.dataset.sheet;
      this.touchpoints = new Map(told.touchpoints.map((entry) => [entry.id, { ...entry, words: fold(entry.words) }]));
      this.panels = new Map(all(".panel[data-view]", element).map((panel) => [panel.dataset.view, panel]));
      this.frames = new Map([...this.panels].map(([view, panel]) => [view, new Frame(panel)]));
      this.tabs = all('[role="tab"]', element);
      this.bodies = new Map(all("tbody[data-touchpoint]", element).map((body) => [body.dataset.touchpoint, body]));
      this.shapes = all('.panel svg [class*="tp-"]', element).map((shape) => ({
        shape,
        of: [...shape.classList].filter((name) => name.startsWith("tp-")).map((name) => name.slice(3)),
      }));
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

    prepare() {
      for (const tab of this.tabs) {
        const panel = this.panels.get(tab.dataset.view);
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", tab.id);
      }
      for (const button of all("th button", this.element)) button.disabled = false;
      for (const body of this.bodies.values()) unfold(body, false);
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

  const kindOf = (box) => box.closest(".choice").dataset.kind;

  function unfold(body, open) {
    one(".more", body).classList.toggle("on", open);
    one(".name button", body).setAttribute("aria-expanded", String(open));
  }

  function start() {
    const told = new Map(JSON.parse(one("#data").textContent).map((entry) => [entry.key, entry]));
    const sheets = all(".sheet").map((element) => new Sheet(element, told.get(element.dataset.sheet) ?? { touchpoints: [] }));
    if (!sheets.length) return;
    const alone = all(".panel:not([data-view])").map((panel) => new Frame(panel));
    const details = one("#details");
    const title = one("#details-title");
    let opener = null;
    let state = {};

    const current = () => sheets.find((sheet) => sheet.key === state.map) ?? sheets[0];
    const plain = (sheet) => ({ map: sheet.key, view: sheet.views[0] ?? "", tp: "", q: "", sort: "rank", ...Object.fromEntries(KINDS.map((kind) => [kind, []])) });

    // The address says what is shown; what it names and the page does not have is left out.
    function read() {
      const asked = new URLSearchParams(location.hash.slice(1));
      const sheet = sheets.find(({ key }) => key === asked.get("map")) ?? sheets[0];
      const [view, tp, sort, theme] = ["view", "tp", "sort", "theme"].map((key) => asked.get(key) ?? "");
      const found = { ...plain(sheet), q: asked.get("q") ?? "", theme: THEMES.includes(theme) ? theme : "auto" };
      if (sheet.views.includes(view)) found.view = view;
      if (sheet.touchpoints.has(tp)) found.tp = tp;
      if (ORDERS.includes(sort.replace(/^-/, ""))) found.sort = sort;
      for (const kind of KINDS) found[kind] = asked.getAll(kind).filter((id) => sheet.knows(kind, id));
      return found;
    }

    function write() {
      const told = new URLSearchParams({ map: state.map });
      if (state.view) told.set("view", state.view);
      if (state.tp) told.set("tp", state.tp);
      for (const kind of KINDS) for (const id of state[kind]) told.append(kind, id);
      if (state.q) told.set("q", state.q);
      if (state.sort !== "rank") told.set("sort", state.sort);
      if (state.theme !== "auto") told.set("theme", state.theme);
      return `#${told}`;
    }

    function show() {
      root.dataset.theme = state.theme;
      for (const button of all("[data-theme-choice]")) {
        button.setAttribute("aria-pressed", String(button.dataset.themeChoice === state.theme));
      }
      for (const sheet of sheets) sheet.element.classList.toggle("on", sheet === current());
      for (const link of all(".maps [data-map]")) {
        if (link.dataset.map === state.map) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
      }
      current().show(state);
      showDetails();
    }

    function go(change, { replace = false } = {}) {
      state = { ...state, ...change };
      show();
      const address = write();
      if (address !== location.hash) history[replace ? "replaceState" : "pushState"](null, "", address);
    }

    function showDetails() {
      const entry = current().touchpoints.get(state.tp);
      details.hidden = !entry;
      if (!entry) return;
      const body = one(".body", details);
      title.textContent = `${entry.number} ${entry.name}`;
      body.replaceChildren(one(".about", current().bodies.get(entry.id)).cloneNode(true));
      const link = all(`.panel .tp-${CSS.escape(entry.id)} > a`, current().element)[0];
      if (link) {
        const copy = document.createElement("a");
        copy.className = "leads";
        copy.href = link.getAttribute("href");
        copy.target = "_blank";
        copy.rel = "noopener noreferrer";
        copy.textContent = "Open what it links to";
        body.append(copy);
      }
      body.scrollTop = 0;
      placeDetails(entry.id);
    }

    // Beneath the filters, or above them while they are far down: neither covers the other.
    function clearFilters() {
      const bar = one(".filter", current().element);
      if (details.hidden || !bar) return;
      const { top, bottom } = bar.getBoundingClientRect();
      const high = top < innerHeight / 2;
      details.style.setProperty("--top", `${high ? Math.max(bottom, 4) + 12 : 16}px`);
      details.style.setProperty("--bottom", `${high || top > innerHeight ? 16 : innerHeight - top + 12}px`);
    }

    // On the side where the touchpoint is not.
    function placeDetails(id) {
      clearFilters();
      const shape = current().frames.get(state.view)?.find(id);
      if (!shape) return;
      const { left, width } = shape.getBoundingClientRect();
      details.classList.toggle("left", left + width / 2 > innerWidth / 2);
    }

    // In the view that is open, or else in the first that has it.
    function reveal(id) {
      const sheet = current();
      if (!sheet.frames.get(state.view)?.find(id)) {
        const view = sheet.views.find((name) => sheet.frames.get(name).find(id));
        if (!view) return;
        go({ view }, { replace: true });
      }
      sheet.frames.get(state.view).reveal(id);
      placeDetails(id);
    }

    function choose(id, from) {
      opener = from;
      go({ tp: id });
      reveal(id);
      title.focus({ preventScroll: true });
    }

    function close() {
      go({ tp: "" });
      if (opener?.isConnected) opener.focus({ preventScroll: true });
      opener = null;
    }

    function findNext() {
      const found = [...current().matching].sort((first, second) => first.number - second.number);
      if (!found.length) return;
      const at = found.findIndex(({ id }) => id === state.tp);
      const { id } = found[(at + 1) % found.length];
      opener = current().search;
      go({ tp: id });
      reveal(id);
    }

    function listen(sheet) {
      sheet.tabs.forEach((tab, place) => {
        const count = sheet.tabs.length;
        const ways = { ArrowRight: (place + 1) % count, ArrowLeft: (place + count - 1) % count, Home: 0, End: count - 1 };
        tab.addEventListener("click", () => go({ view: tab.dataset.view }));
        tab.addEventListener("keydown", (event) => {
          const other = sheet.tabs[ways[event.key]];
          if (!other) return;
          event.preventDefault();
          go({ view: other.dataset.view });
          other.focus();
        });
      });
      for (const box of sheet.boxes) {
        box.addEventListener("change", () => {
          const chosen = sheet.boxes.filter((other) => other.checked && kindOf(other) === kindOf(box));
          go({ [kindOf(box)]: chosen.map(({ value }) => value) });
        });
      }
      for (const button of all(".clear", sheet.element)) {
        button.addEventListener("click", () => {
          go({ q: "", ...Object.fromEntries(KINDS.map((kind) => [kind, []])) });
          sheet.search.focus();
        });
      }
      for (const button of all("[data-sort]", sheet.element)) {
        button.addEventListener("click", () => {
          const key = button.dataset.sort;
          // The highest score is what people look for first.
          const [first, second] = key === "score" ? [`-${key}`, key] : [key, `-${key}`];
          go({ sort: state.sort === first ? second : first });
        });
      }
      for (const body of sheet.bodies.values()) {
        const button = one(".name button", body);
        button.addEventListener("click", () => unfold(body, button.getAttribute("aria-expanded") !== "true"));
      }
      for (const button of all("[data-show]", sheet.element)) {
        button.addEventListener("click", () => choose(button.dataset.show, button));
      }
      sheet.search?.addEventListener("input", () => go({ q: sheet.search.value }, { replace: true }));
      sheet.search?.addEventListener("keydown", (event) => {
        if (event.key === "Enter") findNext();
      });
      for (const [, frame] of sheet.frames) {
        frame.box.addEventListener("click", (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          const mark = sheet.shapes.find(({ shape }) => shape === event.target.closest('[class*="tp-"]'));
          const known = mark?.of.filter((id) => sheet.touchpoints.has(id)) ?? [];
          if (!known.length) return;
          event.preventDefault();
          const matching = known.find((id) => sheet.matching.some((entry) => entry.id === id));
          choose(matching ?? known[0], event.target.closest("a") ?? frame.box);
        });
      }
    }

    sheets.forEach(listen);
    for (const link of all("[data-map]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        go({ ...plain(sheets.find(({ key }) => key === link.dataset.map)), theme: state.theme });
        scrollTo({ top: 0, behavior: "instant" });
        one("#main").focus({ preventScroll: true });
      });
    }
    // These lead to a part of the page; the address keeps saying what is shown.
    for (const link of all('.skip, .jump a')) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const target = one(link.getAttribute("href"));
        target.scrollIntoView({ behavior: movesGently() });
        target.focus({ preventScroll: true });
      });
    }
    for (const button of all("[data-theme-choice]")) {
      button.addEventListener("click", () => go({ theme: button.dataset.themeChoice }, { replace: true }));
    }
    one(".close", details).addEventListener("click", close);
    const choices = all(".choice");
    for (const choice of choices) {
      choice.addEventListener("toggle", () => {
        if (choice.open) for (const other of choices) if (other !== choice) other.open = false;
      });
    }
    document.addEventListener("click", (event) => {
      for (const choice of choices) if (!choice.contains(event.target)) choice.open = false;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      const open = choices.find((choice) => choice.open);
      if (open) {
        open.open = false;
        one("summary", open).focus();
      } else if (!details.hidden) {
        close();
      }
    });
    for (const change of ["scroll", "resize"]) addEventListener(change, clearFilters, { passive: true });
    addEventListener("popstate", () => {
      if (location.hash && !location.hash.includes("=")) return;
      const before = state;
      state = read();
      show();
      if (state.tp && (state.tp !== before.tp || !same([state.map], [before.map]))) reveal(state.tp);
    });

    state = read();
    show();
    for (const frame of [...alone, ...sheets.flatMap((sheet) => [...sheet.frames.values()])]) frame.fit();
    if (state.tp) reveal(state.tp);
  }

  document.addEventListener("DOMContentLoaded", start);
})();

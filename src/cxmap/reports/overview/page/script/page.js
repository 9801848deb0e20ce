// What is open and how it is filtered; the address says the same, so that it can be sent and the way back works.
class Page {
  constructor() {
    const told = new Map(JSON.parse(one("#data").textContent).map((entry) => [entry.key, entry.touchpoints]));
    this.chapters = all(".chapter").map((element) => new Chapter(element, told.get(element.dataset.chapter) ?? []));
    this.details = new Details();
    this.state = this.read();
    this.chapters.forEach((chapter) => this.listenToChapter(chapter));
    this.listenToLinks();
    this.listenToChoices();
    for (const button of all("[data-theme-choice]")) {
      button.addEventListener("click", () => this.go({ theme: button.dataset.themeChoice }, { replace: true }));
    }
    one(".close", this.details.element).addEventListener("click", () => this.close());
    for (const change of ["scroll", "resize"]) {
      addEventListener(change, () => this.details.clear(this.chapter.filterBar), { passive: true });
    }
    addEventListener("popstate", () => this.restore());
    this.show();
    for (const chapter of this.chapters) chapter.fit();
    if (!takePlace(this.frames) && this.state.tp) this.reveal(this.state.tp);
    addEventListener("pagehide", () => keepPlace(this.frames));
  }

  get chapter() {
    return this.chapters.find((chapter) => chapter.key === this.state.map);
  }

  get frames() {
    return this.chapters.flatMap((chapter) => [...chapter.frames.values()]);
  }

  start(chapter) {
    const nothing = Object.fromEntries(KINDS.map((kind) => [kind, []]));
    return { map: chapter.key, view: chapter.views[0] ?? "", tp: "", q: "", sort: "rank", theme: "auto", ...nothing };
  }

  // What the address names and the page does not have is left out.
  read() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const [map, view, tp, q, sort, theme] = ["map", "view", "tp", "q", "sort", "theme"].map((key) => asked.get(key) ?? "");
    const chapter = this.chapters.find(({ key }) => asked.has("map") && key === map) ?? this.chapters[0];
    const state = { ...this.start(chapter), q };
    if (chapter.views.includes(view)) state.view = view;
    if (chapter.touchpoints.has(tp)) state.tp = tp;
    if (ORDERS.includes(sort.replace(/^-/, ""))) state.sort = sort;
    if (THEMES.includes(theme)) state.theme = theme;
    for (const kind of KINDS) state[kind] = asked.getAll(kind).filter((id) => chapter.knows(kind, id));
    return state;
  }

  write() {
    const { map, view, tp, q, sort, theme } = this.state;
    const told = new URLSearchParams({ map });
    if (view) told.set("view", view);
    if (tp) told.set("tp", tp);
    for (const kind of KINDS) for (const id of this.state[kind]) told.append(kind, id);
    if (q) told.set("q", q);
    if (sort !== "rank") told.set("sort", sort);
    if (theme !== "auto") told.set("theme", theme);
    return `#${told}`;
  }

  restore() {
    // An address without a state leads to a part of the page.
    if (location.hash && !location.hash.includes("=")) return;
    const before = this.state;
    this.state = this.read();
    this.show();
    if (this.state.tp && this.state.tp !== before.tp) this.reveal(this.state.tp);
  }

  go(change, { replace = false } = {}) {
    this.state = { ...this.state, ...change };
    this.show();
    const address = this.write();
    if (address !== location.hash) history[replace ? "replaceState" : "pushState"](null, "", address);
  }

  show() {
    const { state, chapter } = this;
    root.dataset.theme = state.theme;
    for (const button of all("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === state.theme));
    }
    for (const other of this.chapters) other.element.classList.toggle("on", other === chapter);
    for (const link of all(".maps [data-map]")) {
      if (link.dataset.map === state.map) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    chapter.show(state);
    this.details.show(chapter, state);
  }

  // In the view that is open, or else in the first that has it.
  reveal(id) {
    const { chapter } = this;
    if (!chapter.frames.get(this.state.view)?.find(id)) {
      const view = chapter.views.find((name) => chapter.frames.get(name).find(id));
      if (!view) return;
      this.go({ view }, { replace: true });
    }
    const frame = chapter.frames.get(this.state.view);
    frame.reveal(id);
    this.details.avoid(frame.find(id));
  }

  choose(id, opener) {
    this.details.opener = opener;
    this.go({ tp: id });
    this.reveal(id);
    if (opener !== this.chapter.search) this.details.title.focus({ preventScroll: true });
  }

  close() {
    this.go({ tp: "" });
    this.details.giveBack();
  }

  clear() {
    const { channel, persona, owner, stage, q } = this.start(this.chapter);
    this.go({ channel, persona, owner, stage, q });
    this.chapter.search.focus();
  }

  // The next match in the order of the journey, the first after the last.
  findNext() {
    const found = [...this.chapter.matching].sort((first, second) => first.number - second.number);
    if (!found.length) return;
    const at = found.findIndex(({ id }) => id === this.state.tp);
    this.choose(found[(at + 1) % found.length].id, this.chapter.search);
  }

  listenToChapter(chapter) {
    this.listenToTabs(chapter.tabs);
    for (const frame of chapter.frames.values()) {
      frame.box.addEventListener("click", (event) => this.press(chapter, frame, event));
    }
    for (const button of all("[data-show]", chapter.element)) {
      button.addEventListener("click", () => this.choose(button.dataset.show, button));
    }
    for (const button of all("[data-sort]", chapter.element)) {
      button.addEventListener("click", () => this.go({ sort: chapter.turn(button.dataset.sort) }));
    }
    for (const box of chapter.boxes) {
      box.addEventListener("change", () => this.go({ [kindOf(box)]: chapter.chosen(kindOf(box)) }));
    }
    for (const button of all(".clear", chapter.element)) button.addEventListener("click", () => this.clear());
    chapter.search?.addEventListener("input", () => this.go({ q: chapter.search.value }, { replace: true }));
    chapter.search?.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.findNext();
    });
  }

  listenToTabs(tabs) {
    tabs.forEach((tab, place) => {
      const count = tabs.length;
      const ways = { ArrowRight: (place + 1) % count, ArrowLeft: (place + count - 1) % count, Home: 0, End: count - 1 };
      tab.addEventListener("click", () => this.go({ view: tab.dataset.view }));
      tab.addEventListener("keydown", (event) => {
        const other = tabs[ways[event.key]];
        if (!other) return;
        event.preventDefault();
        this.go({ view: other.dataset.view });
        other.focus();
      });
    });
  }

  // With a key held, a link in a picture opens as links do.
  press(chapter, frame, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = chapter.findTouchpoint(event.target.closest('[class*="tp-"]'));
    if (!id) return;
    event.preventDefault();
    this.choose(id, event.target.closest("a") ?? frame.box);
  }

  listenToLinks() {
    for (const link of all("[data-map]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const chapter = this.chapters.find(({ key }) => key === link.dataset.map);
        this.go({ ...this.start(chapter), theme: this.state.theme });
        scrollTo({ top: 0, behavior: "instant" });
        one("#main").focus({ preventScroll: true });
      });
    }
    // These lead to a part of the page; the address keeps saying what is shown.
    for (const link of all(".skip, .jump a")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const target = one(link.getAttribute("href"));
        target.scrollIntoView({ behavior: movesGently() });
        target.focus({ preventScroll: true });
      });
    }
  }

  listenToChoices() {
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
      } else if (!this.details.element.hidden) {
        this.close();
      }
    });
  }
}

root.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  if (one(".chapter")) new Page();
});

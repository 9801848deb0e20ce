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

  get place() {
    return { mode: this.mode, scale: this.scale, left: this.box.scrollLeft, top: this.box.scrollTop };
  }

  set place({ mode, scale, left, top }) {
    this.mode = mode;
    if (mode === "free") this.set(scale);
    else this.fit();
    this.box.scrollTo({ left, top, behavior: "instant" });
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

// The panel that tells one touchpoint: the same words as its row in the list.
class Details {
  constructor() {
    this.element = one("#details");
    this.title = one("#details-title");
    this.body = one(".body", this.element);
    this.opener = null;
  }

  show(chapter, { tp, view }) {
    const entry = chapter.touchpoints.get(tp);
    this.element.hidden = !entry;
    if (!entry || this.shown === `${chapter.key} ${tp}`) {
      if (!entry) this.shown = "";
      return;
    }
    this.shown = `${chapter.key} ${tp}`;
    this.title.textContent = `${entry.number} ${entry.name}`;
    this.body.replaceChildren(one(".about", chapter.bodies.get(tp)).cloneNode(true));
    const link = one(`.panel ${classOf(tp)} > a`, chapter.element);
    if (link) this.body.append(this.copy(link));
    this.body.scrollTop = 0;
    this.clear(chapter.filterBar);
    const shape = chapter.frames.get(view)?.find(tp);
    if (shape) this.avoid(shape);
  }

  // Pictures open details where links would be followed; so the details have the link.
  copy(link) {
    const copy = document.createElement("a");
    copy.href = link.getAttribute("href");
    copy.target = "_blank";
    copy.rel = "noopener noreferrer";
    copy.textContent = "Open the link of this touchpoint";
    return copy;
  }

  // Beneath the filters, or above them while they are far down: neither covers the other.
  clear(bar) {
    if (this.element.hidden || !bar) return;
    const { top, bottom } = bar.getBoundingClientRect();
    const high = top < innerHeight / 2;
    this.element.style.setProperty("--top", `${high ? Math.max(bottom, 4) + 12 : 16}px`);
    this.element.style.setProperty("--bottom", `${high || top > innerHeight ? 16 : innerHeight - top + 12}px`);
  }

  // On the side where the touchpoint is not.
  avoid(shape) {
    const { left, width } = shape.getBoundingClientRect();
    this.element.classList.toggle("left", left + width / 2 > innerWidth / 2);
  }

  // The focus goes back to where it came from.
  giveBack() {
    if (this.opener?.isConnected) this.opener.focus({ preventScroll: true });
    this.opener = null;
  }
}

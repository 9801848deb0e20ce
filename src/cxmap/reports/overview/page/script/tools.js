// Makes the page answer: views, filters, search, order, details. Without it everything is shown one after the other.

const KINDS = ["channel", "persona", "owner", "stage"];
const ORDERS = ["rank", "name", "stage", "owner", "score", "quadrant", "interval", "emotion"];
const THEMES = ["auto", "light", "dark"];

const collator = new Intl.Collator("en", { numeric: true });
const root = document.documentElement;

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Letters as people type them in a hurry: without accents and capitals.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const movesGently = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
const classOf = (touchpoint) => `.tp-${CSS.escape(touchpoint)}`;
const kindOf = (box) => box.closest(".choice").dataset.kind;

function unfold(body, open) {
  one(".more", body).classList.toggle("on", open);
  one(".name button", body).setAttribute("aria-expanded", String(open));
}

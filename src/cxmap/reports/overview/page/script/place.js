// Where the reader is, beyond what the address says: kept while the page is loaded anew, for this tab alone.
const PLACE = `cxmap-place ${location.pathname}`;

function keepPlace(frames) {
  const places = Object.fromEntries(frames.map((frame) => [frame.panel.id, frame.place]));
  store(() => {
    sessionStorage.setItem(PLACE, JSON.stringify({ left: scrollX, top: scrollY, places }));
    history.scrollRestoration = "manual";
  });
}

// Whether there was one to take up.
function takePlace(frames) {
  const [{ type }] = performance.getEntriesByType("navigation");
  const kept = type === "navigate" ? null : store(() => JSON.parse(sessionStorage.getItem(PLACE)));
  if (!kept) return false;
  for (const frame of frames) if (kept.places[frame.panel.id]) frame.place = kept.places[frame.panel.id];
  scrollTo({ left: kept.left, top: kept.top, behavior: "instant" });
  return true;
}

// A browser may refuse to keep anything for a file; then everything begins at the top.
function store(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

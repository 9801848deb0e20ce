// Loads the page anew as soon as the server tells of another edition.
(() => {
  "use strict";

  const AGAIN = 3000; // Milliseconds. A browser tries again by itself, but not where the server had no room.
  const edition = document.querySelector('meta[name="edition"]').content;
  let stream = null;
  let waiting = 0;
  let sign = null;

  // Colours were chosen on another edition; its address still says so.
  const theme = new URLSearchParams(location.hash.slice(1)).get("theme");
  if (theme) document.documentElement.dataset.theme = theme;

  function listen() {
    stop();
    stream = new EventSource("/events");
    stream.addEventListener("open", () => tell(""));
    stream.addEventListener("message", ({ data }) => {
      if (data !== edition) renew();
    });
    stream.addEventListener("error", () => {
      tell("Not live any more: cxmap serve does not answer.");
      if (stream.readyState === EventSource.CLOSED) waiting = setTimeout(listen, AGAIN);
    });
  }

  function stop() {
    clearTimeout(waiting);
    if (stream) stream.close();
  }

  function renew() {
    stop();
    location.reload();
  }

  function tell(text) {
    if (!sign && !text) return;
    if (!sign) {
      sign = document.createElement("p");
      sign.setAttribute("role", "status");
      sign.style.cssText = "position:fixed;z-index:99;right:1rem;bottom:1rem;margin:0;padding:.5rem 1rem;" +
        "border-radius:.5rem;background:CanvasText;color:Canvas;font-size:.9rem";
      document.body.append(sign);
    }
    sign.textContent = text;
    sign.hidden = !text;
  }

  // Browsers open only six connections to a server: a page that nobody sees leaves its own to others.
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
  addEventListener("pagehide", stop);
  addEventListener("load", () => {
    if (!document.hidden) listen();
  });
})();

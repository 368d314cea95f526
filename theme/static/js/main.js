/**
 * Shows the page as its reader chose and, once it is there, fetches the behaviours that it asks
 * for. Every page is complete without them.
 *
 * This is the one file that every page waits for, so it imports nothing at its start.
 */
const SETTINGS = ["size", "colours", "numerals"];
const BEHAVIOURS = [
  ["[data-pk-setting]", () => import("./settings.js").then(({ bindSettings }) => bindSettings)],
  ["[data-pk-panel]", () => import("./panel.js").then(({ bindPanels }) => bindPanels)],
  ["[data-pk-notice]", () => import("./notices.js").then(({ bindNotices }) => bindNotices)],
  [":is([data-pk-setting=numerals], html[data-pk-numerals] main)", () => import("./numerals.js").then(({ bindNumerals }) => bindNumerals)],
  ["[data-pk-gallery]", () => import("./gallery.js").then(({ bindGallery }) => bindGallery)],
  ["[data-pk-print]", () => import("./tools.js").then(({ bindTools }) => bindTools)],
];

/** Puts the kept settings on <html>, where the style sheet and the behaviours look for them. */
function restore(html) {
  for (const name of SETTINGS) {
    try {
      const kept = localStorage.getItem(`prakat.${name}`);
      if (kept) {
        html.setAttribute(`data-pk-${name}`, kept);
      }
    } catch {
      // Storage may be forbidden; the page then shows itself as it came.
    }
  }
}

async function start() {
  const wanted = BEHAVIOURS.filter(([selector]) => document.body.querySelector(selector));
  const loaded = await Promise.all(wanted.map(([, load]) => load()));
  loaded.forEach((bind) => bind(document));
}

/** Waits until the page has been painted, so that nothing that comes later delays what is read. */
function whenPainted(then) {
  if (!PerformanceObserver.supportedEntryTypes.includes("paint")) {
    then();
    return;
  }
  new PerformanceObserver((_, observer) => {
    observer.disconnect();
    then();
  }).observe({ type: "paint", buffered: true });
}

restore(document.documentElement);
if (document.readyState === "complete") {
  whenPainted(start);
} else {
  addEventListener("load", () => whenPainted(start), { once: true });
}

/**
 * Shows the page as its reader chose and, once it is there, fetches the behaviours that it asks
 * for. Every page is complete without them.
 *
 * This is the one file that every page waits for, so it imports nothing at its start.
 */
const BEHAVIOURS = [
  ["[data-pk-setting]", () => import("./settings.js")],
  ["[data-pk-copy]", () => import("./copy.js")],
  ["[data-pk-numerals]", () => import("./numerals.js")],
  ["[data-pk-notice]", () => import("./notices.js")],
  ["[data-pk-panel]", () => import("./panel.js")],
  ["[data-pk-print]", () => import("./print.js")],
  ["[data-pk-share]", () => import("./share.js")],
];

/** Puts the kept choices on <html>, where the style sheet and the behaviours look for them. */
function restore() {
  for (const name of ["size", "colours", "numerals"]) {
    try {
      const kept = localStorage.getItem(`prakat.${name}`);
      if (kept) {
        document.documentElement.setAttribute(`data-pk-${name}`, kept);
      }
    } catch {
      // Storage may be forbidden; the page then shows itself as it came.
    }
  }
}

async function start() {
  const wanted = BEHAVIOURS.filter(([selector]) => document.querySelector(selector));
  for (const behaviour of await Promise.all(wanted.map(([, load]) => load()))) {
    behaviour.bind(document);
  }
}

restore();
if (document.readyState === "complete") {
  start();
} else {
  addEventListener("load", start, { once: true });
}

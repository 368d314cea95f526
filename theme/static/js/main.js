/**
 * Shows the page as its reader chose, keeps what they choose and, once the page is there, fetches
 * the behaviours that it asks for. Every page is complete without them.
 *
 * A choice stands in the attribute `data-pk-NAME` of <html>, where the style sheet and the
 * behaviours look for it, and in this browser's storage; it is sent nowhere.
 *
 * This is the one file that every page waits for, so it imports nothing at its start.
 */
const SETTINGS = ["size", "colours", "numerals"];
const PRESSED = "[data-pk-copy], [data-pk-share-page], [data-pk-print], [data-pk-gallery] button";
const BEHAVIOURS = [
  ["[data-pk-panel]", () => import("./panel.js").then(({ bindPanels }) => bindPanels)],
  ["[data-pk-notice]", () => import("./notices.js").then(({ bindNotices }) => bindNotices)],
  [":is([data-pk-setting=numerals], html[data-pk-numerals] main)", () => import("./numerals.js").then(({ bindNumerals }) => bindNumerals)],
  ["[data-pk-gallery]", () => import("./gallery.js").then(({ bindGallery }) => bindGallery)],
  ["[data-pk-print]", () => import("./tools.js").then(({ bindTools }) => bindTools)],
];

/** Puts the kept choices on <html>. */
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

/** Binds a group of radio buttons `[data-pk-setting]`; its first is what holds without a choice. */
function bindSetting(group, html) {
  const name = group.dataset.pkSetting;
  const buttons = [...group.querySelectorAll("input[type=radio]")];
  const chosen = buttons.find(({ value }) => value === html.getAttribute(`data-pk-${name}`));
  (chosen ?? buttons[0]).checked = true;
  group.addEventListener("change", ({ target }) => {
    html.setAttribute(`data-pk-${name}`, target.value);
    keep(`prakat.${name}`, target.value === buttons[0].value ? null : target.value);
  });
}

function keep(key, value) {
  try {
    if (value === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    // Storage may be forbidden; the choice then holds for this page.
  }
}

/** Remembers the buttons that are pressed before their behaviour is there; gives what ends it. */
function rememberPresses() {
  const pressed = [];
  const remember = ({ target }) => {
    const button = target.closest(PRESSED);
    if (button) {
      pressed.push(button);
    }
  };
  addEventListener("click", remember);
  return () => {
    removeEventListener("click", remember);
    return pressed;
  };
}

/** Fetches the behaviours that the page asks for, then does what was asked of them meanwhile. */
async function start() {
  const wanted = BEHAVIOURS.filter(([selector]) => document.body.querySelector(selector));
  const loaded = await Promise.all(wanted.map(([, load]) => load()));
  loaded.forEach((bind) => bind(document));
  presses().forEach((button) => button.click());
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
for (const group of document.querySelectorAll("[data-pk-setting]")) {
  bindSetting(group, document.documentElement);
}
const presses = rememberPresses();
if (document.readyState === "complete") {
  whenPainted(start);
} else {
  addEventListener("load", () => whenPainted(start), { once: true });
}

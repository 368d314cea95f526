/**
 * The reader's choice of numerals: as written, Thai or Arabic. Changes the text nodes inside
 * `[data-pk-numerals]` and nothing else: no attribute, no code, no link that shows its address.
 * The choice is kept in this browser's storage and is sent nowhere.
 */
import { toArabic, toThai } from "./digits.js";

const KEY = "prakat.numerals";
const CHANGES = { source: (text) => text, thai: toThai, arabic: toArabic };
const LEFT_ALONE = "code, pre, kbd, samp, script, style, textarea, svg, [data-pk-numerals-keep]";

export function bindNumerals(root) {
  const control = root.querySelector("[data-pk-numerals-choice]");
  if (!control) {
    return;
  }
  const originals = [...root.querySelectorAll("[data-pk-numerals]")].flatMap(textNodes);
  const kept = recall();
  const radio = control.querySelector(`input[value="${kept}"]`);
  if (radio && kept !== "source") {
    radio.checked = true;
    show(originals, kept);
  }
  control.addEventListener("change", (event) => {
    show(originals, event.target.value);
    remember(event.target.value);
  });
}

/** Lists the text nodes of an element with the text that they came with. */
export function textNodes(element) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest(LEFT_ALONE)) {
      found.push({ node, text: node.data });
    }
  }
  return found;
}

function show(originals, choice) {
  const change = CHANGES[choice];
  for (const { node, text } of originals) {
    node.data = change(text);
  }
}

function recall() {
  try {
    const kept = localStorage.getItem(KEY);
    return Object.hasOwn(CHANGES, kept ?? "") ? kept : "source";
  } catch {
    return "source";
  }
}

function remember(choice) {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Storage may be forbidden; the choice then holds for this page.
  }
}

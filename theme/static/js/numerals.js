/**
 * Writes the numerals inside `[data-pk-numerals]` as `data-pk-numerals` of <html> says: "thai",
 * "arabic", or as they came. Changes text nodes and nothing else: no attribute and no code.
 */
import { toArabic, toThai } from "./digits.js";

const CHANGES = { thai: toThai, arabic: toArabic };
const LEFT_ALONE = "code, pre, kbd, samp, script, style, textarea, svg";

export function bindNumerals(root) {
  const html = root.documentElement;
  const originals = [...root.querySelectorAll("body [data-pk-numerals]")].flatMap(textNodes);
  const show = () => {
    const change = CHANGES[html.dataset.pkNumerals] ?? String;
    for (const { node, text } of originals) {
      node.data = change(text);
    }
  };
  if (html.dataset.pkNumerals in CHANGES) {
    show();
  }
  new MutationObserver(show).observe(html, { attributeFilter: ["data-pk-numerals"] });
}

/** Lists the text nodes of an element with the text that they came with. */
function textNodes(element) {
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

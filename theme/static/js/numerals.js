/**
 * Writes the numerals inside `[data-pk-numerals]` as `data-pk-numerals` of <html> says: "thai",
 * "arabic", or as they came. Changes text nodes and nothing else: no attribute and no code.
 */
const LEFT_ALONE = "code, pre, kbd, samp, script, style, textarea, svg";

export function bindNumerals(root) {
  const html = root.documentElement;
  const originals = [...root.body.querySelectorAll("[data-pk-numerals]")].flatMap(textNodes);
  const show = async () => {
    const choice = html.dataset.pkNumerals;
    const change = await changeTo(choice);
    if (html.dataset.pkNumerals === choice) {
      for (const { node, text } of originals) {
        node.data = change(text);
      }
    }
  };
  if (html.dataset.pkNumerals) {
    show();
  }
  new MutationObserver(show).observe(html, { attributeFilter: ["data-pk-numerals"] });
}

/** Gives what makes a text's numerals those of a choice; any other choice leaves them. */
async function changeTo(choice) {
  if (choice !== "thai" && choice !== "arabic") {
    return String;
  }
  const { toArabic, toThai } = await import("./digits.js");
  return choice === "thai" ? toThai : toArabic;
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

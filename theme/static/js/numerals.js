/**
 * Writes the numerals inside <main> as `data-pk-numerals` of <html> says: "thai", "arabic", or as
 * they came; what a script puts there later, too. Changes text nodes and nothing else: no
 * attribute and no code, no form and nothing that is there to be copied.
 */
const LEFT_ALONE =
  "code, pre, kbd, samp, script, style, textarea, svg, form, fieldset, [data-pk-as-written]";

export function bindNumerals(root) {
  const html = root.documentElement;
  const main = root.querySelector("main");
  let originals = textNodes(main);
  const show = async (texts) => {
    const choice = html.dataset.pkNumerals;
    const change = await changeTo(choice);
    if (html.dataset.pkNumerals === choice) {
      for (const { node, text } of texts) {
        node.data = change(text);
      }
    }
  };
  if (html.dataset.pkNumerals) {
    show(originals);
  }
  new MutationObserver(() => show(originals)).observe(html, {
    attributeFilter: ["data-pk-numerals"],
  });
  new MutationObserver((changes) => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).flatMap(textNodes);
    originals = originals.filter(({ node }) => node.isConnected).concat(added);
    show(added);
  }).observe(main, { childList: true, subtree: true });
}

/** Gives what makes a text's numerals those of a choice; any other choice leaves them. */
async function changeTo(choice) {
  if (choice !== "thai" && choice !== "arabic") {
    return String;
  }
  const { toArabic, toThai } = await import("./digits.js");
  return choice === "thai" ? toThai : toArabic;
}

/** Lists the text nodes of a node, itself one or not, with the text that they came with. */
function textNodes(top) {
  const walker = top.ownerDocument.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = top.nodeType === Node.TEXT_NODE ? top : walker.nextNode(); node;) {
    if (node.parentElement && !node.parentElement.closest(LEFT_ALONE)) {
      found.push({ node, text: node.data });
    }
    node = walker.nextNode();
  }
  return found;
}

/**
 * Copies the text of the element whose id `[data-pk-copy]` names, and says so in the button
 * with the words of `data-pk-copied`.
 */
const SAID_FOR_MS = 2500;

export function bindCopy(root) {
  for (const button of root.querySelectorAll("[data-pk-copy]")) {
    const source = root.getElementById(button.dataset.pkCopy);
    if (!source) {
      throw new Error(`copy: no element has the id "${button.dataset.pkCopy}"`);
    }
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(button, source));
  }
}

async function copy(button, source) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
  } catch {
    // Without permission or a secure connection the text is selected, ready for the reader's keys.
    window.getSelection().selectAllChildren(source);
    return;
  }
  button.textContent = button.dataset.pkCopied;
  button.disabled = true;
  setTimeout(() => {
    button.textContent = label;
    button.disabled = false;
  }, SAID_FOR_MS);
}

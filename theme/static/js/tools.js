/**
 * What a reader can do with a page: copy a text (`[data-pk-copy]` names its id), share the
 * address in `[data-pk-share-page]`, print (`[data-pk-print]`).
 */
const SAID_FOR_MS = 2500;

export function bindTools(root) {
  for (const button of root.querySelectorAll("[data-pk-copy]")) {
    const source = root.getElementById(button.dataset.pkCopy);
    if (!source) {
      throw new Error(`tools: no element has the id "${button.dataset.pkCopy}"`);
    }
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", () => copy(button, source));
  }
  for (const button of root.querySelectorAll("[data-pk-share-page]")) {
    button.hidden = !navigator.share;
    button.addEventListener("click", () => share(root, button.dataset.pkSharePage));
  }
  for (const button of root.querySelectorAll("[data-pk-print]")) {
    button.addEventListener("click", () => window.print());
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

async function share(root, url) {
  try {
    await navigator.share({ title: root.querySelector("h1").textContent, url });
  } catch (error) {
    if (error.name !== "AbortError") {
      throw error;
    }
  }
}

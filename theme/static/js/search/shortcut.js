/** Let “/” put the cursor into a search box, unless something is being typed. */
export function bindShortcut(page, input) {
  page.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) {
      return;
    }
    event.preventDefault();
    input.focus();
    input.select();
  });
}

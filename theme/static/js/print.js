/** Opens the browser's print dialogue from `[data-pk-print]`. */
export function bindPrint(root) {
  for (const button of root.querySelectorAll("[data-pk-print]")) {
    button.addEventListener("click", () => window.print());
  }
}

/** Closes an open `<details data-pk-panel>` on Escape and on a press or focus elsewhere. */
export function bindPanels(root) {
  for (const panel of root.querySelectorAll("[data-pk-panel]")) {
    const closeUnlessInside = (event) => {
      if (!panel.contains(event.target)) {
        panel.open = false;
      }
    };
    root.addEventListener("pointerdown", closeUnlessInside);
    root.addEventListener("focusin", closeUnlessInside);
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && panel.open) {
        panel.open = false;
        panel.querySelector("summary").focus();
      }
    });
  }
}

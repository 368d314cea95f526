/** Shows `[data-pk-share]` where the device has a way to share, and hands it the page's address. */
export function bindShare(root) {
  if (!navigator.share) {
    return;
  }
  for (const button of root.querySelectorAll("[data-pk-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => share(root, button.dataset.pkShare));
  }
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

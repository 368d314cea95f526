/**
 * Shows a page anew when a rebuild has changed it; `prakat serve` adds this to what it answers,
 * and it is no part of the site. Its own address ends in the hash of the page that asked for it.
 */
const { search } = new URL(import.meta.url);

new EventSource("/@reload").addEventListener("message", async () => {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (!(await answer.text()).includes(search)) {
    location.reload();
  }
});

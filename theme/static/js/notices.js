/**
 * Shows and hides `[data-pk-notice]` by the day in Bangkok, so that a page built earlier keeps to
 * the dates of its notices. A mourning notice takes the site's colours with it, and a region whose
 * notices are all hidden is hidden too: a screen reader would name it, empty.
 */
export function bindNotices(root) {
  const today = bangkokDay(new Date());
  let mourning = false;
  for (const notice of root.querySelectorAll("[data-pk-notice]")) {
    const { pkNotice: kind, pkFrom: from, pkUntil: until } = notice.dataset;
    notice.hidden = (from && today < from) || (until && today > until);
    mourning ||= kind === "mourning" && !notice.hidden;
  }
  for (const region of root.querySelectorAll("[data-pk-notices]")) {
    region.hidden = !region.querySelector("[data-pk-notice]:not([hidden])");
  }
  root.documentElement.classList.toggle("pk-mourning", mourning);
}

/** Gives a moment's day in Bangkok as YYYY-MM-DD. */
export function bangkokDay(moment) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Bangkok" }).format(moment);
}

/** Dates, years and numbers as readers of the page's language expect them. */
const BE_OFFSET = 543;

/** Write an ISO date, or a month: Thai in the Buddhist Era, English in the Common. */
export function dateOf(iso, lang) {
  const date = new Date(`${iso.padEnd(10, "-01")}T00:00:00Z`);
  const month = new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" }).format(date);
  const day = iso.length > 7 ? `${date.getUTCDate()} ` : "";
  return `${day}${month} ${yearOf(date.getUTCFullYear(), lang)}`;
}

export function yearOf(year, lang) {
  return String(lang === "th" ? Number(year) + BE_OFFSET : year);
}

export function numberOf(number, lang) {
  return new Intl.NumberFormat(lang).format(number);
}

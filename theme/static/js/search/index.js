/**
 * Search over a built site: `const index = await openIndex("/search-index/")`.
 *
 * No dependency, and the same in a browser and in Node. docs/architecture/search-index.md
 * describes what it reads.
 */
import { excerptOf, marksOf } from "./excerpt.js";
import { Files, SearchError } from "./files.js";
import { Language } from "./language.js";
import { plan, retype } from "./query.js";
import { rank } from "./rank.js";

export { SearchError };

const MOST_EXCERPTS = 20;
const MOST_PIECES = 3;
const PATIENCE = 60_000;

/**
 * Open the index that lies at `baseUrl`.
 * fetch: the function to read with, the platform's own by default.
 * patience: milliseconds for which the manifest is trusted, whatever looks odd.
 * Throws a SearchError.
 */
export async function openIndex(
  baseUrl,
  { fetch = globalThis.fetch.bind(globalThis), patience = PATIENCE } = {},
) {
  const files = new Files(baseUrl, fetch);
  await files.open();
  return new Index(files, patience);
}

class Index {
  constructor(files, patience) {
    this.files = files;
    this.patience = patience;
    this.opened = Date.now();
    this.languages = new Map();
    this.answers = new Map();
  }

  /**
   * Search all languages.
   *
   * lang: the reader's language, which comes first where all else is equal.
   * filters: {division, year, lang, photos}, each left out where anything will do.
   * sort: "relevance", "newest" or "oldest". offset, limit: which results to give.
   *
   * Returns {total, understood, tolerated, missed, retyped, results}; a result has id, legacy_id,
   * url, title, titleMarks, date, division, has_photos, is_withdrawn, lang, score and excerpt. More than 20 at
   * once come without excerpts. Throws a SearchError.
   */
  search(query, { offset = 0, limit = 10, ...options } = {}) {
    return this.retry(async () => {
      const { hits, ...answer } = await this.find(query, options);
      const shown = hits.slice(offset, offset + limit);
      const load = shown.length > MOST_EXCERPTS ? "record" : "document";
      const results = await Promise.all(shown.map((hit) => this.result(hit, load)));
      return { ...answer, results };
    });
  }

  /** Do as `search`, with all `hits` instead of results; `result` reads one of them. */
  find(query, { lang = "", filters = {}, sort = "relevance" } = {}) {
    return this.retry(async () => {
      const { hits, ...answer } = await this.answer(query);
      const kept = order(await this.filter(hits, filters), sort, lang);
      return { total: kept.length, ...answer, hits: kept };
    });
  }

  /**
   * Do something; where a file is missing or not what it should be, read the manifest anew, and
   * if the site has been rebuilt meanwhile do it once again.
   */
  async retry(act) {
    const { manifest } = this.files;
    try {
      return await act();
    } catch (error) {
      const isOther = manifest !== this.files.manifest;
      if (isOther || (error.code === "damaged" && (await this.refresh()))) {
        return act();
      }
      throw error;
    }
  }

  /** Read the manifest anew; tells whether the site has been rebuilt, so that old hits are void. */
  async refresh() {
    this.opened = Date.now();
    const isOther = await this.files.open(true);
    if (isOther) {
      this.files.forget();
      this.answers.clear();
    }
    return isOther;
  }

  /**
   * Read what is shown of a hit. Throws a SearchError; its code is "stale" where the site has been
   * rebuilt and the hit may be another document's by now. One that has nothing of what was sought
   * is a reason to ask, for the files of the old site may be kept somewhere.
   */
  async result({ lang, document, score, sought }, load = "document") {
    const language = this.language(lang);
    const { text, pieces, ...record } = await language[load](document);
    const excerpt =
      load === "document" ? await excerptIn(language, document, text, pieces, sought) : { text: "", marks: [] };
    const titleMarks = marksOf(record.title, sought);
    const isOdd = load === "document" && !titleMarks.length && !excerpt.marks.length;
    if (isOdd && Date.now() - this.opened >= this.patience && (await this.refresh())) {
      throw new SearchError("stale", this.files.base);
    }
    return { ...record, score, titleMarks, excerpt };
  }

  /** Count the answers to a query by what `filters` could ask: {divisions, years, langs, photos}. */
  async counts(query, filters = {}) {
    const { hits } = await this.answer(query);
    const counts = { divisions: {}, years: {}, langs: {}, photos: {} };
    const ask = async (name, without, valueOf) => {
      for (const hit of await this.filter(hits, { ...filters, [without]: undefined })) {
        const value = await valueOf(hit);
        counts[name][value] = (counts[name][value] ?? 0) + 1;
      }
    };
    const facets = await this.facets(hits);
    await ask("divisions", "division", (hit) => this.division(hit, facets));
    await ask("years", "year", (hit) => this.language(hit.lang).year(hit.document));
    await ask("langs", "lang", (hit) => hit.lang);
    await ask("photos", "photos", (hit) => Boolean(facets[hit.lang].photos[hit.document]));
    return counts;
  }

  /** Give the phrases that titles of a language have in common, the commonest first. */
  async phrases(lang) {
    return this.files.manifest.languages[lang] ? this.language(lang).phrases() : [];
  }

  async answer(query) {
    const key = String(query);
    if (!this.answers.has(key)) {
      if (this.answers.size > 50) {
        this.answers.clear();
      }
      const made = this.ask(key);
      this.answers.set(key, made);
      made.catch(() => this.answers.delete(key));
    }
    return this.answers.get(key);
  }

  async ask(query) {
    const answer = await this.askAs(query);
    if (answer.hits.length) {
      return answer;
    }
    const retyped = retype(query);
    const other = retyped ? await this.askAs(retyped) : null;
    if (!other?.hits.length || other.tolerated.length || other.missed.length) {
      return answer;
    }
    return { ...other, retyped };
  }

  async askAs(query) {
    const asked = plan(query);
    const all = Object.keys(this.files.manifest.languages);
    const fitting = all.filter((lang) => lang === "th" || !asked.isThai);
    const names = fitting.length ? fitting : all;
    let found = await this.rankAll(names, asked);
    if (!found.some((one) => one.hits.length) && names.length < all.length) {
      found = await this.rankAll(all.filter((lang) => !names.includes(lang)), asked);
    }
    const unite = (name) => [...new Set(found.flatMap((one) => one[name]))].sort();
    return {
      hits: found.flatMap((one) => one.hits.map((hit) => ({ ...hit, sought: asked }))),
      understood: asked.understood.map(([kind, value]) => ({ kind, value })),
      tolerated: unite("tolerated"),
      missed: unite("missed"),
      retyped: "",
    };
  }

  async rankAll(names, asked) {
    const found = await Promise.all(names.map((lang) => rank(this.language(lang), asked)));
    const whole = found.filter((one) => one.hits.length && !one.missed.length);
    return whole.length ? whole : found;
  }

  async filter(hits, { division, year, lang, photos }) {
    const facets = division || photos ? await this.facets(hits) : {};
    return hits.filter(
      (hit) =>
        (!lang || hit.lang === lang) &&
        (!year || this.language(hit.lang).year(hit.document) === Number(year)) &&
        (!division || this.division(hit, facets) === division) &&
        (!photos || facets[hit.lang].photos[hit.document]),
    );
  }

  async facets(hits) {
    const langs = [...new Set(hits.map((hit) => hit.lang))];
    const loaded = await Promise.all(langs.map((lang) => this.language(lang).facets()));
    return Object.fromEntries(langs.map((lang, i) => [lang, loaded[i]]));
  }

  division(hit, facets) {
    return this.language(hit.lang).manifest.divisions[facets[hit.lang].divisions[hit.document]];
  }

  language(lang) {
    if (!this.languages.has(lang)) {
      this.languages.set(lang, new Language(this.files, lang));
    }
    return this.languages.get(lang);
  }
}

/** Excerpt a text from its first piece, or from a later one where only that has what was sought. */
async function excerptIn(language, document, text, pieces, sought) {
  const first = excerptOf(text, sought);
  for (let number = 1; number < Math.min(pieces, MOST_PIECES) && !first.marks.length; number++) {
    const later = excerptOf(await language.piece(document, number), sought, true);
    if (later.marks.length) {
      return later;
    }
  }
  return first;
}

function order(hits, sort, lang) {
  const own = (hit) => (hit.lang === lang ? 0 : 1);
  const age = (hit) => hit.document;
  const relevance = (a, b) => b.score - a.score || own(a) - own(b) || age(b) - age(a);
  const ways = {
    relevance,
    newest: (a, b) => age(b) - age(a) || relevance(a, b),
    oldest: (a, b) => age(a) - age(b) || relevance(a, b),
  };
  return [...hits].sort(ways[sort] ?? relevance);
}

/** The search page: the form, the address and the answer held together. */
import { Recent } from "./search/recent.js";
import { openIndex, SearchError } from "./search/index.js";
import { bindShortcut } from "./search/shortcut.js";
import { Suggestions } from "./search/suggest.js";
import { View } from "./search/view.js";

const PAGE_SIZE = 10;
const TYPING_PAUSE = 160;
const SLOW = 700;

class SearchPage {
  constructor(root) {
    this.root = root;
    this.view = new View(root);
    this.recent = new Recent(root, (query) => this.go({ query }, true));
    this.suggestions = new Suggestions(root, () => this.phrases(), (query) => {
      this.recent.add(query);
      this.go({ query }, true);
    });
    this.turn = 0;
    this.timer = 0;
    this.index = null;
    this.isTyped = false;
  }

  start() {
    const { view } = this;
    view.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.type(view.input.value).then(() => this.suggestions.show(view.input.value));
      }, TYPING_PAUSE);
    });
    view.form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.suggestions.hide();
      this.go({ query: view.input.value }, true);
      this.recent.add(view.input.value);
    });
    view.onFilter(() => this.go({ ...this.asked(), ...view.chosen(), page: 1 }, true));
    view.onPage((page) => this.go({ ...this.asked(), page }, true).then(() => view.focusStatus()));
    view.onOpen(() => this.count?.().catch((error) => this.fail(error)));
    view.onRetry(() => this.show());
    view.onFollow(() => this.recent.add(view.input.value));
    window.addEventListener("popstate", () => {
      this.isTyped = false;
      this.show();
    });
    window.addEventListener("online", () => view.hasFailed() && this.show());
    bindShortcut(document, view.input);
    this.show();
  }

  /** Give the phrases to suggest, in the page's language. */
  async phrases() {
    this.index ??= await openIndex(this.root.dataset.index);
    return this.index.phrases(this.root.dataset.lang);
  }

  /** What the address asks for. */
  asked() {
    const found = new URLSearchParams(location.search);
    return {
      query: (found.get("q") ?? "").trim(),
      division: found.get("division") ?? "",
      year: found.get("year") ?? "",
      lang: found.get("lang") ?? "",
      photos: found.get("photos") ?? "",
      sort: found.get("sort") ?? "relevance",
      page: Math.max(1, Number.parseInt(found.get("page") ?? "1", 10) || 1),
    };
  }

  /** Ask for what is being typed: one entry in the history for all of it, so that Back leads to
   * the query before. */
  type(query) {
    const isStep = !this.isTyped && this.asked().query !== "";
    const shown = this.go({ query }, isStep);
    this.isTyped = true;
    return shown;
  }

  /** Ask for something else; `isStep` puts a new entry into the history. */
  go(asked, isStep) {
    this.isTyped = false;
    const address = addressOf(asked);
    const isSame = address === location.pathname + location.search;
    if (!isSame) {
      history[isStep ? "pushState" : "replaceState"](null, "", address);
    }
    return this.show();
  }

  async show() {
    const asked = this.asked();
    const turn = ++this.turn;
    const isStale = () => turn !== this.turn;
    this.view.ask(asked);
    this.recent.show(!asked.query);
    if (!asked.query) {
      return this.view.clear();
    }
    const slow = setTimeout(() => isStale() || this.view.say("slow"), SLOW);
    this.view.say("searching");
    try {
      await this.answer(asked, isStale);
    } catch (error) {
      if (!isStale()) {
        this.fail(error);
      }
    } finally {
      clearTimeout(slow);
    }
  }

  /** Ask again if a result is gone because the site was rebuilt meanwhile. */
  async recover(error, isStale) {
    const isOther = error.code === "stale" || (error.code === "damaged" && (await this.index.refresh()));
    if (isOther && !isStale()) {
      this.show();
    }
    throw error;
  }

  fail(error) {
    this.view.fail(error instanceof SearchError ? error.code : "damaged");
    if (!(error instanceof SearchError)) {
      throw error;
    }
  }

  async answer(asked, isStale) {
    this.index ??= await openIndex(this.root.dataset.index);
    const { query, sort, page, ...chosen } = asked;
    const filters = { ...chosen, photos: chosen.photos === "true" };
    const offset = (page - 1) * PAGE_SIZE;
    const { lang } = this.root.dataset;
    const answer = await this.index.find(query, { lang, filters, sort });
    if (isStale()) {
      return;
    }
    const hits = answer.hits.slice(offset, offset + PAGE_SIZE);
    const pages = Math.ceil(answer.total / PAGE_SIZE);
    const state = { ...asked, pages, hasFilters: Object.values(chosen).some(Boolean) };
    this.view.show({ ...answer, hits }, state, (to, other = query) =>
      addressOf({ ...asked, query: other, page: to }),
    );
    this.view.onSight((hit) => this.index.result(hit).catch((error) => this.recover(error, isStale)));
    this.count = async () => {
      const counts = await this.index.counts(query, filters);
      if (!isStale()) {
        this.view.count(counts, asked);
      }
    };
    if (this.view.isOpen()) {
      await this.count();
    }
  }
}

function addressOf({ query, division, year, lang, photos, sort, page }) {
  const parts = new URLSearchParams();
  const given = { q: query, division, year, lang, photos, sort: sort === "relevance" ? "" : sort };
  for (const [name, value] of Object.entries(given)) {if (value) {parts.set(name, value);}}
  if (page > 1) {
    parts.set("page", page);
  }
  const search = parts.toString();
  return location.pathname + (search ? `?${search}` : "");
}

for (const root of document.querySelectorAll("[data-search]")) {
  new SearchPage(root).start();
}

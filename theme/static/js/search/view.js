/** What the search page shows. */
import { dateOf, numberOf, yearOf } from "./dates.js";

const CAUSES = { offline: "offline", absent: "absent" };

export class View {
  constructor(root) {
    const part = (name) => root.querySelector(`[data-search-${name}]`);
    this.root = root;
    this.strings = root.dataset;
    this.form = root.querySelector("form");
    this.input = part("input");
    this.answer = part("answer");
    this.status = part("status");
    this.notes = part("notes");
    this.help = part("help");
    this.retry = part("retry");
    this.results = part("results");
    this.template = part("result");
    this.pages = part("pages");
    this.previous = part("previous");
    this.next = part("next");
    this.sort = part("sort");
    this.filters = [...root.querySelectorAll("[data-search-filter]")];
    this.division = root.querySelector('[data-search-filter="division"]');
    this.divisions = new Map(Array.from(this.division.options, (one) => [one.value, one.text]));
  }

  onFilter(listen) {
    for (const field of [...this.filters, this.sort]) {
      field.addEventListener("change", listen);
    }
  }

  /** Call `listen()` when the filters are opened, which is when their counts are wanted. */
  onOpen(listen) {
    this.answer.addEventListener("toggle", () => this.answer.open && listen());
  }

  isOpen() {
    return this.answer.open;
  }

  onPage(listen) {
    this.pages.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      listen(Number(link.dataset.page));
    });
  }

  onRetry(listen) {
    this.retry.addEventListener("click", listen);
  }

  onFollow(listen) {
    this.results.addEventListener("click", (event) => event.target.closest("a") && listen());
  }

  /**
   * Fill each result with what `read(hit)` gives, once it is near the eye; all of them as soon as
   * the reader moves on.
   */
  onSight(read) {
    this.watcher?.disconnect();
    this.moves?.abort();
    const fillItem = async (item) => {
      const hit = this.shown.get(item);
      this.shown.delete(item);
      if (hit) {
        await read(hit).then((result) => this.fill(item, result), () => item.remove());
      }
    };
    this.watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) {if (entry.isIntersecting) {fillItem(entry.target);}}
    });
    this.moves = new AbortController();
    const fillAll = () => [...this.results.children].forEach(fillItem);
    for (const move of ["scroll", "keydown", "pointerdown"]) {
      document.addEventListener(move, fillAll, { once: true, signal: this.moves.signal });
    }
    for (const item of this.results.children) {
      this.watcher.observe(item);
    }
  }

  /** Show what is asked for in the form. */
  ask(asked) {
    if (this.input.value.trim() !== asked.query) {
      this.input.value = asked.query;
    }
    for (const field of this.filters) {
      const value = asked[field.dataset.searchFilter];
      if (![...field.options].some((one) => one.value === value)) {
        field.add(new Option(value, value));
      }
      field.value = value;
    }
    this.sort.value = asked.sort;
    const chosen = this.filters.some((field) => field.value);
    this.answer.open ||= chosen || asked.sort !== "relevance";
    this.setTitle(asked.query);
  }

  chosen() {
    const chosen = { sort: this.sort.value };
    for (const field of this.filters) {
      chosen[field.dataset.searchFilter] = field.value;
    }
    return chosen;
  }

  say(name, values = {}) {
    this.status.textContent = name ? this.text(name, values) : "";
  }

  clear() {
    this.say("");
    this.setTitle("");
    this.only();
  }

  fail(code) {
    this.say(CAUSES[code] ?? "damaged");
    this.only(this.retry);
  }

  hasFailed() {
    return !this.retry.hidden;
  }

  focusStatus() {
    this.status.tabIndex = -1;
    this.status.focus();
    this.root.scrollIntoView({ block: "start" });
  }

  /** Show an answer. addressOf: gives the address of a page's number. */
  show(answer, asked, addressOf) {
    this.say("");
    this.status.textContent = this.summary(answer, asked);
    this.fillNotes(answer, asked, addressOf);
    const items = answer.hits.map(() => this.template.content.firstElementChild.cloneNode(true));
    this.shown = new Map(items.map((item, i) => [item, answer.hits[i]]));
    this.results.start = (asked.page - 1) * 10 + 1;
    this.results.replaceChildren(...items);
    this.turnTo(this.previous, asked.page - 1, asked.pages, addressOf);
    this.turnTo(this.next, asked.page + 1, asked.pages, addressOf);
    const shown = answer.total ? [this.answer, this.results] : asked.hasFilters ? [this.answer] : [this.help];
    if (asked.pages > 1) {
      shown.push(this.pages);
    }
    this.only(...shown, ...(this.notes.children.length ? [this.notes] : []));
  }

  /** Show how many answers each filter would leave, and only those that leave some. */
  count(counts, asked) {
    for (const field of this.filters) {
      const name = field.dataset.searchFilter;
      const found = counts[{ division: "divisions", year: "years", lang: "langs", photos: "photos" }[name]];
      const keys = name === "photos" ? ["true"].filter((key) => found[key]) : Object.keys(found);
      if (asked[name] && !keys.includes(asked[name])) {
        keys.push(asked[name]);
      }
      if (name === "year") {
        keys.sort((a, b) => b - a);
      } else {
        keys.sort((a, b) => (found[b] ?? 0) - (found[a] ?? 0));
      }
      const labels = new Map(Array.from(field.options, (one) => [one.value, one.dataset.label ?? one.text]));
      field.replaceChildren(field.options[0], ...keys.map((key) => {
        const label = name === "year" ? yearOf(key, this.strings.lang) : (labels.get(key) ?? key);
        const option = new Option(`${label} (${numberOf(found[key] ?? 0, this.strings.lang)})`, key);
        option.dataset.label = label;
        return option;
      }));
      field.value = asked[name];
    }
  }

  summary({ total }, { query, page, pages, hasFilters }) {
    if (!total) {
      return this.text(hasFilters ? "noneFiltered" : "none", { query });
    }
    const count = numberOf(total, this.strings.lang);
    const many = this.text(total === 1 ? "one" : "many", { count });
    return pages > 1 ? `${many}, ${this.text("page", { page, pages })}` : many;
  }

  fillNotes({ understood, tolerated, missed, retyped }, { query }, addressOf) {
    const { lang } = this.strings;
    const isLax = tolerated.length || understood.some(({ kind }) => kind === "spelling");
    const literal = `"${query.replaceAll('"', "").trim().replace(/\s+/g, '" "')}"`;
    const says = {
      date: (value) => this.text("dated", { date: dateOf(value, lang) }),
      month: (value) => this.text("month", { month: dateOf(value, lang) }),
      year: (value) => this.text("era", { year: value }),
      spelling: (value) => this.text("corrected", { query: value }),
    };
    const notes = [
      ...(retyped ? [this.text("retyped", { query: retyped })] : []),
      ...understood.filter(({ kind }) => says[kind]).map(({ kind, value }) => says[kind](value)),
      ...tolerated.map((part) => this.text("tolerated", { part })),
      ...missed.map((part) => this.text("missed", { part })),
    ];
    this.notes.replaceChildren(...notes.map((note) => {
      const item = document.createElement("li");
      item.textContent = note;
      return item;
    }));
    if (isLax) {
      const link = document.createElement("a");
      link.href = addressOf(1, literal);
      link.textContent = this.text("literally", { query });
      this.notes.lastElementChild.append(" ", link);
    }
  }

  fill(item, result) {
    const part = (name) => item.querySelector(`[data-part="${name}"]`);
    const { lang } = this.strings;
    const link = part("title");
    link.href = result.url;
    fill(link, { text: result.title, marks: result.titleMarks });
    fill(part("excerpt"), result.excerpt);
    if (result.lang !== lang) {
      for (const own of [link, part("excerpt")]) {
        own.lang = result.lang;
      }
      link.hreflang = result.lang;
    }
    part("date").dateTime = result.date;
    part("date").textContent = dateOf(result.date, lang);
    part("division").textContent = this.divisions.get(result.division) ?? result.division;
    part("photos").hidden = !result.has_photos;
    part("withdrawn").hidden = !result.is_withdrawn;
    for (const other of ["th", "en"]) {
      part(`lang-${other}`).hidden = other !== result.lang || other === lang;
    }
  }

  turnTo(link, page, pages, addressOf) {
    link.hidden = page < 1 || page > pages;
    if (link.hidden) {
      return;
    }
    link.dataset.page = page;
    link.href = addressOf(page);
  }

  /** Of all that may be shown below the form, show these. */
  only(...shown) {
    const all = [this.answer, this.notes, this.help, this.retry, this.results, this.pages];
    for (const part of all) {
      part.hidden = !shown.includes(part);
    }
  }

  setTitle(query) {
    this.rest ??= document.title.slice(this.strings.title.length);
    document.title = (query ? `${query} – ` : "") + this.strings.title + this.rest;
  }

  text(name, values = {}) {
    const pattern = this.strings[name] ?? name;
    return pattern.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
  }
}

/** Put text into an element, with its marks as <mark>. */
function fill(element, { text, marks }) {
  const parts = [];
  let done = 0;
  for (const [start, end] of marks) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(done, start), mark);
    done = end;
  }
  element.replaceChildren(...parts, text.slice(done));
}

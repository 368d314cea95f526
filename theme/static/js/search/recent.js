/** The reader's recent searches, which never leave the device. */
const KEY = "prakat.recent-searches";
const MOST_RECENT = 8;

export class Recent {
  constructor(root, onChoose) {
    this.section = root.querySelector("[data-search-recent]");
    this.list = root.querySelector("[data-search-recent-list]");
    this.onChoose = onChoose;
    root.querySelector("[data-search-clear]").addEventListener("click", () => {
      write([]);
      this.show(false);
      root.querySelector("[data-search-input]").focus();
    });
  }

  add(text) {
    const query = text.trim();
    if (query) {
      write([query, ...read().filter((old) => old !== query)].slice(0, MOST_RECENT));
    }
  }

  show(isWanted) {
    const queries = isWanted ? read() : [];
    this.list.replaceChildren(...queries.map((query) => this.item(query)));
    this.section.hidden = !queries.length;
  }

  item(query) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pk-search-recent-query";
    button.textContent = query;
    button.addEventListener("click", () => this.onChoose(query));
    item.append(button);
    return item;
  }
}

/** A browser may refuse its storage; searching goes on without. */
function read() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((query) => typeof query === "string") : [];
  } catch {
    return [];
  }
}

function write(queries) {
  try {
    if (queries.length) {
      localStorage.setItem(KEY, JSON.stringify(queries));
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    return;
  }
}

/** Suggestions below the box while a query is typed: phrases of titles that hold what is typed. */
import { fold } from "./folding.js";

const MOST_SUGGESTED = 5;
const SHORTEST = 2;

export class Suggestions {
  /** phrases: an async function that gives all phrases. onChoose: called with the one chosen. */
  constructor(root, phrases, onChoose) {
    this.group = root.querySelector("[data-search-suggested]");
    this.input = root.querySelector("[data-search-input]");
    this.phrases = phrases;
    this.onChoose = onChoose;
    root.addEventListener("keydown", (event) => this.move(event));
  }

  /** Suggest something for what is being typed; nothing where that can't be read. */
  async show(typed) {
    const wanted = plain(typed);
    const all = wanted.length < SHORTEST ? [] : await this.phrases().catch(() => []);
    if (plain(this.input.value) !== wanted) {
      return;
    }
    const found = all.filter((phrase) => plain(phrase).includes(wanted) && plain(phrase) !== wanted);
    const isEarly = (phrase) => (plain(phrase).startsWith(wanted) ? 0 : 1);
    found.sort((one, other) => isEarly(one) - isEarly(other));
    this.group.replaceChildren(...found.slice(0, MOST_SUGGESTED).map((phrase) => this.button(phrase)));
    this.group.hidden = !found.length;
  }

  hide() {
    this.group.hidden = true;
  }

  button(phrase) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pk-search-recent-query";
    button.textContent = phrase;
    button.addEventListener("click", () => {
      this.hide();
      this.input.value = phrase;
      this.input.focus();
      this.onChoose(phrase);
    });
    return button;
  }

  /** Let the arrows move between the box and the suggestions, and Escape put these away. */
  move(event) {
    const buttons = [...this.group.children];
    const place = buttons.indexOf(event.target);
    if (this.group.hidden || (place < 0 && event.target !== this.input)) {
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      this.hide();
      this.input.focus();
    } else if (step && (place >= 0 || step > 0)) {
      event.preventDefault();
      (buttons[place + step] ?? this.input).focus();
    }
  }
}

function plain(text) {
  return fold(text).text.trim();
}

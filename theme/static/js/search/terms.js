/** The terms of a text, which no context can change: twin of plugins/search/terms.py and cover.py. */
import {
  ABBREVIATION,
  ALWAYS,
  ATTACHED,
  COMPOUND,
  JOINABLE,
  LIGHT,
  LONGEST_GRAM,
  LONGEST_LIGHT,
  LONG_PART,
  SEED_EXACT,
  SEED_KEY,
  SEED_SHARD,
} from "./tables.js";
import { hash32, mix } from "./units.js";

const ABBREVIATIONS = new RegExp(ABBREVIATION, "gu");
const ATTACHMENTS = new RegExp(ATTACHED, "gu");
const COMPOUNDS = new RegExp(COMPOUND, "gu");
const JOINABLES = new RegExp(JOINABLE, "gu");

/** Tell whether the units from `first` to `last`, both included, are a gram. */
export function isGram(weights, first, last) {
  const length = last - first + 1;
  if (length > LONGEST_GRAM) {
    return false;
  }
  if (length <= ALWAYS) {
    return true;
  }
  const least = Math.min(weights[first], weights[last]);
  if (weights.slice(first + 1, last).every((weight) => weight < least)) {
    return true;
  }
  return length <= LONGEST_LIGHT && weights.slice(first, last + 1).every((weight) => weight < LIGHT);
}

/** Give the key of a gram, or of a single unit: its shard, skeleton and exact hashes. */
export function gram(units) {
  const hash = (form, seed) =>
    mix(units.reduce((value, unit) => step(value, hash32(unit[form], seed)), 0) ^ units.length);
  return {
    shard: hash("skeleton", SEED_SHARD),
    skeleton: hash("skeleton", SEED_KEY),
    exact: hash("exact", SEED_EXACT),
  };
}

/** Give the key of a token: "@", "." or "-" and an abbreviation, "#" and a day. */
export function token(text) {
  return gram([{ exact: text, skeleton: text }]);
}

function step(value, unit) {
  value = Math.imul(value ^ unit, 0x9e3779b1);
  return value ^ (value >>> 15);
}

/** Give the abbreviations of a folded text as tokens. */
export function tokens(folded) {
  const found = [];
  for (const match of folded.matchAll(ABBREVIATIONS)) {
    const letters = match[0].replaceAll(".", "");
    if (letters.length < 2) {
      continue;
    }
    const style = styleOf(match[0]);
    found.push(`@${letters}`, ...(style ? [style + letters] : []));
    const parts = style === "." ? match[0].split(".").slice(0, -1) : [];
    for (const part of parts.filter((one) => one.length >= LONG_PART)) {
      found.push(`@${part}`, `-${part}`);
    }
  }
  for (const match of folded.matchAll(ATTACHMENTS)) {
    const letters = match[0].replaceAll(".", "");
    for (let first = 0; first < letters.length - 1; first++) {
      found.push(`@${letters.slice(first)}`);
    }
  }
  return found;
}

/** Give the words that are written with a hyphen, and each two words side by side, in one. */
export function joined(folded) {
  return [
    ...Array.from(folded.matchAll(COMPOUNDS), (found) => found[0].replaceAll("-", "")),
    ...Array.from(folded.matchAll(JOINABLES), (found) => found[1] + found[2]),
  ];
}

/** Tell how an abbreviation is dotted: ".", "-", or "" where it has no dot. */
export function styleOf(abbreviation) {
  if (abbreviation.replace(/\.+$/, "").includes(".")) {
    return ".";
  }
  return abbreviation.endsWith(".") ? "-" : "";
}

/** Give the fewest grams that hold every pair of neighbouring units, as [first, last]. */
export function cover(weights) {
  if (weights.length < 2) {
    return weights.map((_, place) => [place, place]);
  }
  const best = [{ count: 0, squares: 0, runs: [] }];
  for (let last = 1; last < weights.length; last++) {
    let found = null;
    for (let first = Math.max(0, last - LONGEST_GRAM + 1); first < last; first++) {
      if (!isGram(weights, first, last)) {
        continue;
      }
      for (const before of best.slice(first, last)) {
        const next = {
          count: before.count + 1,
          squares: before.squares - (last - first) ** 2,
          runs: [...before.runs, [first, last]],
        };
        if (!found || isLess(next, found)) {
          found = next;
        }
      }
    }
    best.push(found);
  }
  return best.at(-1).runs;
}

function isLess(one, other) {
  if (one.count !== other.count) {
    return one.count < other.count;
  }
  if (one.squares !== other.squares) {
    return one.squares < other.squares;
  }
  const [mine, others] = [one.runs.flat(), other.runs.flat()];
  const place = mine.findIndex((value, i) => value !== others[i]);
  return place >= 0 && mine[place] < others[place];
}

/** Keep at most `most` runs, the longest first. */
export function longest(runs, most) {
  return [...runs].sort((a, b) => a[0] - a[1] - (b[0] - b[1]) || a[0] - b[0]).slice(0, most);
}

/** Give a gram across a gap: `end` is the place after what precedes it, `start` what follows. */
export function bridge(weights, end, start) {
  let best = [end - 1, end];
  let reach = -1;
  for (let first = Math.max(0, end - LONGEST_GRAM + 1); first < end; first++) {
    for (let last = start; last < Math.min(weights.length, first + LONGEST_GRAM); last++) {
      if (last - first > reach && isGram(weights, first, last)) {
        best = [first, last];
        reach = last - first;
      }
    }
  }
  return best;
}

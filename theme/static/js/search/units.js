/** The units of text that search compares: twin of plugins/search/units.py. */
import {
  BRITISH,
  CONFUSABLE,
  ENDINGS,
  FINALS,
  PATTERN,
  SEED_WEIGHT,
  SPELLINGS,
} from "./tables.js";

const UNITS = new RegExp(PATTERN, "gu");

/** Cut folded text into units: {exact, skeleton, weight, start, end}. */
export function units(folded) {
  return Array.from(folded.matchAll(UNITS), ({ 0: text, index }) => {
    const { exact, skeleton, weight } = known(text);
    return { exact, skeleton, weight, start: index, end: index + text.length };
  });
}

const MANY = 20_000;
const made = new Map();

/** Make a unit, or remember one: texts have few that differ. */
function known(text) {
  let unit = made.get(text);
  if (!unit) {
    if (made.size > MANY) {
      made.clear();
    }
    unit = make(text);
    made.set(text, unit);
  }
  return unit;
}

function make(text) {
  if (text >= "ก" && text < "\u0e46") {
    const stripped = Array.from(text, (char) => CONFUSABLE[char] ?? char).join("");
    const skeleton = FINALS[stripped] ?? stripped;
    return { exact: text, skeleton, weight: weigh(skeleton, Math.min(skeleton.length, 4)) };
  }
  if (/^\d/.test(text)) {
    const number = text.replaceAll(",", "");
    return { exact: number, skeleton: number, weight: weigh(number, 7) };
  }
  const word = stem(text);
  return { exact: word, skeleton: word, weight: weigh(word, Math.min(word.length, 8)) };
}

/** Take English endings off that change no meaning, and write American spellings one way. */
export function stem(word) {
  word = word.replace(/'s$/, "");
  if (Object.hasOwn(SPELLINGS, word)) {
    return SPELLINGS[word];
  }
  word = change(word, ENDINGS);
  return Object.hasOwn(SPELLINGS, word) ? SPELLINGS[word] : change(word, BRITISH);
}

function change(word, endings) {
  const rule = endings.find(
    ([ending, , least]) => word.endsWith(ending) && word.length - ending.length >= least,
  );
  return rule ? word.slice(0, word.length - rule[0].length) + rule[1] : word;
}

function weigh(skeleton, length) {
  return length * 2 ** 26 + (hash32(skeleton, SEED_WEIGHT) >>> 6);
}

/** Hash UTF-16 code units: FNV-1a with a final mix, 32 bits. */
export function hash32(text, seed) {
  let value = seed ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return mix(value);
}

/** Spread a 32-bit value over all its bits. */
export function mix(value) {
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

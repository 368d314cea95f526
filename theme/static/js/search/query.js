/** What a query means: twin of plugins/search/query.py. */
import { fold } from "./folding.js";
import {
  DATES,
  LATIN_KEYS,
  LONGEST_QUERY,
  LONG_NAME,
  MISSPELT,
  MONTHS,
  MOST_CLAUSES,
  MOST_TERMS,
  NO_NAMES,
  STOP_WORDS,
  THAI_KEYS,
  TITLES,
  YEAR,
  YEAR_WORDS,
} from "./tables.js";
import { bridge, cover, gram, joined, longest, styleOf, token, tokens } from "./terms.js";
import { units } from "./units.js";

const PATTERNS = DATES.map((pattern) => new RegExp(pattern, "gu"));
const byLength = (table) => Object.keys(table).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
const YEARS = new RegExp(YEAR, "gu");
const WRONGS = new RegExp(byLength(MISSPELT).join("|"), "gu");
const TITLES_BY_LENGTH = byLength(TITLES);

/**
 * Read a query.
 * Returns {clauses, seams, understood, isThai, parts}; a clause is {text, units, ways, spare, boosts}
 * and a way {keys, weight}. `understood` has pairs of a kind and what was understood.
 */
export function plan(text) {
  const understood = [];
  const days = [];
  let folded = fold(text.slice(0, LONGEST_QUERY)).text.replace(/ +/g, " ");
  for (const pattern of PATTERNS) {
    folded = folded.replace(pattern, (...found) => {
      const iso = isoOf(found.at(-1));
      if (!iso) {
        return found[0];
      }
      days.push({ ...clauseOf(found[0], [], [wayOf([token(`#${iso}`)])]), iso, shown: [] });
      understood.push([iso.length > 7 ? "date" : "month", iso]);
      return " ";
    });
  }
  folded = folded.replace(YEARS, "$1 $2");
  const words = Array.from(folded.matchAll(/"([^"]+)"|\S+/gu), ([whole, inner]) => {
    const part = inner ?? whole;
    return { ...clauseOf(part, units(part)), literal: Boolean(inner) };
  }).filter((clause) => clause.units.length);
  join(words);
  if (text.includes("เเ")) {
    words.filter((word) => word.text.includes("แ") && !word.literal).forEach(addSingle);
  }
  const asked = askedOf(words).slice(0, MOST_CLAUSES);
  return {
    clauses: [...asked.map((clause) => readClause(clause, understood)), ...days],
    seams: seams(words, asked),
    understood,
    isThai: words.some((word) => word.units.some((unit) => /^[ก-ไ]/u.test(unit.exact))),
  };
}

/** Give the places of a day, or of a month, in folded text, as [start, end] pairs. */
export function placesOfDay(folded, iso) {
  return PATTERNS.flatMap((pattern) =>
    Array.from(folded.matchAll(pattern))
      .filter((found) => isoOf(found.groups).startsWith(iso))
      .map((found) => [found.index, found.index + found[0].length]),
  );
}

/** Give what the same keys write in the other keyboard layout; "" where that makes no sense. */
export function retype(text) {
  const hasThai = /[ก-๛]/u.test(text);
  const hasLatin = /[a-z]/i.test(text);
  if (hasThai === hasLatin) {
    return "";
  }
  const [from, to] = hasThai ? [THAI_KEYS, LATIN_KEYS] : [LATIN_KEYS, THAI_KEYS];
  const retyped = Array.from(text, (char) => (from.includes(char) ? to[from.lastIndexOf(char)] : char)).join("");
  return hasLatin || /^[a-z]+$/i.test(retyped.replaceAll(" ", "")) ? retyped : "";
}

function clauseOf(text, own, ways = [], spare = [], boosts = []) {
  const [one] = own;
  const isNumber = own.length === 1 && /^\d+$/.test(one.exact) && !otherEra(one.exact);
  return { text, units: own, ways, spare, boosts, shown: [own], isNumber };
}

function wayOf(keys, weight = 1) {
  return { keys, weight };
}

function askedOf(words) {
  const rest = words
    .filter((word) => !STOP_WORDS.includes(word.text))
    .filter((word, i, all) => !(YEAR_WORDS.includes(word.text) && all[i + 1] && commonYear(all[i + 1].text)));
  const named = rest.filter((word) => !Object.hasOwn(TITLES, word.text.replace(/[.ฯ]+$/u, "")));
  if (named.length) {
    return named;
  }
  return rest.length ? rest : words;
}

/** Let two Latin words side by side be met by the word that both make. */
function join(words) {
  words.slice(1).forEach((other, i) => {
    const one = words[i];
    if (/^[a-z]{1,10} [a-z]{2,10}$/.test(`${one.text} ${other.text}`)) {
      const whole = units(one.text + other.text);
      for (const word of [one, other]) {
        word.ways.push(wayOf([gram(whole)]));
        word.shown.push(whole);
      }
    }
  });
}

/** Let a แ that was typed as two เ be one, where little is found: อิสราเเอล is อิสราเอล. */
function addSingle(word) {
  const own = units(word.text.replaceAll("แ", "เ"));
  word.spare.push(wayOf(keysOf(own)));
  word.shown.push(own);
}

function readClause(clause, understood) {
  const { text, units: own, spare, shown, literal } = clause;
  if (literal) {
    return { ...clauseOf(text, own, [wayOf(keysOf(own))]), literal };
  }
  if (own.length === 1) {
    const year = otherEra(own[0].exact);
    if (year) {
      understood.push(["year", year]);
    }
    const other = year ? [wayOf([gram(units(year))], 0.5)] : [];
    const read = clauseOf(text, own, [wayOf([gram(own)]), ...other, ...clause.ways], spare);
    return { ...read, shown: year ? [own, units(year)] : shown, year: commonYear(own[0].exact) };
  }
  const [title, name] = splitTitle(text);
  const isNamed = title && units(name).length >= LONG_NAME && !name.includes(".");
  const whole = tokens(text).find((word) => word.startsWith("@") && word.length - 1 === own.length);
  if (whole && !isNamed) {
    return { ...readAbbreviation(clause, whole.slice(1)), shown };
  }
  const inOne = joined(text);
  if (inOne.length === 1 && text.includes("-")) {
    const whole = units(inOne[0]);
    return { ...clauseOf(text, own, [wayOf([gram(whole)])], spare), shown: [...shown, whole] };
  }
  if (title) {
    understood.push(["title", title]);
    const required = units(name);
    const boosts = [title, ...TITLES[title]].map((form) =>
      wayOf(keysOf([...units(form), ...required], 2)),
    );
    return { ...clauseOf(text, own, [wayOf(keysOf(required))], spare, boosts), shown: [...shown, required] };
  }
  const corrected = text.replace(WRONGS, (found) => MISSPELT[found]);
  if (corrected === text) {
    return { ...clauseOf(text, own, [wayOf(keysOf(own))], spare), shown };
  }
  understood.push(["spelling", corrected]);
  const right = units(corrected);
  const ways = [wayOf(keysOf(own)), wayOf(keysOf(right))];
  return { ...clauseOf(text, own, ways, spare), shown: [...shown, right] };
}

function readAbbreviation({ text, units: own, spare: more }, letters) {
  const style = styleOf(text);
  const inRow = wayOf(keysOf(own));
  const spare = [inRow, ...more];
  const ways = [wayOf([token(`@${letters}`)]), ...(style || letters.length < LONG_NAME ? [] : [inRow])];
  const boosts = [wayOf([token((style || "-") + letters)], 2)];
  return { ...clauseOf(text, own, ways, spare, boosts), eager: !text.includes(".") && ways.length === 1 };
}

function keysOf(own, most = MOST_TERMS) {
  const runs = longest(cover(own.map((unit) => unit.weight)), most);
  return runs.map(([first, last]) => gram(own.slice(first, last + 1)));
}

function splitTitle(part) {
  const title = TITLES_BY_LENGTH.find((one) => part.startsWith(one));
  if (!title) {
    return ["", part];
  }
  const after = part.slice(title.length);
  const rest = after.replace(/^[.ฯ ]+/u, "");
  const dotted = after !== rest ? 1 : 0;
  const isName = units(rest).length >= 2 - dotted && !NO_NAMES.some((word) => rest.startsWith(word));
  return isName ? [title, rest] : ["", part];
}

function seams(words, asked) {
  const own = words.flatMap((word) => word.units);
  const weights = own.map((unit) => unit.weight);
  const places = [];
  let at = 0;
  for (const word of words) {
    if (asked.includes(word)) {
      places.push([at, at + word.units.length]);
    }
    at += word.units.length;
  }
  return places.slice(1).map(([start], i) => {
    const [first, last] = bridge(weights, places[i][1], start);
    return wayOf([gram(own.slice(first, last + 1))]);
  });
}

function otherEra(number) {
  if (!/^\d{4}$/.test(number)) {
    return "";
  }
  const year = Number(number);
  if (year >= 2440 && year < 2640) {
    return String(year - 543);
  }
  return year >= 1900 && year < 2100 ? String(year + 543) : "";
}

/** Give the year of the Common Era that a number is one of, or 0. */
function commonYear(number) {
  const other = otherEra(number);
  return other ? Math.min(number, other) : 0;
}

function isoOf(named) {
  const month = named.m ? Number(named.m) : MONTHS[named.name];
  const day = Number(named.d ?? 1);
  let year = Number(named.y);
  if (year < 100) {
    year += 2500;
  }
  if (year >= 2200) {
    year -= 543;
  }
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1000)) {
    return "";
  }
  return [String(year).padStart(4, "0"), month, ...(named.d ? [day] : [])].map((n) => String(n).padStart(2, "0")).join("-");
}

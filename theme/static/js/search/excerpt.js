/** Where a query stands in a text, and which part of the text shows it. */
import { fold } from "./folding.js";
import { placesOfDay } from "./query.js";
import { units } from "./units.js";

const LENGTH = 220;
const LEAD = 60;

/** Give the places of a query's clauses in `text`, as [start, end] pairs in order. */
export function marksOf(text, sought) {
  const { text: folded, offsets } = fold(text);
  const own = units(folded);
  const found = sought.clauses.flatMap((clause) =>
    clause.iso ? placesOfDay(folded, clause.iso) : placesOfClause(own, clause),
  );
  const marks = found.map(([start, end]) => [offsets[start], offsets[end - 1] + 1]);
  return unite(marks.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
}

function placesOfClause(own, { shown }) {
  for (const form of ["exact", "skeleton"]) {
    const found = shown.flatMap((wanted) => places(own, wanted, form));
    if (found.length) {
      return found.map(([first, last]) => [own[first].start, own[last].end]);
    }
  }
  return [];
}

/** Give {text, marks}: the part of a text that has most of what was sought. */
export function excerptOf(text, sought, later = false) {
  const marks = marksOf(text, sought);
  let best = 0;
  let most = -1;
  marks.forEach(([start], i) => {
    const inside = marks.filter((mark, j) => j >= i && mark[1] <= start + LENGTH - LEAD).length;
    if (inside > most) {
      [best, most] = [start, inside];
    }
  });
  const from = Math.max(0, Math.min(best - LEAD, text.length - LENGTH));
  const start = from ? edge(text, from) : 0;
  const end = Math.min(text.length, start + LENGTH);
  const shown = text.slice(start, end).replace(/\s/g, " ");
  const before = start || later ? "…" : "";
  const inside = marks.filter((mark) => mark[0] >= start && mark[1] <= end);
  const shift = before.length - start;
  return {
    text: before + shown + (end < text.length ? "…" : ""),
    marks: inside.map((mark) => [mark[0] + shift, mark[1] + shift]),
  };
}

/** Move a place forward to a space near it, or past marks that hang on the letter before. */
function edge(text, from) {
  const space = text.slice(from, from + 25).search(/\s/);
  if (space >= 0) {
    return from + space + 1;
  }
  let at = from;
  while (/[ะ-ฺๅ-๎]/u.test(text[at])) {
    at++;
  }
  return at;
}

function places(own, wanted, form) {
  const found = [];
  if (!wanted.length) {
    return found;
  }
  for (let first = 0; first + wanted.length <= own.length; first++) {
    if (wanted.every((unit, i) => own[first + i][form] === unit[form])) {
      found.push([first, first + wanted.length - 1]);
      first += wanted.length - 1;
    }
  }
  return found;
}

function unite(marks) {
  const united = [];
  for (const mark of marks) {
    const last = united.at(-1);
    if (last && mark[0] <= last[1]) {
      last[1] = Math.max(last[1], mark[1]);
    } else {
      united.push([...mark]);
    }
  }
  return united;
}

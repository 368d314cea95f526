/** The form in which search compares: twin of plugins/search/folding.py. */
import { ORDER, REPLACED } from "./tables.js";

const RULES = ORDER.map(([pattern, replacement]) => [
  new RegExp(pattern, "gu"),
  replacement.replaceAll("\\", "$"),
]);
const ODD = /[^ -@[-~\u0e01-\u0e4f]/u;
const BLANK = /[\s\p{Cc}\p{Z}]/u;

/**
 * Fold `text`.
 * Returns {text, offsets}: offsets[i] is where character i of the folded text came from.
 */
export function fold(text) {
  const parts = [];
  const offsets = [];
  let at = 0;
  for (const char of text) {
    const folded = ODD.test(char) ? foldChar(char) : char;
    parts.push(folded);
    for (let i = 0; i < folded.length; i++) {
      offsets.push(at);
    }
    at += char.length;
  }
  offsets.push(at);
  return RULES.reduce(reorder, { text: parts.join(""), offsets });
}

function foldChar(char) {
  const known = REPLACED[char];
  if (known !== undefined) {
    return known;
  }
  if (BLANK.test(char)) {
    return " ";
  }
  return char
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[๐-๙]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xe20));
}

function reorder({ text, offsets }, [pattern, replacement]) {
  let done = 0;
  const mapped = [];
  const result = text.replace(pattern, (...found) => {
    const start = found.find((value) => typeof value === "number");
    const fresh = found[0].replace(new RegExp(pattern.source, "u"), replacement);
    for (; done < start; done++) {
      mapped.push(offsets[done]);
    }
    const last = start + found[0].length - 1;
    for (let i = 0; i < fresh.length; i++) {
      mapped.push(offsets[Math.min(start + i, last)]);
    }
    done = last + 1;
    return fresh;
  });
  for (; done < offsets.length; done++) {
    mapped.push(offsets[done]);
  }
  return { text: result, offsets: mapped };
}

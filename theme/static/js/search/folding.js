/** The form in which search compares: twin of plugins/search/folding.py. */
import { ORDER, REPLACED } from "./tables.js";

const RULES = ORDER.map(([pattern, replacement]) => [
  new RegExp(pattern, "gu"),
  replacement.replaceAll("\\", "$"),
]);
const BLANK = /[\s\p{Cc}\p{Z}]/u;

/**
 * Fold `text`.
 * Returns {text, offsets}: offsets[i] is where character i of the folded text came from.
 */
export function fold(text) {
  const parts = [];
  const offsets = [];
  let done = 0;
  for (let at = 0; at < text.length; at++) {
    if (isPlain(text.charCodeAt(at))) {
      offsets.push(at);
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(at));
    const folded = foldChar(char);
    parts.push(text.slice(done, at), folded);
    for (let i = 0; i < folded.length; i++) {
      offsets.push(at);
    }
    at += char.length - 1;
    done = at + 1;
  }
  offsets.push(text.length);
  return RULES.reduce(reorder, { text: parts.join("") + text.slice(done), offsets });
}

/** Tell whether a character folds to itself: ASCII but its capitals and controls, and Thai. */
function isPlain(code) {
  return (code >= 0xe01 && code <= 0xe4f) || (code >= 0x20 && code <= 0x7e && !(code >= 0x41 && code <= 0x5a));
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
  if (text.search(pattern) < 0) {
    return { text, offsets };
  }
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

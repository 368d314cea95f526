/**
 * Thai and Arabic digits in plain text: the twin of plugins/thai/digits.py, in the same terms.
 * tests/theme holds both to the same cases.
 */
const THAI_ZERO = 0x0e50;
const STANDARDS = "ASTM|COVID|EN|HACCP|IEC|IEEE|ISO|ISO/IEC|PM|RFC|TIS|UN";

const WORD = String.raw`\p{L}\p{N}_`;
const ADDRESS = [
  String.raw`(?:https?|ftp)://[^\s<>"]+`,
  String.raw`(?<![${WORD}])www\.[^\s<>"]+`,
  String.raw`(?<![${WORD}.\-])(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,12}/[^\s<>"]+`,
  String.raw`(?<![${WORD}.+\-])[A-Za-z0-9_.+\-]{1,64}@[${WORD}\-]{1,64}(?:\.[${WORD}\-]{1,64})+`,
];
const HASHTAG = String.raw`(?<!&)[#＃][${WORD}\u0E30-\u0E4E]+`;
const REFERENCE = String.raw`&(?:#?[${WORD}]{1,31};|#\p{Nd}{1,7})`;
const ANYWAY = [...ADDRESS, HASHTAG, REFERENCE];

const LETTER = "[A-Za-zÀ-ɏ]";
const NUMBER = String.raw`\p{Nd}+(?:[.,:/\-]\p{Nd}+)*`;
const OF_LETTERS = [
  String.raw`(?<!${LETTER})${LETTER}+[\-–]?${NUMBER}${LETTER}*`,
  String.raw`(?<!\p{Nd})(?<!\p{Nd}[.,:/\-])${NUMBER}-?${LETTER}+`,
  String.raw`(?<![${WORD}])(?:${STANDARDS})[ \u00A0]{0,2}[\-–]?[ \u00A0]{1,2}${NUMBER}`,
  String.raw`(?<![A-Za-z])[A-Z]{1,2}(?:\.\p{Nd}+)+(?![A-Za-z])`,
];

const KEPT_THAI = anyOf([...ANYWAY, `(?<=${LETTER})๐(?=${LETTER})`]);
const KEPT_ARABIC = anyOf([...ANYWAY, ...OF_LETTERS]);

/** Writes Thai digits as Arabic ones, but for addresses, hashtags and the ๐ of Q๐Q. */
export function toArabic(text) {
  return convert(text, KEPT_THAI, /[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));
}

/** Writes Arabic digits as Thai ones, but for addresses, hashtags and numbers of Latin words. */
export function toThai(text) {
  return convert(text, KEPT_ARABIC, /[0-9]/g, (digit) =>
    String.fromCharCode(THAI_ZERO + Number(digit)),
  );
}

function anyOf(patterns) {
  return new RegExp(patterns.join("|"), "gu");
}

function convert(text, kept, digits, change) {
  let result = "";
  let done = 0;
  for (const found of text.matchAll(kept)) {
    result += text.slice(done, found.index).replace(digits, change) + found[0];
    done = found.index + found[0].length;
  }
  return result + text.slice(done).replace(digits, change);
}

/**
 * Thai and Arabic digits in plain text: the twin of plugins/thai/digits.py.
 * tests/theme holds both to the same cases.
 */
const THAI_ZERO = 0x0e50;

const URL_TEXT = String.raw`(?:https?|ftp)://[^\s<>"]+|(?<![\p{L}\p{N}_])www\.[^\s<>"]+`;
const WORD = String.raw`[\p{L}\p{N}_]`;
const EMAIL = String.raw`(?:${WORD}|[.+\-])+@(?:${WORD}|-)+(?:\.(?:${WORD}|-)+)+`;
const HASHTAG = String.raw`(?<!${WORD})[#＃]${WORD}(?:${WORD}|[\u0E30-\u0E4E])*`;
const LONE_ZERO = "(?<=[A-Za-z])๐(?=[A-Za-z])";
const LATIN_NUMBER = String.raw`[A-Za-z][A-Za-z]*[-–. ]?\p{Nd}[\p{Nd}.,:/-]*[A-Za-z]*|\p{Nd}[\p{Nd}.,]*[A-Za-z]+`;

const KEEP_ARABIC = new RegExp([URL_TEXT, EMAIL, HASHTAG, LONE_ZERO].join("|"), "gu");
const KEEP_THAI = new RegExp([URL_TEXT, EMAIL, HASHTAG, LATIN_NUMBER].join("|"), "gu");

/** Writes Thai digits as Arabic ones, but for URLs, e-mail, hashtags and the ๐ of Q๐Q. */
export function toArabic(text) {
  return translate(text, KEEP_ARABIC, /[๐-๙]/g, (digit) =>
    String(digit.charCodeAt(0) - THAI_ZERO),
  );
}

/** Writes Arabic digits as Thai ones, but for URLs, e-mail, hashtags and numbers of Latin words. */
export function toThai(text) {
  return translate(text, KEEP_THAI, /[0-9]/g, (digit) =>
    String.fromCharCode(THAI_ZERO + Number(digit)),
  );
}

function translate(text, keep, digits, change) {
  let result = "";
  let done = 0;
  for (const kept of text.matchAll(keep)) {
    result += text.slice(done, kept.index).replace(digits, change) + kept[0];
    done = kept.index + kept[0].length;
  }
  return result + text.slice(done).replace(digits, change);
}

/** Reads a JSON list of texts from standard input; writes [toThai, toArabic] of each. */
import { text } from "node:stream/consumers";

const { toArabic, toThai } = await import(
  new URL("../../theme/static/js/digits.js", import.meta.url)
);

const texts = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(texts.map((item) => [toThai(item), toArabic(item)])));

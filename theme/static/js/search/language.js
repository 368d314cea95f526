/** One language's index: its terms, records, texts and facets. */
import { inflate, SearchError, unpack } from "./files.js";
import { findForms, spread } from "./postings.js";
import { EXACT_BITS, KEY_BITS } from "./tables.js";

export class Language {
  constructor(files, lang) {
    this.files = files;
    this.lang = lang;
  }

  get manifest() {
    return this.files.manifest.languages[this.lang];
  }

  get size() {
    return this.manifest.documents;
  }

  /** Find a term; returns {exact, alike}, functions that give a column (see `spread`). */
  async find(key) {
    const size = this.size;
    const { capacity, shardBits } = this.manifest;
    const shard = shardBits ? key.shard >>> (32 - shardBits) : 0;
    const skeleton = key.skeleton & (2 ** KEY_BITS - 1);
    const exact = key.exact & (2 ** EXACT_BITS - 1);
    const bytes = await this.read(`terms/${capacity}-${shardBits}/${shard >> 8}/${shard}.idx`);
    const forms = readForms(bytes, skeleton, capacity, size);
    return {
      exact: () => spread(forms, exact, size),
      alike: () => spread(forms, null, size),
    };
  }

  /** Give a document's record without its text; many come at once. */
  async record(document) {
    const { block, blocks, blocksInGroup } = this.manifest;
    const number = Math.floor(document / block);
    const group = blocks[Math.floor(number / blocksInGroup)];
    const columns = await this.read(`blocks/${group}/${number}.bin`, readJson);
    return this.recordOf(document, columns.map((column) => column[document % block]));
  }

  /** Give a document's record with `pieces`, how many its text has, and the first as `text`. */
  async document(document) {
    return this.recordOf(document, await this.file(document, "", readJson));
  }

  recordOf(document, [date, id, legacy, path, division, flags, title, pieces, text]) {
    return {
      id,
      legacy_id: legacy,
      url: this.files.manifest.base + path,
      title,
      date,
      division: this.manifest.divisions[division],
      has_photos: Boolean(flags & 1),
      is_withdrawn: Boolean(flags & 2),
      lang: this.lang,
      document,
      pieces,
      text,
    };
  }

  /** Give a piece of a document's text but the first, counted from 1. */
  piece(document, number) {
    return this.file(document, `.${number}`, unpack);
  }

  file(document, suffix, make) {
    const { block, groups } = this.manifest;
    const group = groups[Math.floor(document / block)];
    return this.read(`documents/${group}/${document}${suffix}.bin`, make);
  }

  /** Give {divisions, photos}: for each document its division's number, and 1 if it has photos. */
  facets() {
    const size = this.size;
    return this.read(`facets.${this.manifest.facets}.bin`, async (bytes) => {
      const plain = await inflate(bytes);
      const divisions = Uint16Array.from({ length: size }, (_, i) => plain[i] * 256 + plain[size + i]);
      return { divisions, photos: plain.slice(2 * size) };
    });
  }

  /** Give the phrases that titles have in common, the commonest first. */
  phrases() {
    return this.read(`phrases.${this.manifest.phrases}.bin`, readJson);
  }

  /** Give the first document of a year and the one after its last. */
  published(year) {
    const { years } = this.manifest;
    const at = years.findIndex(([one]) => one === year);
    return at < 0 ? [0, 0] : [years[at][1], years[at + 1]?.[1] ?? this.size];
  }

  /** Give the year of a document. */
  year(document) {
    return this.manifest.years.findLast(([, first]) => first <= document)[0];
  }

  read(name, make = (bytes) => bytes) {
    return this.files.read(`${this.lang}/${name}`, make);
  }
}

function readForms(bytes, skeleton, capacity, size) {
  try {
    return findForms(bytes, skeleton, capacity, size);
  } catch {
    throw new SearchError("damaged", "terms");
  }
}

async function readJson(bytes) {
  return JSON.parse(await unpack(bytes));
}

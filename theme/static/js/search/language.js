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
    const { shardBits } = this.manifest;
    const shard = shardBits ? key.shard >>> (32 - shardBits) : 0;
    const skeleton = key.skeleton & (2 ** KEY_BITS - 1);
    const exact = key.exact & (2 ** EXACT_BITS - 1);
    const bytes = await this.read((manifest) => {
      const group = manifest.shards[Math.floor((shard * manifest.shards.length) / 2 ** shardBits)];
      return `terms/${group}/${shard}.bin`;
    });
    const forms = readForms(bytes, skeleton, size);
    return {
      exact: () => spread(forms, exact, size),
      alike: () => spread(forms, null, size),
    };
  }

  /** Give a document's record without its text; many come at once. */
  async record(document) {
    const { block } = this.manifest;
    const number = Math.floor(document / block);
    const columns = await this.read((manifest) => {
      const group = manifest.blocks[Math.floor(number / manifest.blocksInGroup)];
      return `blocks/${group}/${number}.bin`;
    }, readJson);
    return this.recordOf(document, columns.map((column) => column[document % block]));
  }

  /** Give a document's record with `pieces`, how many its text has, and the first as `text`. */
  async document(document) {
    return this.recordOf(document, await this.file(document, "", readJson));
  }

  recordOf(document, [date, id, legacy, path, division, photos, title, pieces, text]) {
    return {
      id,
      legacy_id: legacy,
      url: this.files.manifest.base + path,
      title,
      date,
      division: this.manifest.divisions[division],
      has_photos: Boolean(photos),
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
    return this.read((manifest) => {
      const group = manifest.groups[Math.floor(document / manifest.block)];
      return `documents/${group}/${document}${suffix}.bin`;
    }, make);
  }

  /** Give {divisions, photos}: for each document its division's number, and 1 if it has photos. */
  facets() {
    const size = this.size;
    return this.read(
      (manifest) => `facets.${manifest.facets}.bin`,
      async (bytes) => {
        const plain = await inflate(bytes);
        const divisions = Uint16Array.from({ length: size }, (_, i) => plain[i] * 256 + plain[size + i]);
        return { divisions, photos: plain.slice(2 * size) };
      },
    );
  }

  /** Give the year of a document. */
  year(document) {
    return this.manifest.years.findLast(([, first]) => first <= document)[0];
  }

  read(name, make = (bytes) => bytes) {
    return this.files.read((manifest) => `${this.lang}/${name(manifest.languages[this.lang])}`, make);
  }
}

function readForms(bytes, skeleton, size) {
  try {
    return findForms(bytes, skeleton, size);
  } catch {
    throw new SearchError("damaged", "terms");
  }
}

async function readJson(bytes) {
  return JSON.parse(await unpack(bytes));
}

/** One language's index: its terms, records, texts and facets. */
import { inflate, unpack } from "./files.js";
import { findForms, spread } from "./postings.js";
import { EXACT_BITS, KEY_BITS } from "./tables.js";

const DAY = 86_400_000;

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
    const forms = findForms(bytes, skeleton, size);
    return {
      exact: () => spread(forms, exact, size),
      alike: () => spread(forms, null, size),
    };
  }

  /** Give a document's record: {id, legacy_id, url, title, date, division, has_photos, lang}. */
  async record(document) {
    const { block } = this.manifest;
    const number = Math.floor(document / block);
    const columns = await this.read(
      (manifest) => `records/${manifest.records[Math.floor(number / manifest.group)]}/${number}.bin`,
      async (bytes) => JSON.parse(await unpack(bytes)),
    );
    return this.recordOf(columns, document % block);
  }

  recordOf([first, days, ids, legacy, divisions, photos, texts, urls, titles], place) {
    const date = new Date(Date.parse(first) + days[place] * DAY).toISOString().slice(0, 10);
    const short = ids[place];
    const id = short.startsWith("=") ? short.slice(1) : `${date.replaceAll("-", "")}-${short}`;
    const path = urls[place] ?? this.manifest.url.replace("*", id);
    return {
      id,
      legacy_id: legacy[place],
      url: this.files.manifest.base + path,
      title: titles[place],
      date,
      division: this.manifest.divisions[divisions[place]],
      has_photos: Boolean(photos[place]),
      lang: this.lang,
      text: texts[place],
    };
  }

  /** How many pieces a record's text has. */
  pieces(record) {
    return Number(record.text.split(".")[1] ?? 1);
  }

  /** Give one piece of a record's text. */
  piece(record, number) {
    const name = `texts/${record.id}.${record.text.split(".")[0]}.${number}.bin`;
    return this.read(() => name, unpack);
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

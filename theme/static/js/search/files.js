/** The files of an index, fetched once each; a new deployment in mid-session is noticed. */
import { FORMAT } from "./tables.js";

/**
 * What went wrong with the index. `code` is one of:
 * "offline" (no answer), "absent" (no index at all), "format" (made by another version),
 * "damaged" (cut off, or not what it should be), "stale" (of a site that was rebuilt meanwhile).
 */
export class SearchError extends Error {
  constructor(code, url) {
    super(`search index: ${code}: ${url}`);
    this.code = code;
  }
}

export class Files {
  constructor(base, fetch) {
    this.base = String(base).replace(/\/?$/, "/");
    this.fetch = fetch;
    this.kept = new Map();
    this.manifest = null;
    this.text = "";
  }

  /** Read the manifest; again where `fresh`, past every cache. Tells whether it is another one. */
  async open(fresh = false) {
    const response = await this.request("manifest.json", fresh ? { cache: "reload" } : {});
    if (!response.ok) {
      throw new SearchError("absent", this.base);
    }
    const text = await response.text();
    let manifest;
    try {
      manifest = JSON.parse(text);
    } catch {
      throw new SearchError("damaged", "manifest.json");
    }
    if (manifest.format !== FORMAT) {
      throw new SearchError("format", "manifest.json");
    }
    const isOther = text !== this.text;
    [this.manifest, this.text] = [manifest, text];
    return isOther;
  }

  /** Read a file and make something of it with `make(bytes)`. */
  read(path, make) {
    if (!this.kept.has(path)) {
      const made = this.load(path, make);
      this.kept.set(path, made);
      made.catch(() => this.kept.delete(path));
    }
    return this.kept.get(path);
  }

  /** Forget what was read, and read past the caches from now on: the site has changed. */
  forget() {
    this.kept.clear();
    this.options = { cache: "reload" };
  }

  async load(path, make) {
    const response = await this.request(path, this.options);
    if (!response.ok) {
      throw new SearchError("damaged", path);
    }
    try {
      return await make(new Uint8Array(await response.arrayBuffer()));
    } catch {
      throw new SearchError("damaged", path);
    }
  }

  async request(path, options) {
    try {
      return await this.fetch(this.base + path, options);
    } catch {
      throw new SearchError("offline", this.base + path);
    }
  }
}

/** Undo plugins/search/packing.py: deflate, then one byte for an ASCII or Thai character. */
export async function unpack(packed) {
  const bytes = await inflate(packed);
  const units = [];
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0xff) {
      units.push((bytes[++i] << 8) | bytes[++i]);
    } else {
      units.push(byte < 0x80 ? byte : 0xe00 + byte - 0x80);
    }
  }
  let text = "";
  for (let i = 0; i < units.length; i += 8192) {
    text += String.fromCharCode(...units.slice(i, i + 8192));
  }
  return text;
}

/** Undo deflate with its zlib header. */
export async function inflate(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

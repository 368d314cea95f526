/** Shards of postings, read bit by bit: twin of plugins/search/bits.py. */
import { CHOOSING, EXACT_BITS, KEY_BITS, LEVELS, ORDER_BITS, ORDERS } from "./tables.js";

/** Bits of a file, most significant first. Reading past the end throws a RangeError. */
class Bits {
  constructor(bytes) {
    this.bytes = bytes;
    this.end = bytes.length * 8;
    this.at = 0;
  }

  /** The next 25 bits or more, at the top of a 32-bit number. */
  peek() {
    const first = this.at >> 3;
    const { bytes } = this;
    const word = (bytes[first] << 24) | (bytes[first + 1] << 16) | (bytes[first + 2] << 8) | bytes[first + 3];
    return word << (this.at & 7);
  }

  plain(count) {
    if (count > 24) {
      return this.plain(count - 24) * 2 ** 24 + this.plain(24);
    }
    const value = count ? this.peek() >>> (32 - count) : 0;
    this.skip(count);
    return value;
  }

  zeros() {
    let total = 0;
    let some = Math.min(24, Math.clz32(this.peek()));
    while (some === 24) {
      total += 24;
      this.skip(24);
      some = Math.min(24, Math.clz32(this.peek()));
    }
    this.skip(some + 1);
    return total + some;
  }

  skip(count) {
    this.at += count;
    if (this.at > this.end) {
      throw new RangeError("a shard is cut off");
    }
  }

  rice(parameter) {
    const high = this.zeros();
    return high * 2 ** parameter + this.plain(parameter);
  }

  gamma() {
    const count = this.zeros();
    return 2 ** count + this.plain(count);
  }

  symbol(order) {
    const place = Math.min(7, Math.clz32(~this.peek()));
    this.skip(Math.min(7, place + 1));
    return order[place];
  }
}

function riceBits(universe, count) {
  return 31 - Math.clz32(Math.max(1, Math.floor((universe * 710) / (count * 1024))));
}

/**
 * Find one skeleton in a shard.
 * capacity: for how many documents it is coded. documents: how many there are; a shard of a site
 * that was rebuilt may have more, which is an error here.
 * Returns its forms: {exact, documents, symbols}, the last two with an entry a posting.
 */
export function findForms(bytes, skeleton, capacity, documents) {
  if (!bytes.length) {
    return [];
  }
  const bits = new Bits(bytes);
  const skeletons = bits.gamma();
  const parameter = riceBits(2 ** KEY_BITS, skeletons);
  let key = -1;
  for (let i = 0; i < skeletons; i++) {
    key += bits.rice(parameter) + 1;
    if (key > skeleton) {
      return [];
    }
    const forms = [];
    for (let left = bits.gamma(); left > 0; left--) {
      forms.push(readForm(bits, capacity));
    }
    if (key === skeleton) {
      checkForms(forms, documents);
      return forms;
    }
  }
  return [];
}

function checkForms(forms, documents) {
  if (forms.some((form) => form.documents.at(-1) >= documents)) {
    throw new RangeError("a shard is damaged");
  }
}

function readForm(bits, capacity) {
  const exact = bits.plain(EXACT_BITS);
  const count = bits.gamma();
  if (count > capacity) {
    throw new RangeError("a shard is damaged");
  }
  const order = Array.from(ORDERS[count < CHOOSING ? 0 : bits.plain(ORDER_BITS)], Number);
  const parameter = riceBits(capacity, count);
  const form = { exact, documents: new Uint32Array(count), symbols: new Uint8Array(count) };
  let document = -1;
  for (let i = 0; i < count; i++) {
    document += bits.rice(parameter) + 1;
    form.documents[i] = document;
    form.symbols[i] = bits.symbol(order);
  }
  return form;
}

/**
 * Spread forms over all documents: 0 where a document has none of them, else the symbol and 1.
 * exact: the only form that counts, or null for all.
 */
export function spread(forms, exact, documents) {
  const column = new Uint8Array(documents);
  for (const form of forms) {
    if (exact !== null && form.exact !== exact) {
      continue;
    }
    for (let i = 0; i < form.documents.length; i++) {
      const document = form.documents[i];
      const old = column[document];
      column[document] = 1 + (old ? stronger(old - 1, form.symbols[i]) : form.symbols[i]);
    }
  }
  return column;
}

function stronger(one, other) {
  return ((one | other) & LEVELS) | Math.max(one & (LEVELS - 1), other & (LEVELS - 1));
}

/** Keep in `column` what `other` has too, with the weaker symbol; returns how many remain. */
export function narrow(column, other) {
  let count = 0;
  for (let i = 0; i < column.length; i++) {
    if (column[i] && other[i]) {
      const one = column[i] - 1;
      const two = other[i] - 1;
      column[i] = 1 + ((one & two & LEVELS) | Math.min(one & (LEVELS - 1), two & (LEVELS - 1)));
      count++;
    } else {
      column[i] = 0;
    }
  }
  return count;
}

/** Asks an index every query of standard input; writes what was found, read and waited for. */
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const { openIndex } = await import(
  new URL("../../theme/static/js/search/index.js", import.meta.url)
);
const base = process.argv[2];
const IN_SIGHT = 4;

let text = "";
for await (const part of process.stdin) {
  text += part;
}
const queries = JSON.parse(text);

/** Counts what a host that compresses text would send. */
function counting() {
  const seen = { requests: 0, bytes: 0 };
  const fetch = async (address) => {
    const data = await readFile(address);
    seen.requests += 1;
    seen.bytes += address.endsWith(".json") ? gzipSync(data).length : data.length;
    return new Response(data);
  };
  return { fetch, seen };
}

const shared = counting();
const later = await openIndex(base, shared);
const answers = [];
for (const query of queries) {
  const one = counting();
  const first = await openIndex(base, one);
  await first.search(query);
  const read = { ...one.seen };
  const screen = counting();
  const page = await openIndex(base, screen);
  const { hits } = await page.find(query);
  await Promise.all(hits.slice(0, IN_SIGHT).map((hit) => page.result(hit)));
  const before = { ...shared.seen };
  await later.search(query);
  first.answers.clear();
  const began = process.cpuUsage();
  await first.search(query);
  const { user, system } = process.cpuUsage(began);
  const milliseconds = (user + system) / 1000;
  const all = await first.search(query, { limit: Infinity });
  answers.push({
    results: all.results.map((result) => result.legacy_id),
    first: read,
    screen: screen.seen,
    later: {
      requests: shared.seen.requests - before.requests,
      bytes: shared.seen.bytes - before.bytes,
    },
    milliseconds,
  });
}
process.stdout.write(JSON.stringify(answers));

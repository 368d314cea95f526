/** Does one thing with the browser's half of search: reads JSON, writes JSON. */
import { readFile } from "node:fs/promises";

const folder = new URL("../../theme/static/js/search/", import.meta.url);
const load = (name) => import(new URL(name, folder));
const [{ fold }, { units }, { cover, gram, joined, tokens, isGram }, { plan, retype }, { openIndex }] =
  await Promise.all(["folding.js", "units.js", "terms.js", "query.js", "index.js"].map(load));

const keyOf = ({ shard, skeleton, exact }) => [shard, skeleton, exact];
const wayOf = ({ keys, weight }) => [keys.map(keyOf), weight];

/** How fetch behaves: `broken` maps a pattern of addresses to what happens to them. */
function fetchWith(broken, seen) {
  return async (address) => {
    seen.push(String(address));
    const [, fault] = Object.entries(broken).find(([part]) => String(address).includes(part)) ?? [];
    if (fault === "offline") {
      throw new TypeError("fetch failed");
    }
    if (fault === "missing") {
      return new Response("", { status: 404 });
    }
    try {
      const data = await readFile(address);
      return new Response(fault === "cut" ? data.subarray(0, data.length / 2) : data);
    } catch {
      return new Response("", { status: 404 });
    }
  };
}

const ACTIONS = {
  analyse: (texts) =>
    texts.map((text) => {
      const folded = fold(text);
      const own = units(folded.text);
      const weights = own.map((unit) => unit.weight);
      return {
        folded: folded.text,
        offsets: folded.offsets.length,
        units: own.map((unit) => [unit.exact, unit.skeleton, unit.weight, unit.start, unit.end]),
        grams: own.map((_, at) =>
          [1, 2, 3, 4, 5, 6]
            .filter((length) => at + length <= own.length && isGram(weights, at, at + length - 1))
            .map((length) => keyOf(gram(own.slice(at, at + length)))),
        ),
        cover: cover(weights.slice(0, 40)),
        tokens: tokens(folded.text),
        joined: joined(folded.text),
      };
    }),
  plan: (queries) =>
    queries.map((query) => {
      const { clauses, seams, understood, isThai } = plan(query);
      return {
        clauses: clauses.map((clause) => ({
          text: clause.text,
          ways: clause.ways.map(wayOf),
          spare: clause.spare.map(wayOf),
          boosts: clause.boosts.map(wayOf),
          year: clause.year ?? 0,
        })),
        seams: seams.map(wayOf),
        understood,
        isThai,
        retyped: retype(query),
      };
    }),
  search: async ({ base, queries, broken = {}, options = {} }) => {
    const answers = [];
    for (const query of queries) {
      const seen = [];
      try {
        const index = await openIndex(base, { fetch: fetchWith(broken, seen) });
        answers.push({ ...(await index.search(query, options)), seen });
      } catch (error) {
        answers.push({ error: error.code ?? String(error.stack), seen });
      }
    }
    return answers;
  },
  deploy: async ({ before, after, keeps, queries: [first, second] }) => {
    let base = before;
    const seen = [];
    const read = fetchWith({}, seen);
    const fetch = async (address, options) => {
      const response = await read(String(address).replace(before, base), options);
      const isKept = keeps && !response.ok && String(address).endsWith(".bin");
      return isKept ? read(address, options) : response;
    };
    const index = await openIndex(before, { fetch, patience: 0 });
    await index.search(first);
    base = after;
    const { results } = await index.search(second);
    return { results, seen };
  },
  counts: async ({ base, query }) => {
    const index = await openIndex(base, { fetch: fetchWith({}, []) });
    return index.counts(query);
  },
};

let text = "";
for await (const part of process.stdin) {
  text += part;
}
const answer = await ACTIONS[process.argv[2]](JSON.parse(text));
process.stdout.write(JSON.stringify(answer));

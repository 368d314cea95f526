/** Which documents answer a query, and in what order: twin of plugins/search/rank.py. */
import { narrow } from "./postings.js";
import {
  BOUND,
  FEW,
  IMPACTS,
  LEVELS,
  LIGHT,
  LIKE,
  MANY_TIMES,
  PHRASE,
  PUBLISHED,
  RECENCY,
  SEAM,
  SPARE_SHARE,
  SURE,
  TITLE_WORTH,
} from "./tables.js";
import { gram } from "./terms.js";

/**
 * Ask one language's index.
 * Returns {hits: [{lang, document, score}], tolerated, missed}, the best hit first.
 */
export async function rank(index, plan) {
  const nothing = { hits: [], tolerated: [], missed: [] };
  const met = await Promise.all(plan.clauses.map((clause) => meet(index, clause)));
  met.forEach((one) => addPublished(index, one));
  if (!met.length) {
    return nothing;
  }
  let common = documentsOf(met);
  let missed = [];
  if (!common.length && met.length > 1) {
    ({ common, missed } = partial(met));
  }
  const scores = new Map(common.map((document) => [document, scoreOf(met, document)]));
  if (scores.size > SURE && !missed.length) {
    await reward(index, plan, met, scores);
  }
  const hits = Array.from(scores, ([document, score]) => ({
    lang: index.lang,
    document,
    score: score + (RECENCY * document) / index.size,
  }));
  hits.sort((a, b) => b.score - a.score || b.document - a.document);
  const tolerated = met.filter((one) => one.tolerant && hits.length).map((one) => one.clause.text);
  return { hits, tolerated, missed };
}

function scoreOf(met, document) {
  return met.reduce((sum, one) => sum + one.idf * one.worth[document], 0);
}

/** Give the documents that meet all clauses. */
function documentsOf(met) {
  const found = [];
  for (let document = 0; document < met[0].worth.length; document++) {
    let count = 0;
    for (const one of met) {if (one.worth[document]) {count++;}}
    if (count === met.length) {
      found.push(document);
    }
  }
  return found;
}

/** Find the documents with a clause: as it is, else by other means, from strict to lax. */
async function meet(index, clause) {
  let [exact, spare] = await Promise.all([
    worthOf(index, clause.ways),
    clause.eager ? worthOf(index, clause.spare) : null,
  ]);
  if (clause.spare.length && count(exact) < FEW) {
    spare ??= await worthOf(index, clause.spare);
  }
  if (spare && count(exact) <= SPARE_SHARE * count(spare)) {
    exact = either(spare, exact, 1);
  }
  const found = count(exact);
  const strict = metOf(index, clause, exact, found);
  const lax = clause.units.length > 1 && !clause.literal;
  if (!lax || (found >= FEW && !isTelling(clause.units))) {
    return strict;
  }
  const ways = found ? clause.ways : [...clause.ways, ...clause.spare];
  let like = await worthOf(index, ways, "alike");
  if (found >= FEW && count(like) < MANY_TIMES * found) {
    return strict;
  }
  if (!count(like) && isTelling(clause.units)) {
    like = await nearly(index, clause.units);
  }
  const merged = either(like, exact, LIKE);
  const all = count(merged);
  return { ...metOf(index, clause, merged, all), tolerant: all > found };
}

/** Add what was published in the year that a clause is. */
function addPublished(index, { clause, worth }) {
  const [start, end] = clause.year ? index.published(clause.year) : [0, 0];
  for (let document = start; document < end; document++) {
    worth[document] ||= PUBLISHED;
  }
}

function metOf(index, clause, worth, found) {
  return { clause, worth, idf: idfOf(index, found), tolerant: false };
}

/** Tell whether so much of a word remains, whatever one slip may break, that it stays itself. */
function isTelling(units) {
  return units.length >= 5 && units.filter((unit) => unit.weight >= LIGHT).length >= 2;
}

/** Find documents with all neighbouring pairs of units but those that one slip could break. */
async function nearly(index, units) {
  const pairs = await Promise.all(
    units.slice(1).map((unit, i) => index.find(gram([units[i], unit]))),
  );
  const counts = new Uint8Array(index.size);
  const weakest = new Float64Array(index.size).fill(9);
  for (const pair of pairs) {
    const column = pair.alike();
    for (let document = 0; document < column.length; document++) {
      if (column[document]) {
        counts[document]++;
        weakest[document] = Math.min(weakest[document], impactOf(column[document]));
      }
    }
  }
  const most = counts.reduce((one, other) => Math.max(one, other), 0);
  const enough = most >= pairs.length - 2;
  return weakest.map((worth, document) => (enough && counts[document] === most ? worth : 0));
}

/** Give the documents that meet the most that any does, and what not all of them have. */
function partial(met) {
  const worth = new Float64Array(met[0].worth.length);
  for (const one of met) {
    for (let document = 0; document < worth.length; document++) {
      worth[document] += one.worth[document] ? one.idf : 0;
    }
  }
  const best = worth.reduce((one, other) => Math.max(one, other), 0);
  const common = best ? Array.from(worth.keys()).filter((document) => worth[document] === best) : [];
  const lacking = met.filter((one) => !common.every((document) => one.worth[document]));
  return { common, missed: lacking.map((one) => one.clause.text) };
}

/** Raise documents in which the clauses stand side by side, most of all where all do. */
async function reward(index, plan, met, scores) {
  const boosts = met.flatMap((one) => one.clause.boosts);
  const [seams, others] = await Promise.all(
    [plan.seams, boosts].map((ways) => Promise.all(ways.map((way) => columnOf(index, way)))),
  );
  const best = Array.from(scores.values()).reduce((one, other) => Math.max(one, other), 0);
  bindNumbers(plan.clauses, seams, scores);
  for (const seam of seams) {
    boost(index, scores, seam, SEAM);
  }
  if (seams.length) {
    for (const [document, score] of scores) {
      if (seams.every((seam) => seam[document])) {
        scores.set(document, score + PHRASE * best);
      }
    }
  }
  others.forEach((column, i) => boost(index, scores, column, boosts[i].weight));
}

/** Leave only documents in which a number stands beside a word of the query, if many do. */
function bindNumbers(clauses, seams, scores) {
  clauses.forEach((clause, place) => {
    const beside = [seams[place - 1], seams[place]].filter(Boolean);
    const isBound = (document) => beside.some((seam) => seam[document]);
    const bound = clause.isNumber ? Array.from(scores.keys()).filter(isBound).length : 0;
    const enough = Math.min(clauses.length === 2 ? FEW : scores.size, BOUND * scores.size);
    if (!bound || bound < enough) {
      return;
    }
    for (const document of [...scores.keys()]) {
      if (!isBound(document)) {
        scores.delete(document);
      }
    }
  });
}

function boost(index, scores, column, weight) {
  const inside = Array.from(scores.keys()).filter((document) => column[document]);
  const idf = idfOf(index, inside.length);
  for (const document of inside) {
    scores.set(document, scores.get(document) + weight * idf * impactOf(column[document]));
  }
}

/** Give what the best of several ways is worth in each document; 0 where none is met. */
async function worthOf(index, ways, form = "exact") {
  const worth = new Float64Array(index.size);
  const columns = await Promise.all(ways.map((way) => columnOf(index, way, form)));
  columns.forEach((column, i) => {
    const impacts = Float64Array.from({ length: 2 * LEVELS + 1 }, (_, symbol) => ways[i].weight * impactOf(symbol));
    for (let document = 0; document < column.length; document++) {
      const symbol = column[document];
      if (symbol && impacts[symbol] > worth[document]) {
        worth[document] = impacts[symbol];
      }
    }
  });
  return worth;
}

/** Give the column of the documents that have all terms of a way. */
async function columnOf(index, way, form = "exact") {
  const find = (keys) => Promise.all(keys.map((key) => index.find(key)));
  const [first, second] = (await find(way.keys.slice(0, 2))).map((term) => term[form]());
  const left = second ? narrow(first, second) : Infinity;
  if (way.keys.length > 2 && left > SURE) {
    for (const term of await find(way.keys.slice(2))) {
      narrow(first, term[form]());
    }
  }
  return first;
}

function impactOf(symbol) {
  return IMPACTS[(symbol - 1) & (LEVELS - 1)] + ((symbol - 1) & LEVELS ? TITLE_WORTH : 0);
}

function idfOf(index, found) {
  return Math.log(1 + index.size / (found + 1));
}

function count(worth) {
  let total = 0;
  for (const value of worth) {if (value) {total++;}}
  return total;
}

/** Give `other`, and where it has nothing `one`, worth `share` of what it was. */
function either(one, other, share) {
  const result = other.slice();
  for (let document = 0; document < one.length; document++) {
    result[document] ||= share * one[document];
  }
  return result;
}

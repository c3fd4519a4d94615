/** Gives whoever else waits for this thread a turn, if some work has been done since the last one. */
export type Turn = () => Promise<void>;

/** For where nobody waits. */
export const noTurn: Turn = () => Promise.resolve();

/** Work that stops now and then, so that whoever does it can give others a turn. */
export type Steps<Result> = Generator<void, Result, undefined>;

/** Items worked through before the clock is looked at. */
const A_FEW = 100;

/** Does all steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Does all steps, with turns in between. */
export async function stepByStep<Result>(turn: Turn, steps: Steps<Result>): Promise<Result> {
  let step = steps.next();
  while (step.done !== true) {
    await turn();
    step = steps.next();
  }
  return step.value;
}

/** `Array.from(items, work)` in steps. */
export function* mapInSteps<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item, index: number) => Result,
): Steps<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(work(item, results.length));
    if (results.length % A_FEW === 0) yield;
  }
  return results;
}

/** `items.map(work)` with turns in between. */
export async function inTurns<Item, Result>(
  turn: Turn,
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
): Promise<Result[]> {
  return stepByStep(turn, mapInSteps(items, work));
}

/** Items sorted at a time, and merged between two steps. */
const RUN = 1000;

/** `[...items].sort(compare)` in steps. Items that compare alike stay in their order. */
export function* sortInSteps<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Steps<Item[]> {
  let runs: Item[][] = [];
  for (let from = 0; from < items.length; from += RUN) {
    runs.push(items.slice(from, from + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(at + 1 < runs.length ? yield* merged(runs[at], runs[at + 1], compare) : runs[at]);
    runs = longer;
  }
  return runs.at(0) ?? [];
}

function* merged<Item>(
  left: readonly Item[],
  right: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Steps<Item[]> {
  const all: Item[] = [];
  let [l, r] = [0, 0];
  while (l < left.length || r < right.length) {
    const takesLeft = r === right.length || (l < left.length && compare(left[l], right[r]) <= 0);
    all.push(takesLeft ? left[l++] : right[r++]);
    if (all.length % RUN === 0) yield;
  }
  return all;
}

/** `groupBy` in steps. */
export function* groupInSteps<Item, Key>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key,
): Steps<Map<Key, Item[]>> {
  const groups = new Map<Key, Item[]>();
  let count = 0;
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
    if (++count % A_FEW === 0) yield;
  }
  return groups;
}

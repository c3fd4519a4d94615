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

/** Gives whoever else waits for this thread a turn, if some work has been done since the last one. */
export type Turn = () => Promise<void>;

/** For where nobody waits. */
export const noTurn: Turn = () => Promise.resolve();

/** Items worked through before the clock is looked at. */
const A_FEW = 100;

/** `items.map(work)` with turns in between. */
export async function inTurns<Item, Result>(
  turn: Turn,
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    results.push(work(item, index));
    if (index % A_FEW === A_FEW - 1) await turn();
  }
  return results;
}

const PATIENCE = 60_000;

/** Waits until something is so, looking after each turn of the event loop; gives up after a minute. */
export async function settled(isSo: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`it never came true: ${String(isSo)}`);
    await turn(5);
  }
}

/** Resolves in a later turn of the event loop. @param after milliseconds */
export const turn = (after = 0): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, after));

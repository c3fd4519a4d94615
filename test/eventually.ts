const MOST_MILLISECONDS = 5000;

/** Waits until something holds. It gives up after five seconds: the expectation that follows says what does not. */
export async function eventually(holds: () => boolean): Promise<void> {
  const end = performance.now() + MOST_MILLISECONDS;
  while (!holds() && performance.now() < end)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}

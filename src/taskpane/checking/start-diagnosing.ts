/** Starts the worker that looks for corrections; webpack builds it as a file of its own. */
export function startDiagnosingWorker(): Worker {
  return new Worker(
    /* webpackChunkName: "diagnosing-worker" */ new URL("./diagnosing-worker.ts", import.meta.url),
  );
}

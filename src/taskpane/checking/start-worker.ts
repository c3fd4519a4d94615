/** Starts the worker that runs the checks; webpack builds it as a file of its own. */
export function startCheckingWorker(): Worker {
  return new Worker(
    /* webpackChunkName: "checking-worker" */ new URL("./checking-worker.ts", import.meta.url),
  );
}

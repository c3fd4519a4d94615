/** Starts the worker that reads files; webpack builds it as a file of its own, which is loaded when a file is chosen. */
export function startFileWorker(): Worker {
  return new Worker(
    /* webpackChunkName: "file-worker" */ new URL("./file-worker.ts", import.meta.url),
  );
}

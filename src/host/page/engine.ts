import init, { Model } from "@ironcalc/wasm";

let started: Promise<unknown> | undefined;

/** Loads IronCalc, from the WebAssembly file beside the page, when it is first needed. */
export async function loadEngine(): Promise<typeof Model> {
  started ??= init({ module_or_path: "/ironcalc.wasm" });
  await started;
  return Model;
}

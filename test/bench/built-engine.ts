import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = resolve(import.meta.dirname, "../..");
const CONFIG = join(import.meta.dirname, "engine.webpack.config.js");

/** Compiles the engine as the build does and loads it. @throws Error with what webpack says where it cannot */
async function builtEngine(): Promise<typeof import("./engine-parts")> {
  const folder = await mkdtemp(join(tmpdir(), "cuadra-bench-engine-"));
  try {
    const webpack = join(ROOT, "node_modules/webpack/bin/webpack.js");
    execFileSync(process.execPath, [webpack, "--config", CONFIG, "--output-path", folder], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const file = pathToFileURL(join(folder, "engine.mjs")).href;
    return (await import(file)) as typeof import("./engine-parts");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The engine as it is published, and not as a test's compiler makes it. */
export const { diagnose, PlanBuilder, patchPlan, revalidate, validate } = await builtEngine();

import { spawn } from "node:child_process";
import { copyFile, mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";

const require = createRequire(import.meta.url);

/**
 * Builds the add-in exactly as it is published (webpack, production) into `folder`.
 * @throws Error with webpack's own words when the build fails.
 */
export function buildAddIn(root: string, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        join(root, "node_modules/webpack/bin/webpack.js"),
        "--mode",
        "production",
        "--output-path",
        folder,
      ],
      // The host page serves Office.js from the build itself: nothing is fetched from a CDN.
      {
        cwd: root,
        env: { ...process.env, CUADRA_OFFICE_JS: "self" },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let said = "";
    child.stdout.on("data", (text) => (said += String(text)));
    child.stderr.on("data", (text) => (said += String(text)));
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The add-in does not build:\n${said}`));
    });
  });
}

/** Bundles the host page (src/host/page) into `folder`, beside its HTML, CSS and WebAssembly. */
export async function buildHostPage(root: string, folder: string): Promise<void> {
  const source = join(root, "src/host/page");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(source, "page.ts")],
    outdir: folder,
    bundle: true,
    format: "esm",
    splitting: true,
    target: "es2022",
    minify: true,
    sourcemap: true,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  await copyFile(join(source, "index.html"), join(folder, "index.html"));
  await copyFile(join(source, "page.css"), join(folder, "page.css"));
  await copyFile(require.resolve("@ironcalc/wasm/wasm_bg.wasm"), join(folder, "ironcalc.wasm"));
}

import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const ROOT = join(__dirname, "../..");
const CACHE = join(ROOT, "node_modules/.cache/cuadra-e2e");
const START = ["--import", "tsx", join(ROOT, "src/host/server/start.ts")];
const SOURCES = ["src", "assets", "manifest.xml", "webpack.config.js", "package-lock.json"];
const STALE_LOCK_MS = 300_000;

/** A running `npm start`. */
export interface HostProcess {
  url: string;
  stop(): void;
}

/** Names the sources as they are now: a build of the same name need not be made again. */
function sourcesKey(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .filter((file) => !file.includes("node_modules"))
      : [path];
    for (const file of files.sort()) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}|${size}|${mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

function run(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...START, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/**
 * Builds the add-in and the host page as `npm start` does, into the folders "addin" and "page" of the folder that it
 * returns; once, however many test files ask.
 */
export async function builtFolder(): Promise<string> {
  const folder = join(CACHE, sourcesKey());
  const lock = `${CACHE}.lock`;
  while (!existsSync(folder)) {
    try {
      mkdirSync(join(CACHE, ".."), { recursive: true });
      mkdirSync(lock);
    } catch {
      // Another worker is building; unless it died doing so.
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > STALE_LOCK_MS) {
        rmSync(lock, { recursive: true });
      }
      await pause(200);
      continue;
    }
    try {
      if (!existsSync(folder)) await build(folder);
    } finally {
      rmSync(lock, { recursive: true });
    }
  }
  return folder;
}

async function build(folder: string): Promise<void> {
  rmSync(CACHE, { recursive: true, force: true });
  const unfinished = `${folder}.unfinished`;
  // The add-in that `npm run build` has made of these very sources, as .ci/run knows of its own.
  const built = process.env.CUADRA_BUILT;
  if (built) cpSync(join(ROOT, built), join(unfinished, "addin"), { recursive: true });
  const child = run(["--build-only", "--out", unfinished, ...(built ? ["--page-only"] : [])]);
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error("npm start does not build");
  renameSync(unfinished, folder);
}

/** Starts the host page on free ports over the sample workbook. */
export async function startHost(): Promise<HostProcess> {
  const out = await builtFolder();
  const child = run(["--no-build", "--out", out, "--port", "0", "--addin-port", "0"]);
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (text) => {
      said += String(text);
      const found = /https:\/\/localhost:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    child.on("exit", () => reject(new Error(`npm start ended:\n${said}`)));
  });
  return { url, stop: () => void child.kill() };
}

import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import Tinypool from "tinypool";
import { catalogue, type Language } from "../../i18n/index";
import { failureText } from "../../i18n/file-report";
import { readPlanFile } from "./read-file";
import type { CalculatedOutcome } from "./consolidation";

/** A worker takes about a second to start: so many files it should have. */
const FILES_A_WORKER = 8;

/**
 * Reads and validates files, many of them on every core. One that fails, even by ending its worker, fails alone.
 * @param onProgress how many are done
 * @returns the outcomes in the order of the files
 */
export async function readFiles(
  files: readonly string[],
  language: Language,
  onProgress: (done: number) => void,
): Promise<CalculatedOutcome[]> {
  const workers = Math.min(availableParallelism(), Math.floor(files.length / FILES_A_WORKER));
  let done = 0;
  const tell = <T>(outcome: T): T => {
    onProgress(++done);
    return outcome;
  };
  if (workers < 2) {
    const outcomes: CalculatedOutcome[] = [];
    for (const file of files) outcomes.push(tell(await readPlanFile(file, language)));
    return outcomes;
  }
  const pool = createPool(workers);
  // Workers that do not even start; without this the files would wait for ever.
  const broken = new Promise<never>((_, reject) => pool.on("error", reject));
  broken.catch(() => undefined);
  try {
    return await Promise.all(
      files.map((file) =>
        Promise.race([pool.run({ file, language }) as Promise<CalculatedOutcome>, broken])
          .catch((error: unknown) => ({ file, failure: failureText(error, catalogue(language)) }))
          .then(tell),
      ),
    );
  } finally {
    await pool.destroy();
  }
}

function createPool(threads: number): Tinypool {
  const { resolve } = createRequire(import.meta.url);
  return new Tinypool({
    filename: new URL("read-worker.ts", import.meta.url).href,
    // Processes, for Node takes no loader of TypeScript for a thread from its options; and one that runs out of
    // memory over a file ends alone. The loader is found from here, not from the user's folder.
    execArgv: ["--import", pathToFileURL(resolve("tsx")).href],
    runtime: "child_process",
    serialization: "advanced",
    minThreads: threads,
    maxThreads: threads,
  });
}

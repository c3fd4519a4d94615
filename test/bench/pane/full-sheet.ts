import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Table from "cli-table3";
import { writeXlsx } from "hucre";
import type { Browser, Frame, Page } from "playwright-core";
import type { CuadraHost } from "../../../src/host/page/testing";
import { launchBrowser } from "../../e2e/chromium";
import { syntheticPlan } from "../synthetic-plan";
import { Build } from "./build";

declare global {
  interface Window {
    cuadraHost: CuadraHost;
    /** Milliseconds of the pane's tasks that took longer than 50 ms. */
    longTasks?: number[];
  }
}

/** Of a sheet in Excel. */
const LAST_ROW = 1_048_576;
/** Rows in the file; the others repeat them with names of their own. */
const ROWS_IN_FILE = 5000;
/** 0-based sheet row of the first activity, and column of its name, in synthetic plans. */
const FIRST_ACTIVITY = 4;
const ACTIVITY_COLUMN = 2;
/** Milliseconds between two looks at a process's memory. */
const LOOK = 100;

/** Resident megabytes of a process; NaN where the system does not tell them as Linux does. */
async function megabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) / 1000;
}

/** Looks at a process's memory until it is told to stop; gives the most that it saw. */
function watchMemory(pid: number): () => Promise<number> {
  let most = 0;
  let going = true;
  const watching = (async () => {
    while (going) {
      const now = await megabytes(pid);
      if (!(now <= most)) most = now;
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  })();
  return async () => {
    going = false;
    await watching;
    return most;
  };
}

/** The process in which a frame runs, with its workers: the one in whose trace a mark of the frame stands. */
async function processOf(browser: Browser, frame: Frame): Promise<number> {
  await browser.startTracing(undefined, { categories: ["blink.user_timing"] });
  await frame.evaluate(() => void performance.mark("cuadra-bench:here"));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: readonly { readonly name: string; readonly pid: number }[];
  };
  const mark = traceEvents.find(({ name }) => name === "cuadra-bench:here");
  if (!mark) throw new Error("the pane's process is not to be found");
  return mark.pid;
}

async function openLongSheet(
  browser: Browser,
  build: Build,
  rowsPerFault: number,
): Promise<{ page: Page; pane: Frame }> {
  const { sheet, values } = syntheticPlan(ROWS_IN_FILE, rowsPerFault);
  const rows = values.map((row) => row.map((value) => (value === "" ? null : value)));
  const file = join(build.folder, `long-${rowsPerFault}.xlsx`);
  await writeFile(file, await writeXlsx({ sheets: [{ name: sheet, rows }] }));
  const { pageUrl } = await build.serve("pane", file);
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(600_000);
  const page = await context.newPage();
  await page.goto(pageUrl);
  const pane = await (await page.waitForSelector("iframe")).contentFrame();
  if (!pane) throw new Error("the pane is not open");
  await pane.locator("main .placeholder").waitFor({ state: "detached" });
  await page.evaluate(
    ([name, first, last, named]) => window.cuadraHost.repeatRows(name, { first, last, named }),
    [sheet, FIRST_ACTIVITY, LAST_ROW - 1, ACTIVITY_COLUMN] as const,
  );
  return { page, pane };
}

/** A full sheet, through the host page and the pane: how long, how much memory, and whether the pane is ever blocked. */
export async function benchFullSheet(): Promise<void> {
  const build = await Build.make();
  const browser = await launchBrowser();
  const table = new Table({
    head: [
      "rows with an error",
      "s",
      "requests",
      "largest, MB",
      "add-in, MB",
      "before",
      "tasks > 50 ms",
      "longest",
    ],
    style: { head: [], border: [] },
  });
  const said: string[] = [];
  try {
    for (const rowsPerFault of [1000, 1]) {
      const { page, pane } = await openLongSheet(browser, build, rowsPerFault);
      const pid = await processOf(browser, pane);
      const before = await megabytes(pid);
      await pane.evaluate(() => {
        const longTasks: number[] = (window.longTasks = []);
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) longTasks.push(duration);
        }).observe({ type: "longtask" });
      });
      const stopWatching = watchMemory(pid);
      const counted = await page.evaluate(() => ({ ...window.cuadraHost.counters }));
      const start = performance.now();
      await pane.getByRole("button", { name: "Validar", exact: true }).click();
      await pane.locator(".footer button:not([disabled])").first().waitFor();
      const seconds = (performance.now() - start) / 1000;
      const most = await stopWatching();
      const counters = await page.evaluate(() => ({ ...window.cuadraHost.counters }));
      const longTasks = await pane.evaluate(() => window.longTasks ?? []);
      said.push(await pane.locator(".verdict").first().innerText());
      table.push([
        rowsPerFault === 1 ? "all" : `1 in ${rowsPerFault}`,
        seconds.toFixed(0),
        counters.requests - counted.requests,
        ((counters.bytesSent - counted.bytesSent) / 1e6).toFixed(0),
        most.toFixed(0),
        before.toFixed(0),
        longTasks.length,
        Math.max(0, ...longTasks).toFixed(0),
      ]);
      await page.context().close();
    }
  } finally {
    await browser.close();
    await build.close();
  }
  console.log(`\nA full sheet of ${LAST_ROW.toLocaleString("en-US")} rows through the pane`);
  console.log(table.toString());
  for (const text of said) console.log(`“${text.replace(/\s+/g, " ")}”`);
}

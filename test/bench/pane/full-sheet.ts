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
  }
}

/** What is measured. */
interface Case {
  readonly name: string;
  readonly rowsPerFault: number;
}

const CASES: readonly Case[] = [
  { name: "1 row in 1,000 wrong", rowsPerFault: 1000 },
  { name: "every row wrong", rowsPerFault: 1 },
];

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; of `dur`, `tdur` is what the thread itself had of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
}

const MARK = "cuadra-bench:here";

/** Of a sheet in Excel. */
const LAST_ROW = 1_048_576;
/** Rows in the file; the others repeat them with names of their own. */
const ROWS_IN_FILE = 5000;
/** 0-based sheet row of the first activity, and column of its name, in synthetic plans. */
const FIRST_ACTIVITY = 4;
const ACTIVITY_COLUMN = 2;
/** Microseconds. */
const LONG_TASK = 50_000;
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
  const stop = new AbortController();
  const watching = (async () => {
    while (!stop.signal.aborted) {
      most = Math.max(most, await megabytes(pid));
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  })();
  return async () => {
    stop.abort();
    await watching;
    return most;
  };
}

/** What Chromium traces of some work; the frame's own thread is the one on which MARK was made. */
async function traced(
  browser: Browser,
  frame: Frame,
  work: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(undefined, {
    categories: ["blink.user_timing", "disabled-by-default-devtools.timeline"],
  });
  await frame.evaluate((mark) => void performance.mark(mark), MARK);
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: readonly TraceEvent[];
  };
  return trace.traceEvents;
}

function ownThread(events: readonly TraceEvent[]): TraceEvent {
  const mark = events.find(({ name }) => name === MARK);
  if (!mark) throw new Error("the pane's process is not to be found");
  return mark;
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

/** Runs in the host page: what has gone over the wire so far. */
const countersNow = (): { requests: number; bytesSent: number } => {
  const { requests, bytesSent } = window.cuadraHost.counters;
  return { requests, bytesSent };
};

/** Megabytes that the pane's own thread holds on to, its heap and its typed arrays, without what may be thrown away. */
async function megabytesInUse(page: Page, pane: Frame): Promise<number> {
  const session = await page.context().newCDPSession(pane);
  await session.send("HeapProfiler.collectGarbage");
  const usage = await session.send("Runtime.getHeapUsage");
  return (usage.usedSize + usage.backingStorageSize) / 1e6;
}

/** A row of the table; says the verdict. */
async function measure(build: Build, { name, rowsPerFault }: Case): Promise<string[]> {
  const browser = await launchBrowser();
  try {
    const { page, pane } = await openLongSheet(browser, build, rowsPerFault);
    const { pid } = ownThread(await traced(browser, pane, () => Promise.resolve()));
    const before = await megabytes(pid);
    const countedBefore = await page.evaluate(countersNow);
    const stopWatching = watchMemory(pid);
    let seconds = 0;
    const events = await traced(browser, pane, async () => {
      const start = performance.now();
      await pane.getByRole("button", { name: "Validar", exact: true }).click();
      await pane.locator(".footer button:not([disabled])").first().waitFor();
      seconds = (performance.now() - start) / 1000;
    });
    const most = await stopWatching();
    const counted = await page.evaluate(countersNow);
    const { tid } = ownThread(events);
    const tasks = events.filter(
      (each) => each.name === "RunTask" && each.pid === pid && each.tid === tid,
    );
    const longest = (of: "dur" | "tdur"): number =>
      Math.max(0, ...tasks.map((task) => task[of] ?? 0)) / 1000;
    const tooLong = (of: "dur" | "tdur"): number =>
      tasks.filter((task) => (task[of] ?? 0) > LONG_TASK).length;
    console.log(
      `${name}: “${(await pane.locator(".verdict").first().innerText()).replace(/\s+/g, " ")}”`,
    );
    return [
      name,
      seconds.toFixed(0),
      `${counted.requests - countedBefore.requests}`,
      ((counted.bytesSent - countedBefore.bytesSent) / 1e6).toFixed(0),
      `${most.toFixed(0)} (${before.toFixed(0)} before)`,
      (await megabytesInUse(page, pane)).toFixed(0),
      `${tooLong("tdur")}, longest ${longest("tdur").toFixed(0)} ms`,
      `${tooLong("dur")}, longest ${longest("dur").toFixed(0)} ms`,
    ];
  } finally {
    await browser.close();
  }
}

/** A full sheet, through the host page and the pane: how long, how much memory, and whether the pane is ever blocked. */
export async function benchFullSheet(): Promise<void> {
  const build = await Build.make();
  const table = new Table({
    head: [
      "plan",
      "s",
      "requests",
      "MB read",
      "the add-in's process at most, MB",
      "in use by its page at the end",
      "tasks over 50 ms of CPU",
      "over 50 ms on the clock",
    ],
    style: { head: [], border: [] },
  });
  try {
    for (const each of CASES) table.push(await measure(build, each));
  } finally {
    await build.close();
  }
  console.log(`\nA full sheet of ${LAST_ROW.toLocaleString("en-US")} rows through the pane`);
  console.log(table.toString());
}

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
    /** Milliseconds of each task of the pane over 50 ms. */
    longTasks: number[];
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
  /** Microseconds that the thread itself had of the processor. */
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
/** Milliseconds. */
const LONG_TASK = 50;
/** Milliseconds between two looks at a process's memory. */
const LOOK = 100;

/** Megabytes of a process; NaN where the system does not tell them as Linux does. */
interface Memory {
  /** All that is in memory, the browser's own program and other shared files included. */
  readonly resident: number;
  /** Its own: what Chromium's task manager shows as its memory footprint. */
  readonly own: number;
}

async function memoryOf(pid: number): Promise<Memory> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const megabytes = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? NaN) / 1000;
  return { resident: megabytes("VmRSS"), own: megabytes("RssAnon") + megabytes("VmSwap") };
}

/** Looks at a process's memory until it is told to stop. */
class MemoryWatch {
  private most: Memory = { resident: 0, own: 0 };
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;

  constructor(private readonly pid: number) {
    this.watching = this.watch();
  }

  private async watch(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const { resident, own } = await memoryOf(this.pid);
      this.most = {
        resident: Math.max(this.most.resident, resident),
        own: Math.max(this.most.own, own),
      };
      await new Promise((resolve) => setTimeout(resolve, LOOK));
    }
  }

  /** The most of each that was seen so far. */
  get seen(): Memory {
    return this.most;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watching;
  }
}

/** Runs in the pane: notes its long tasks, as the browser tells them, from now on. */
const noteLongTasks = (): void => {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ entryTypes: ["longtask"] });
};

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

/** Has the plan validated, and waits until its findings are shown and highlighted. */
async function validate(pane: Frame): Promise<void> {
  await pane.getByRole("button", { name: "Validar", exact: true }).click();
  await pane.locator(".during").waitFor();
  await pane.locator(".footer button:not([disabled])").first().waitFor();
}

/** A row of the table; says the verdict. */
async function measure(build: Build, { name, rowsPerFault }: Case): Promise<string[]> {
  const browser = await launchBrowser();
  try {
    const { page, pane } = await openLongSheet(browser, build, rowsPerFault);
    const { pid } = ownThread(await traced(browser, pane, () => Promise.resolve()));
    const before = await memoryOf(pid);
    const countedBefore = await page.evaluate(countersNow);
    const memory = new MemoryWatch(pid);
    await pane.evaluate(noteLongTasks);
    const start = performance.now();
    await validate(pane);
    const seconds = (performance.now() - start) / 1000;
    const untilShown = memory.seen;
    await pane.locator(".corrections-line strong").waitFor();
    await memory.stop();
    const counted = await page.evaluate(countersNow);
    const longTasks = await pane.evaluate(() => window.longTasks);
    const inUse = await megabytesInUse(page, pane);
    // Once more: the trace itself takes memory.
    const events = await traced(browser, pane, () => validate(pane));
    const { tid } = ownThread(events);
    const cpu = events
      .filter((each) => each.name === "RunTask" && each.pid === pid && each.tid === tid)
      .map(({ tdur }) => (tdur ?? 0) / 1000);
    const most = (figures: readonly number[]): string => Math.max(0, ...figures).toFixed(0);
    const verdict = await pane.locator(".verdict").first().innerText();
    console.log(`${name}: “${verdict.replace(/\s+/g, " ")}”`);
    const shown = ({ own, resident }: Memory): string =>
      `${own.toFixed(0)} (${resident.toFixed(0)})`;
    return [
      name,
      seconds.toFixed(0),
      `${counted.requests - countedBefore.requests}`,
      ((counted.bytesSent - countedBefore.bytesSent) / 1e6).toFixed(0),
      shown(before),
      shown(untilShown),
      shown(memory.seen),
      inUse.toFixed(0),
      `${cpu.filter((each) => each > LONG_TASK).length}, longest ${most(cpu)}`,
      `${longTasks.length}, longest ${most(longTasks)}`,
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
      "MB before",
      "MB until shown",
      "MB until corrections are found",
      "MB in use at the end",
      "tasks over 50 ms of CPU",
      "long tasks, ms",
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
  console.log(
    [
      "MB: the most seen of the process in which the add-in has its page and its workers, looked at every 100 ms: its own",
      "memory, as Chromium's task manager counts it (in brackets: with what it shares, such as the browser's program).",
      "MB in use: what the page holds on to, after a collection. Long tasks: the browser's own entries, on the clock.",
    ].join("\n"),
  );
}

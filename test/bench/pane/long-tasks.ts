import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import Table from "cli-table3";
import { writeXlsx } from "hucre";
import type { Browser, Frame, Page } from "playwright-core";
import type { CuadraHost } from "../../../src/host/page/testing";
import { launchBrowser } from "../../e2e/chromium";
import { tick } from "../../e2e/tick";
import { syntheticPlan } from "../synthetic-plan";
import type { Build } from "./build";

declare global {
  interface Window {
    cuadraHost: CuadraHost;
  }
}

const ROWS = 20_000;

/** Milliseconds after each step for what it leaves to be done later. */
const AFTERWARDS = 700;

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of `dur`, what the thread itself had of the processor. */
  readonly tdur?: number;
}

/** One thing that a person does, and how to see that it is done. */
type Step = readonly [name: string, work: (pane: Frame, page: Page) => Promise<void>];

const STEPS: readonly Step[] = [
  [
    "Validar",
    async (pane) => {
      await pane.getByRole("button", { name: "Validar", exact: true }).click();
      await pane.locator(".footer button:not([disabled])").first().waitFor();
    },
  ],
  ["hide the errors", (pane) => pane.locator(".chip").first().click()],
  ["show them again", (pane) => pane.locator(".chip").first().click()],
  ["open the filters", (pane) => pane.locator(".toolbar-line > button").click()],
  ["group by unit", (pane) => tick(pane.locator("input[name=group-by]").nth(1))],
  ["search", (pane) => pane.getByRole("searchbox").fill("numero 77")],
  ["end the search", (pane) => pane.getByRole("searchbox").fill("")],
  ["next finding", (pane) => pane.locator(".steps button").last().click()],
  [
    "scroll far down",
    (pane) =>
      pane.locator("[data-scroll]").evaluate((scroller) => void (scroller.scrollTop = 500_000)),
  ],
  ["Ejecución", (pane) => pane.locator("#tab-execution").click()],
  ["one level", (pane) => pane.locator(".chip").first().click()],
  ["Revisión", (pane) => pane.locator("#tab-review").click()],
  [
    "correct a cell in the sheet",
    async (pane, page) => {
      const before = await pane.locator(".verdict-line").innerText();
      await page.evaluate(() => window.cuadraHost.user.clear("POI", "E5:AK5"));
      await pane.waitForFunction(
        (text) => document.querySelector<HTMLElement>(".verdict-line")?.innerText !== text,
        before,
      );
    },
  ],
];

const markOf = (name: string): string => `cuadra-bench:${name}`;

/** The pane's own thread: the one on which the marks were made. */
function longestByStep(events: readonly TraceEvent[]): Map<string, { cpu: number; wall: number }> {
  const marks = STEPS.flatMap(([name]) => events.filter((each) => each.name === markOf(name)));
  const longest = new Map<string, { cpu: number; wall: number }>();
  for (const [index, { pid, tid, ts }] of marks.entries()) {
    const end = marks.at(index + 1)?.ts ?? Infinity;
    const tasks = events.filter(
      (each) =>
        each.name.endsWith("RunTask") &&
        each.pid === pid &&
        each.tid === tid &&
        each.ts >= ts &&
        each.ts < end,
    );
    longest.set(STEPS[index][0], {
      cpu: Math.max(0, ...tasks.map(({ tdur }) => tdur ?? 0)) / 1000,
      wall: Math.max(0, ...tasks.map(({ dur }) => dur ?? 0)) / 1000,
    });
  }
  return longest;
}

async function eventsOf(browser: Browser, work: () => Promise<void>): Promise<TraceEvent[]> {
  await browser.startTracing(undefined, {
    categories: ["toplevel", "disabled-by-default-devtools.timeline", "blink.user_timing"],
  });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  return trace.traceEvents;
}

async function planFile(folder: string): Promise<string> {
  const { sheet, values } = syntheticPlan(ROWS, 1);
  const rows = values.map((row) => row.map((value) => (value === "" ? null : value)));
  const file = join(folder, "many-findings.xlsx");
  await writeFile(file, await writeXlsx({ sheets: [{ name: sheet, rows }] }));
  return file;
}

/** The longest task of the pane's thread in each step, on a plan in which every row is wrong. */
export async function benchLongTasks(build: Build): Promise<void> {
  const { pageUrl } = await build.serve("pane", await planFile(build.folder));
  const browser = await launchBrowser();
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  await page.goto(pageUrl);
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  if (!frame) throw new Error("the pane is not open");
  await frame.locator("main [role=tabpanel]").waitFor();
  await frame.locator("main .placeholder").waitFor({ state: "detached" });
  let verdict = "";
  const events = await eventsOf(browser, async () => {
    for (const [name, work] of STEPS) {
      await frame.evaluate((mark) => void performance.mark(mark), markOf(name));
      await work(frame, page);
      await page.waitForTimeout(AFTERWARDS);
      if (verdict === "") verdict = await frame.locator(".verdict-line").innerText();
    }
  });
  await browser.close();
  const table = new Table({
    head: ["step", "longest task, ms of CPU", "wall"],
    style: { head: [], border: [] },
  });
  for (const [name, { cpu, wall }] of longestByStep(events)) {
    table.push([name, cpu.toFixed(0), wall.toFixed(0)]);
  }
  console.log(`\nLongest tasks of the pane: ${ROWS} activities, “${verdict}”`);
  console.log(table.toString());
}

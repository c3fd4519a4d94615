import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import Table from "cli-table3";
import { writeXlsx } from "hucre";
import type { Browser, Frame, Page } from "playwright-core";
import type { CuadraHost } from "../../../src/host/page/testing";
import { launchBrowser } from "../../e2e/chromium";
import { tick } from "../../e2e/tick";
import type { SheetBlock } from "../../../src/poi/cells";
import { workbookOfFormulas } from "../../fixtures/consolidated";
import { linkedPlan } from "../linked-plan";
import { syntheticPlan } from "../synthetic-plan";
import type { Build } from "./build";

declare global {
  interface Window {
    cuadraHost: CuadraHost;
  }
}

const ROWS = 20_000;
const LINKED_ROWS = 2_000;

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

/** A workbook, and what a person does with it. */
interface Scenario {
  readonly name: string;
  readonly workbook: () => Promise<Uint8Array>;
  readonly steps: readonly Step[];
}

const VALIDAR: Step = [
  "Validar",
  async (pane) => {
    await pane.getByRole("button", { name: "Validar", exact: true }).click();
    await pane.locator(".footer button:not([disabled])").first().waitFor();
  },
];

/** Runs in the pane: the verdict, and how many findings there are of each severity. */
const counted = (): string =>
  [...document.querySelectorAll<HTMLElement>(".verdict-line, .chip")]
    .map(({ innerText }) => innerText)
    .join();

/** Something done in the sheets, until the pane says otherwise than before. */
function edit(name: string, work: (page: Page) => Promise<void>): Step {
  return [
    name,
    async (pane, page) => {
      const before = await pane.evaluate(counted);
      await work(page);
      while ((await pane.evaluate(counted)) === before) await page.waitForTimeout(100);
    },
  ];
}

const type = (name: string, sheet: string, address: string, text: string): Step =>
  edit(name, (page) =>
    page.evaluate((typed) => window.cuadraHost.user.type(...typed), [
      sheet,
      address,
      text,
    ] as const),
  );

const clear = (name: string, sheet: string, address: string): Step =>
  edit(name, (page) =>
    page.evaluate((cleared) => window.cuadraHost.user.clear(...cleared), [sheet, address] as const),
  );

const SCENARIOS: readonly Scenario[] = [
  {
    name: `${ROWS} activities in which every row is wrong`,
    workbook: () => workbookOf(syntheticPlan(ROWS, 1)),
    steps: [
      VALIDAR,
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
      type("type a wrong figure", "POI", "F6", "99"),
      clear("clear a row, after which all is read anew", "POI", "E5:AK5"),
    ],
  },
  {
    name: `${LINKED_ROWS} activities on ten sheets, and a sheet of formulas over them`,
    workbook: () => workbookOfFormulas(linkedPlan(LINKED_ROWS, 10)),
    steps: [
      VALIDAR,
      type("type a wrong figure in an office's sheet", "GERENCIA 1", "F6", "99"),
      type("type over a formula", "CONSOLIDADO", "F6", "77"),
      clear("clear a row, after which all is read anew", "GERENCIA 2", "E5:AK5"),
    ],
  },
];

const markOf = (name: string): string => `cuadra-bench:${name}`;

/** The pane's own thread: the one on which the marks were made. */
function longestByStep(
  steps: readonly Step[],
  events: readonly TraceEvent[],
): Map<string, { cpu: number; wall: number }> {
  const marks = steps.flatMap(([name]) => events.filter((each) => each.name === markOf(name)));
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
    longest.set(steps[index][0], {
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

async function workbookOf({ sheet, values }: SheetBlock): Promise<Uint8Array> {
  const rows = values.map((row) => row.map((value) => (value === "" ? null : value)));
  return writeXlsx({ sheets: [{ name: sheet, rows }] });
}

/** The longest task of the pane's thread in each step of each scenario. */
export async function benchLongTasks(build: Build): Promise<void> {
  for (const [index, { name, workbook, steps }] of SCENARIOS.entries()) {
    const file = join(build.folder, `long-tasks-${index}.xlsx`);
    await writeFile(file, await workbook());
    const { pageUrl } = await build.serve("pane", file);
    const { verdict, events } = await traced(pageUrl, steps);
    const table = new Table({
      head: ["step", "longest task, ms of CPU", "wall"],
      style: { head: [], border: [] },
    });
    for (const [step, { cpu, wall }] of longestByStep(steps, events)) {
      table.push([step, cpu.toFixed(0), wall.toFixed(0)]);
    }
    console.log(`\nLongest tasks of the pane: ${name}, “${verdict}”`);
    console.log(table.toString());
  }
}

/** Does all steps. @returns what Chromium traced meanwhile, and the verdict of the first */
async function traced(
  pageUrl: string,
  steps: readonly Step[],
): Promise<{ verdict: string; events: TraceEvent[] }> {
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
    for (const [name, work] of steps) {
      await frame.evaluate((mark) => void performance.mark(mark), markOf(name));
      await work(frame, page);
      await page.waitForTimeout(AFTERWARDS);
      if (verdict === "") verdict = await frame.locator(".verdict-line").innerText();
    }
  });
  await browser.close();
  return { verdict, events };
}

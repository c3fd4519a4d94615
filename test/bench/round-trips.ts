import Table from "cli-table3";
import { writeXlsx } from "hucre";
import { highlight } from "../../src/excel/highlight/highlight";
import { readPlan } from "../../src/excel/read";
import { readSummaryState } from "../../src/excel/summary/summary-state";
import { makeSummary } from "../../src/excel/summary/summary-sheet";
import { installOfficeJs, openEmbeddedExcel, type EmbeddedExcel } from "../../src/host/node";
import { catalogue } from "../../src/i18n/index";
import { validate } from "../../src/poi/validation/validation";
import { syntheticPlan } from "./synthetic-plan";

interface Cost {
  readonly roundTrips: number;
  readonly actions: number;
  readonly milliseconds: number;
}

/** Runs one operation of the add-in and counts what it asks of Excel, the release of its references apart. */
async function costOf<T>(
  excel: EmbeddedExcel,
  work: () => Promise<T>,
): Promise<{ result: T; cost: Cost }> {
  const { requests: requestsBefore, actions: actionsBefore } = excel.counters;
  const start = performance.now();
  const result = await work();
  const milliseconds = performance.now() - start;
  const { requests, actions } = excel.counters;
  return {
    result,
    cost: {
      roundTrips: requests - requestsBefore,
      actions: actions - actionsBefore,
      milliseconds,
    },
  };
}

async function open(rows: number): Promise<EmbeddedExcel> {
  const { sheet, values } = syntheticPlan(rows);
  const cells = values.map((row) => row.map((value) => (value === "" ? null : value)));
  const bytes = await writeXlsx({ sheets: [{ name: sheet, rows: cells }] });
  const excel = await openEmbeddedExcel(bytes, { fileName: "plan.xlsx" });
  installOfficeJs(excel);
  return excel;
}

/** Round trips and actions of reading, highlighting and the summary, by the plan's size. */
export async function benchRoundTrips(sizes: readonly number[]): Promise<void> {
  const head = ["rows", "operation", "round trips", "actions", "ms in the embedded Excel"];
  const table = new Table({ head, style: { head: [], border: [] } });
  for (const rows of sizes) {
    const excel = await open(rows);
    const reading = await costOf(excel, () => readPlan());
    const { plan, sheets } = reading.result;
    const validation = validate(plan);
    const highlighting = await costOf(excel, () => highlight(validation, sheets));
    const summary = await costOf(excel, () => makeSummary(validation, sheets, catalogue("es")));
    const withSummary = await readPlan();
    const again = await costOf(excel, () =>
      makeSummary(validate(withSummary.plan), withSummary.sheets, catalogue("es")),
    );
    const state = await costOf(excel, () => readSummaryState(withSummary.plan, withSummary.sheets));
    const costs = {
      reading,
      highlighting,
      summary,
      "summary again": again,
      "summary up to date?": state,
    };
    for (const [name, { cost }] of Object.entries(costs)) {
      table.push([rows, name, cost.roundTrips, cost.actions, Math.round(cost.milliseconds)]);
    }
  }
  console.log("\nWhat the add-in asks of Excel (one sheet, 0.1 % faults)");
  console.log(table.toString());
}

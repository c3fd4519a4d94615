import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { applyCorrections } from "../../src/excel/corrections/apply-correction";
import { listCorrections } from "../../src/excel/corrections/correction-log";
import { undoCorrections } from "../../src/excel/corrections/undo-correction";
import { diagnosePlan } from "../../src/excel/diagnose";
import { clearHighlights, highlight } from "../../src/excel/highlight/highlight";
import { readPlan } from "../../src/excel/read";
import { DEFAULT_SETTINGS } from "../../src/excel/default-settings";
import { writeSettings } from "../../src/excel/settings";
import { makeSummary, type SummaryMade } from "../../src/excel/summary/summary-sheet";
import { makeConsolidatedSheet } from "../../src/excel/versions/consolidated-sheet";
import { makeDifferencesSheet } from "../../src/excel/versions/differences-sheet";
import { catalogue } from "../../src/i18n/index";
import { comparePlans } from "../../src/poi/compare/compare-plans";
import { collectRows } from "../../src/poi/consolidate/collect-rows";
import { makeConsolidation } from "../../src/poi/consolidate/make-consolidation";
import { CuadraError } from "../../src/poi/error";
import { validate } from "../../src/poi/validation/validation";
import { openBytes, openRows } from "../host/openWorkbook";
import { planOf, poiSheet, validated as validatedPlan } from "../poi/poi-sheet";

/** Something that the pane does to the open workbook, from reading on. */
export interface Operation {
  readonly name: string;
  /** Makes the workbook that it begins with, as bytes. */
  readonly begin: () => Promise<Uint8Array>;
  /** Does it; answers what was refused, each with its reason. */
  readonly run: () => Promise<readonly CuadraError[]>;
  /** Does some part of it without any fault: half-way states that are whole each. */
  readonly parts?: readonly (() => Promise<unknown>)[];
  /** The same, where Excel refuses everything from some step on: what it says of the user's is made up for next time. */
  readonly partsIfLasting?: readonly (() => Promise<unknown>)[];
  /** Sheets of ours that there may be besides, done again after Excel refused everything from some step on. */
  readonly leavesIfLasting?: RegExp;
  /** Whether it is about highlights: clearing them afterwards must then leave none. */
  readonly highlights?: boolean;
}

const TEXTS = catalogue("es");
/** The day on which summaries are made. */
const TODAY = new Date(2026, 10, 24, 9, 30);
/** Typed by a person in the columns to fill in. */
export const JUSTIFICATIONS = ["no llegaron los insumos", "=lluvias en el norte"] as const;

/** Half of what was programmed. */
const HALF = Array.from({ length: 12 }, (_, month) => month % 2);

/** A small plan with two activities behind and two wrong cells, among things of the user's own. */
export async function userBook(): Promise<Uint8Array> {
  const { values } = poiSheet({
    activities: [
      { activity: "Alfa", executed: HALF },
      { activity: "Beta", executed: HALF },
      { activity: "Gama", cells: { AD: 9 } },
      { activity: "Delta", cells: { E: "12" } },
    ],
    total: { AD: 12, E: 48 },
  });
  const excel = await openRows({
    POI: values.map((row) => row.map((value) => (value === "" ? null : value))),
    Notas: [["una nota", 12], ["otra"]],
  });
  await Excel.run(async ({ workbook }) => {
    const poi = workbook.worksheets.getItem("POI");
    poi.freezePanes.freezeRows(4);
    poi.getRange("C5:C6").format.fill.color = "#FFCC00";
    poi.getRange("E8").numberFormat = [["@"]];
    poi.getRange("E8").values = [["'12"]];
    poi.getRange("AM5").formulas = [["=SUM(F5:Q5)"]];
    const own = poi.getRange("E5:E8").conditionalFormats.add("Custom").custom;
    own.rule.formula = "=$E5>100";
    own.format.fill.color = "#00FF00";
    workbook.names.add("mi_nombre", "=POI!$E$5");
    const notes = workbook.worksheets.getItem("Notas");
    notes.activate();
    notes.getRange("B2").select();
    await workbook.context.sync();
  });
  return withUsersWays(await excel.save());
}

/**
 * Sets what the embedded Excel cannot be asked for: a filter and a setting of calculation. Not manual calculation: there
 * it leaves new formulas blank, where Excel works each out once, and a chart over them has no series.
 */
function withUsersWays(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const change = (name: string, edit: (text: string) => string): void => {
    const before = strFromU8(files[name]);
    const after = edit(before);
    if (after === before) throw new Error(`${name} is not as expected`);
    files[name] = strToU8(after);
  };
  change("xl/worksheets/sheet1.xml", (text) =>
    text.replace("</sheetData>", '</sheetData><autoFilter ref="A4:AK9"/>'),
  );
  change("xl/workbook.xml", (text) =>
    text.replace(/<calcPr[^>]*\/>/, '<calcPr iterateCount="50"/>'),
  );
  return zipSync(files);
}

/** A workbook that something has been done to. */
async function after(begin: () => Promise<Uint8Array>, work: () => Promise<unknown>) {
  const excel = await openBytes(await begin());
  await work();
  return excel.save();
}

/** Does something with the clock standing still: it is remembered when a correction was made. */
async function atOneTime<T>(work: () => Promise<T>): Promise<T> {
  const { Date: Clock } = globalThis;
  globalThis.Date = class extends Clock {
    constructor(value: string | number = TODAY.getTime()) {
      super(value);
    }
  } as DateConstructor;
  try {
    return await work();
  } finally {
    globalThis.Date = Clock;
  }
}

export async function corrected(
  which: (index: number) => boolean = () => true,
): Promise<CuadraError[]> {
  const { plan } = await readPlan();
  const { corrections } = await diagnosePlan(validate(plan));
  const chosen = corrections.filter((_, index) => which(index));
  const { refused } = await atOneTime(() => applyCorrections(plan, chosen, { texts: TEXTS }));
  return refused.map(({ error }) => error);
}

export async function undone(
  which: (index: number) => boolean = () => true,
): Promise<CuadraError[]> {
  const { corrections } = await listCorrections();
  const records = corrections.map(({ record }) => record);
  const { refused } = await undoCorrections(records.filter((_, index) => which(index)));
  return refused.map(({ error }) => error);
}

export async function validated(): Promise<void> {
  const { plan, sheets } = await readPlan();
  await highlight(validate(plan), sheets);
}

export async function summarised(): Promise<SummaryMade> {
  const { plan, sheets } = await readPlan();
  return makeSummary(validate(plan), sheets, TEXTS, { now: TODAY });
}

/** Where justifications are typed: the summary sheet and its first cell for one. */
export async function summaryOf(): Promise<{
  sheet: string;
  cell: string;
  column: string;
  row: number;
}> {
  return Excel.run(async ({ workbook }) => {
    const sheet = workbook.worksheets.getItem(TEXTS.summary.sheetName);
    const range = sheet.names.getItem("_cuadra_listed_justification").getRange();
    range.load("address");
    sheet.load("name");
    await workbook.context.sync();
    const [, column = "", row = ""] = /!\$?([A-Z]+)\$?(\d+)/.exec(range.address) ?? [];
    return { sheet: sheet.name, cell: `${column}${row}`, column, row: Number(row) };
  });
}

/** A summary with justifications typed in, as a person types them: in front of the sheet, at a cell. */
async function typedSummary(): Promise<Uint8Array> {
  const excel = await openBytes(await userBook());
  await summarised();
  const { sheet, column, row } = await summaryOf();
  for (const [index, text] of JUSTIFICATIONS.entries())
    await excel.user.type(sheet, `${column}${row + index}`, text.replace(/^=/, "'="));
  excel.user.select("Notas", "B2");
  return excel.save();
}

/** For operations that throw, and have nothing to refuse. */
const nothingRefused =
  (work: () => Promise<unknown>) => async (): Promise<readonly CuadraError[]> => {
    await work();
    return [];
  };

/** E8 holds a number kept as text: its format is set apart from its value. */
const unformatted = async (work: () => Promise<unknown>): Promise<void> => {
  await work();
  await Excel.run(async ({ workbook }) => {
    workbook.worksheets.getItem("POI").getRange("E8").numberFormat = [["General"]];
    await workbook.context.sync();
  });
};
const nothing = (): Promise<void> => Promise.resolve();

const first = (index: number): boolean => index === 0;
const others = (index: number): boolean => index !== 0;

/** An earlier version of the plan of `userBook`: less executed, another target, an activity that is gone. */
async function compared(): Promise<void> {
  const { plan } = await readPlan();
  const earlier = poiSheet({
    activities: [
      { activity: "Alfa" },
      { activity: "Beta", cells: { E: 7 } },
      { activity: "Épsilon" },
    ],
  });
  const differences = comparePlans(planOf(earlier), plan, 4);
  await makeDifferencesSheet(differences, TEXTS);
}

/** Two files of which one has a text like a formula and a row that does not add up. */
async function consolidated(): Promise<void> {
  const files = [
    validatedPlan({ activities: [{ activity: "=1+1" }, { activity: "Porcentaje", measure: "%" }] }),
    validatedPlan({ activities: [{ activity: "Gama", cells: { F: "S/D" } }] }),
  ];
  const { form: words } = TEXTS.consolidating;
  const parts = files.map((validation, at) => ({
    file: `gerencia-${at}.xlsx`,
    year: 2021,
    quarter: 4,
    rows: collectRows(validation),
  }));
  await makeConsolidatedSheet(makeConsolidation(parts, words, "POI").form, TEXTS);
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: "validate and highlight",
    begin: userBook,
    run: nothingRefused(validated),
    highlights: true,
  },
  {
    name: "highlight again",
    begin: () => after(userBook, validated),
    run: nothingRefused(validated),
    highlights: true,
  },
  {
    name: "clear",
    begin: () => after(userBook, validated),
    run: nothingRefused(clearHighlights),
    highlights: true,
  },
  { name: "summary", begin: userBook, run: nothingRefused(summarised) },
  { name: "summary again", begin: typedSummary, run: nothingRefused(summarised) },
  {
    name: "apply corrections",
    begin: userBook,
    run: () => corrected(),
    parts: [() => corrected(first), () => corrected(others)],
    partsIfLasting: [nothing, () => corrected(first), () => corrected(others)].map(
      (work) => () => unformatted(work),
    ),
  },
  {
    name: "apply one correction",
    begin: userBook,
    run: () => corrected(others),
    partsIfLasting: [() => unformatted(nothing)],
  },
  {
    name: "undo corrections",
    begin: () => after(userBook, corrected),
    run: () => undone(),
    parts: [() => undone(first), () => undone(others)],
    partsIfLasting: [undone, () => undone(first), () => undone(others)].map(
      (work) => () => unformatted(work),
    ),
  },
  {
    name: "undo one correction",
    begin: () => after(userBook, () => corrected(others)),
    run: () => undone(),
    partsIfLasting: [() => unformatted(undone)],
  },
  {
    name: "differences sheet",
    begin: userBook,
    run: nothingRefused(compared),
  },
  {
    name: "differences sheet again",
    begin: () => after(userBook, compared),
    run: nothingRefused(compared),
  },
  {
    name: "consolidate",
    begin: userBook,
    run: nothingRefused(consolidated),
    // Where its last step was made and Excel did not say so, the next is a second one.
    leavesIfLasting: /POI consolidado \(2\)/,
  },
  {
    name: "settings",
    begin: userBook,
    run: nothingRefused(() => writeSettings({ ...DEFAULT_SETTINGS, quarter: 2 })),
  },
  {
    name: "settings back",
    begin: () => after(userBook, () => writeSettings({ ...DEFAULT_SETTINGS, quarter: 2 })),
    run: nothingRefused(() => writeSettings(DEFAULT_SETTINGS)),
  },
];

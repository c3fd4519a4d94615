import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { DEFAULT_SETTINGS } from "../../src/excel/default-settings";
import { clearHighlights, highlight } from "../../src/excel/highlight/highlight";
import { readPlan } from "../../src/excel/read";
import { readSettings } from "../../src/excel/read-settings";
import { writeSettings } from "../../src/excel/settings";
import type { EmbeddedExcel } from "../../src/host/node";
import { validate } from "../../src/poi/validation/validation";
import { openBytes } from "../host/openWorkbook";
import { corrected, summarised, undone, userBook, validated } from "./operations";
import { differences, savedParts, type SavedParts } from "./saved-parts";

/** What the steps so far imply. */
interface Model {
  /** Whether all corrections stand. */
  corrected: boolean;
  /** Of the plan as it was then; undefined: none. */
  highlights: "as given" | "corrected" | undefined;
  summary: "as given" | "corrected" | undefined;
}

/** `CUADRA_RUNS=200 npx jest test/reliability/sequences` looks further. */
const RUNS = Number(process.env["CUADRA_RUNS"] ?? 8);

type Step = "validate" | "clear" | "summary" | "apply" | "undo";

const STEPS: Readonly<Record<Step, { work: () => Promise<unknown>; implies: (m: Model) => void }>> =
  {
    validate: { work: validated, implies: (m) => (m.highlights = planOf(m)) },
    clear: { work: clearHighlights, implies: (m) => (m.highlights = undefined) },
    summary: { work: summarised, implies: (m) => (m.summary = planOf(m)) },
    apply: { work: () => corrected(), implies: (m) => (m.corrected = true) },
    undo: { work: () => undone(), implies: (m) => (m.corrected = false) },
  };

const planOf = (model: Model): "as given" | "corrected" =>
  model.corrected ? "corrected" : "as given";

const partsOf = async (excel: EmbeddedExcel): Promise<SavedParts> => savedParts(await excel.save());

async function does(steps: readonly Step[], given: Uint8Array): Promise<SavedParts> {
  const excel = await openBytes(given);
  for (const step of steps) await STEPS[step].work();
  return partsOf(excel);
}

/** The fewest steps that leave what a model says. */
function shortest({ corrected: stands, highlights, summary }: Model): Step[] {
  const onPlan = (plan: "as given" | "corrected"): Step[] => [
    ...(highlights === plan ? (["validate"] as const) : []),
    ...(summary === plan ? (["summary"] as const) : []),
  ];
  const corrects = stands || highlights === "corrected" || summary === "corrected";
  return [
    ...onPlan("as given"),
    ...(corrects ? (["apply"] as const) : []),
    ...onPlan("corrected"),
    ...(corrects && !stands ? (["undo"] as const) : []),
  ];
}

/** All that two workbooks differ in; the log of corrections is kept, empty, once one has been undone. */
function allDifferences(some: SavedParts, others: SavedParts): string[] {
  const ofUs = ({ ours }: SavedParts): Map<string, string> =>
    new Map(
      [...ours].map(([name, text]) => [
        name,
        name === "settings" ? text.replace(/cuadra-corrections: .*"records":\[\].*\n?/, "") : text,
      ]),
    );
  return [
    ...differences(some.users, others.users),
    ...differences(ofUs(some), ofUs(others)).filter(
      (name) => name !== "settings" || !isEmpty(some, others),
    ),
    ...(some.sheets.join() === others.sheets.join() ? [] : [some.sheets.join()]),
  ];
}

/** Whether neither has settings that say anything. */
const isEmpty = (...all: SavedParts[]): boolean =>
  all.every(({ ours }) => !/"records":\[{|cuadra-plan/.test(ours.get("settings") ?? ""));

it("any order of steps ends in what the last of them imply", async () => {
  const given = await userBook();
  const step = fc.constantFrom<Step>("validate", "clear", "summary", "apply", "undo");
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const model: Model = { corrected: false, highlights: undefined, summary: undefined };
      for (const each of steps) STEPS[each].implies(model);
      const found = await does(steps, given);
      expect(allDifferences(found, await does(shortest(model), given))).toEqual([]);
    }),
    { numRuns: 6, endOnFailure: true },
  );
});

/** What the pane does, and what a person does meanwhile, each with what it makes superfluous if it comes later. */
interface Act {
  readonly name: string;
  readonly work: (sheet: string, excel: EmbeddedExcel) => unknown;
  /** Of two of one kind only the later counts, if nothing that reads what it leaves comes between. */
  readonly kind?: "highlights" | "summary" | "settings";
  readonly readsSettings?: boolean;
  /** Twice in a row it does what once does. */
  readonly isIdempotent?: boolean;
  readonly renames?: boolean;
}

const chooseQuarter = (quarter: number) => () => writeSettings({ ...DEFAULT_SETTINGS, quarter });

const ACTS: readonly Act[] = [
  { name: "validate", kind: "highlights", readsSettings: true, work: validatedAsSet },
  { name: "clear", kind: "highlights", work: clearHighlights },
  { name: "summary", kind: "summary", work: summarised },
  { name: "apply", isIdempotent: true, work: () => corrected() },
  { name: "undo", isIdempotent: true, work: () => undone() },
  { name: "quarter 2", kind: "settings", work: chooseQuarter(2) },
  { name: "quarter 3", kind: "settings", work: chooseQuarter(3) },
  { name: "type", isIdempotent: true, work: (sheet, excel) => excel.user.type(sheet, "AD7", "7") },
  { name: "insert row", work: (sheet, excel) => excel.user.insertRows(sheet, 6) },
  {
    name: "rename",
    renames: true,
    work: (sheet, excel) => {
      excel.user.renameSheet(sheet, other(sheet));
    },
  },
];

const other = (sheet: string): string => (sheet === "POI" ? "Plan 'O' 2026" : "POI");

/** As the pane validates: with what is set in the workbook. */
async function validatedAsSet(): Promise<void> {
  const { quarter } = await readSettings();
  const { plan, sheets } = await readPlan();
  await highlight(validate(plan, { quarter: quarter ?? undefined }), sheets);
}

/** The acts that alone leave what all of them leave. */
function needed(acts: readonly Act[]): Act[] {
  return acts.filter((act, at) => {
    const later = acts.slice(at + 1);
    const again = later.findIndex(({ kind }) => act.kind !== undefined && kind === act.kind);
    if (again >= 0)
      return act.kind === "settings" && later.slice(0, again).some((each) => each.readsSettings);
    return !(act.isIdempotent && acts.at(at + 1) === act);
  });
}

/** The workbook, its plan's sheet, and what has been done so far. */
interface Real {
  readonly excel: EmbeddedExcel;
  sheet: string;
}
interface Done {
  readonly acts: Act[];
}

class Does implements fc.AsyncCommand<Done, Real> {
  constructor(private readonly act: Act) {}

  check(): boolean {
    return true;
  }

  async run({ acts }: Done, real: Real): Promise<void> {
    acts.push(this.act);
    await this.act.work(real.sheet, real.excel);
    if (this.act.renames) real.sheet = other(real.sheet);
    // Whatever was done, no sheet of ours is left half made.
    const names = real.excel.workbook.sheets.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith("_cuadra"))).toEqual([]);
  }

  toString(): string {
    return this.act.name;
  }
}

it("acts of the pane and of a person in any order leave what the last of each kind leave", async () => {
  const given = await userBook();
  const begin = async (): Promise<Real> => ({ excel: await openBytes(given), sheet: "POI" });
  const commands = fc.commands(
    ACTS.map((act) => fc.constant(new Does(act))),
    { maxCommands: 9 },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (all) => {
      const model: Done = { acts: [] };
      const real = await begin();
      await fc.asyncModelRun(() => ({ model, real }), all);
      const found = await partsOf(real.excel);
      const few = await begin();
      const run = { acts: [] };
      for (const act of needed(model.acts)) await new Does(act).run(run, few);
      expect(allDifferences(found, await partsOf(few.excel))).toEqual([]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

it.each<Step>(["validate", "clear", "summary", "apply", "undo"])(
  "ten times %s leaves what once leaves",
  async (step) => {
    const given = await userBook();
    const before: Step[] = step === "clear" ? ["validate"] : step === "undo" ? ["apply"] : [];
    const once = await does([...before, step], given);
    const tenTimes = await does([...before, ...Array<Step>(10).fill(step)], given);
    expect(allDifferences(tenTimes, once)).toEqual([]);
  },
);

it("ten times the same settings leave what once leaves, and the defaults nothing", async () => {
  const excel = await openBytes(await userBook());
  const before = await partsOf(excel);
  await chooseQuarter(2)();
  const once = await partsOf(excel);
  expect(once.ours.get("settings")).toContain('"quarter":2');
  for (let time = 0; time < 9; time += 1) await chooseQuarter(2)();
  expect(await partsOf(excel)).toEqual(once);
  for (let time = 0; time < 10; time += 1) await writeSettings(DEFAULT_SETTINGS);
  const { users, ours } = await partsOf(excel);
  expect(differences(users, before.users)).toEqual([]);
  expect(ours.get("settings") ?? "").toBe("");
});

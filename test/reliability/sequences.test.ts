import { expect, it } from "@jest/globals";
import fc from "fast-check";
import { clearHighlights } from "../../src/excel/highlight/highlight";
import type { EmbeddedExcel } from "../../src/host/node";
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
    { numRuns: 12, endOnFailure: true },
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

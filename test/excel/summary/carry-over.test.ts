import { describe, expect, it } from "@jest/globals";
import { atOnce } from "../../../src/poi/turns";
import { ActivityNames, carryOver } from "../../../src/excel/summary/carry-over";
import { nameKey, UNKNOWN_TWIN, type TypedText } from "../../../src/excel/summary/typed-text";
import type { Plan } from "../../../src/poi/plan";
import { recordedRows, recordOf } from "../../../src/poi/seal/record";
import { planOf, poiSheet, type ActivitySpec } from "../../poi/poi-sheet";

/** "unit / activity / measure", the unit and the measure may be left out. */
function named(text: string): { unit: string; activity: string; measure: string } {
  const parts = text.split(" / ");
  const [unit, activity, measure] = parts.length === 1 ? ["U", ...parts, "M"] : parts;
  return { unit, activity, measure };
}

const nameIn = (typed: string | readonly [string, number]): string =>
  typeof typed === "string" ? typed : typed[0];

const planOfAll = (activities: readonly (string | ActivitySpec)[]): Plan =>
  planOf(
    poiSheet({
      activities: activities.map((each) => (typeof each === "string" ? named(each) : each)),
    }),
  );

/** Which text each activity of a plan gets: texts are called like the activity that they were typed for. */
function given(
  typed: readonly (string | readonly [string, number])[],
  plan: readonly (string | ActivitySpec)[],
  {
    listed = plan.map((_, row) => row),
    before = [] as readonly string[],
    was = undefined as readonly ActivitySpec[] | undefined,
  } = {},
): { listed: (string | undefined)[]; kept: string[]; renamed: number } {
  const texts = typed.map((each, index): TypedText => {
    const [name, twin] = typeof each === "string" ? [each, 0] : each;
    const isFirst = typed.findIndex((other) => nameIn(other) === name) === index;
    const text = isFirst ? name : `${name} ${index}`;
    return { ...named(name), twin, justification: { text }, remedy: { text: "" } };
  });
  const names = atOnce(ActivityNames.of(planOfAll(plan)));
  const known = new Set(before.map((name) => nameKey({ ...named(name), twin: 0 })));
  const record = was && recordOf(planOfAll(was), "");
  const rows = record && recordedRows(record);
  const carried = carryOver(texts, listed, names, {
    record,
    wasThere: (name) => known.has(nameKey(name)),
    rowsOf: (keys) => rows?.filter(({ key }) => keys.has(key)),
  });
  // Every text is in one place, once.
  const homes = carried.listed.filter((text) => text !== undefined).length + carried.kept.length;
  expect(homes).toBe(typed.length);
  return {
    listed: carried.listed.map((text) => text?.justification.text),
    kept: carried.kept.map(({ justification }) => justification.text),
    renamed: carried.renamed,
  };
}

describe("an activity renamed slightly", () => {
  it.each([
    ["Elaborar informe de gestion", "Elaboración informe de gestión"],
    ["Mantenimento de parques y jardines", "Mantenimiento de parques y jardines"],
    ["Capacitar agentes municipales", "Capacitar a los agentes municipales"],
    ["U / Atender documentos / INFORME", "U / Atender documentos / DOCUMENTO ATENDIDO"],
    ["Gerencia de Finanza / Pagar / M", "Gerencia de Finanzas / Pagar / M"],
  ])("keeps its text: %s → %s", (before, now) => {
    expect(given([before], [now, "U / Algo muy distinto / M"])).toEqual({
      listed: [before, undefined],
      kept: [],
      renamed: 1,
    });
  });

  it.each([
    ["another number", ["Informe trimestral N.º 2"], ["Informe trimestral N.º 3"]],
    ["another Roman number", ["Informe del II trimestre"], ["Informe del III trimestre"]],
    ["too different", ["Elaborar informe de gestión"], ["Mantener parques y jardines"]],
    ["two fields differ", ["U1 / Elaborar informes / M"], ["U2 / Elaborar informe / M"]],
    [
      "two candidates",
      ["Mantener el parque norte"],
      ["Mantener el parque nortes", "Mantener el parque norten"],
    ],
    [
      "two texts for one",
      ["Mantener el parque norte", "Mantener el parque nort"],
      ["Mantener el parque nortes"],
    ],
  ])("is not guessed: %s", (_why, typed, plan) => {
    expect(given(typed, plan)).toEqual({
      listed: plan.map(() => undefined),
      kept: typed,
      renamed: 0,
    });
  });

  it("is not an activity that was there before, nor one that has its own text", () => {
    const [gone, near] = ["Mantener el parque norte 1", "Mantener el parque norte1"];
    expect(given([gone], [near], { before: [gone, near] }).listed).toEqual([undefined]);
    expect(given([gone, near], [near]).listed).toEqual([near]);
  });

  it("is not one whose name is still in the plan, listed or not", () => {
    const plan = ["Mantener el parque norte", "Mantener el parque nortes"];
    expect(given([plan[0]], plan, { listed: [1] })).toEqual({
      listed: [undefined],
      kept: [plan[0]],
      renamed: 0,
    });
  });
});

describe("activities of the same name", () => {
  const twins = (...executed: number[]): ActivitySpec[] =>
    executed.map((each) => ({
      activity: "Gemela",
      unit: "U",
      measure: "M",
      executed: Array<number>(12).fill(each),
    }));
  const all = (count: number) => Array.from({ length: count }, (_, at) => ["Gemela", at] as const);

  it("keep their order while nothing has changed, whichever of them are listed", () => {
    const typed = [["Gemela", 0] as const, ["Gemela", 2] as const];
    const was = twins(0, 0, 0);
    expect(given(typed, was, { was }).listed).toEqual(["Gemela", undefined, "Gemela 1"]);
    expect(given(typed, was, { was, listed: [1, 2] })).toMatchObject({
      listed: [undefined, "Gemela 1"],
      kept: ["Gemela"],
    });
  });

  it.each([
    ["fewer, which nobody can tell apart", twins(0, 0, 0), twins(0, 0)],
    ["more, of which one is a copy", twins(0), twins(0, 0)],
    ["all changed", twins(0, 0.25), twins(0.5, 0.75)],
    ["of a plan that was not kept", undefined, twins(0, 0.25)],
  ])("that are %s have their texts set aside", (_, was, plan) => {
    const typed = all(was?.length ?? 2);
    expect(given(typed, plan, { was })).toMatchObject({
      listed: plan.map(() => undefined),
      kept: [expect.anything(), ...typed.slice(1).map(() => expect.anything())],
    });
  });

  it("follow their figures where they changed places or one was taken out", () => {
    const was = twins(0, 0.25, 0.5);
    expect(given(all(3), twins(0.5, 0, 0.25), { was }).listed).toEqual([
      "Gemela 2",
      "Gemela",
      "Gemela 1",
    ]);
    expect(given(all(3), twins(0.5, 0), { was })).toMatchObject({
      listed: ["Gemela 2", "Gemela"],
      kept: ["Gemela 1"],
    });
  });

  it("of which one is left do not have the text of one that may be the other", () => {
    const one = twins(0.75);
    expect(given([["Gemela", 1]], one)).toMatchObject({ listed: [undefined] });
    expect(given([["Gemela", 0]], one, { was: twins(0, 0.25) })).toMatchObject({
      listed: [undefined],
    });
    // Nor once it was set aside.
    expect(given([["Gemela", UNKNOWN_TWIN]], one, { was: one })).toMatchObject({
      listed: [undefined],
    });
    // One that is there again is the same.
    expect(given([["Gemela", 0]], one, { was: [{}] })).toMatchObject({ listed: ["Gemela"] });
  });

  it("give way to the text that was beside the activity, not the one set aside", () => {
    expect(given(["Alfa", "Alfa"], ["Alfa"])).toMatchObject({ kept: [expect.anything()] });
  });
});

import { describe, expect, it } from "@jest/globals";
import { atOnce } from "../../../src/poi/turns";
import { ActivityNames, carryOver } from "../../../src/excel/summary/carry-over";
import { nameKey, UNKNOWN_TWIN, type TypedText } from "../../../src/excel/summary/typed-text";
import { planOf, poiSheet } from "../../poi/poi-sheet";

/** "unit / activity / measure", the unit and the measure may be left out. */
function named(text: string): { unit: string; activity: string; measure: string } {
  const parts = text.split(" / ");
  const [unit, activity, measure] = parts.length === 1 ? ["U", ...parts, "M"] : parts;
  return { unit, activity, measure };
}

/** Which text each activity of a plan gets: texts are called like the activity that they were typed for. */
function given(
  typed: readonly (string | readonly [string, number])[],
  plan: readonly string[],
  {
    listed = plan.map((_, row) => row),
    before = [] as readonly string[],
    count = undefined as number | undefined,
  } = {},
): { listed: (string | undefined)[]; kept: string[]; renamed: number } {
  const texts = typed.map((each, index): TypedText => {
    const [name, twin] = typeof each === "string" ? [each, 0] : each;
    const text = typed.indexOf(each) === index ? name : `${name} ${index}`;
    return { ...named(name), twin, justification: { text }, remedy: { text: "" } };
  });
  const names = atOnce(ActivityNames.of(planOf(poiSheet({ activities: plan.map(named) }))));
  const known = new Set(before.map((name) => nameKey({ ...named(name), twin: 0 })));
  const carried = carryOver(texts, listed, names, {
    wasThere: (name) => known.has(nameKey(name)),
    countOf: () => count,
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
  it("keep their order, whichever of them are listed", () => {
    const typed = [["Gemela", 0] as const, ["Gemela", 2] as const];
    const plan = ["Gemela", "Gemela", "Gemela"];
    expect(given(typed, plan).listed).toEqual(["Gemela", undefined, "Gemela"]);
    expect(given(typed, plan, { listed: [1, 2] })).toMatchObject({
      listed: [undefined, "Gemela"],
      kept: ["Gemela"],
    });
  });

  it.each([
    ["fewer", ["Gemela", "Gemela"], 3],
    ["fewer, by what was typed alone", ["Gemela", "Gemela"], undefined],
    ["more", ["Gemela", "Gemela", "Gemela", "Gemela"], 3],
  ])("that are %s now are not told apart: their texts are set aside", (_, plan, count) => {
    const typed = [["Gemela", 0] as const, ["Gemela", 1] as const, ["Gemela", 2] as const];
    expect(given(typed, plan, { count })).toMatchObject({
      listed: plan.map(() => undefined),
      kept: ["Gemela", "Gemela", "Gemela"],
    });
  });

  it("of which one is left do not have the text of one that may be the other", () => {
    expect(given([["Gemela", 1]], ["Gemela"])).toMatchObject({ listed: [undefined] });
    expect(given([["Gemela", 0]], ["Gemela"], { count: 2 })).toMatchObject({ listed: [undefined] });
    // Nor once it was set aside.
    expect(given([["Gemela", UNKNOWN_TWIN]], ["Gemela"], { count: 1 })).toMatchObject({
      listed: [undefined],
    });
    // One that is there again is the same.
    expect(given([["Gemela", 0]], ["Gemela"], { count: 0 })).toMatchObject({ listed: ["Gemela"] });
  });

  it("give way to the text that was beside the activity, not the one set aside", () => {
    expect(given(["Alfa", "Alfa"], ["Alfa"])).toMatchObject({ kept: [expect.anything()] });
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { misspellings } from "../../src/poi/category-spelling";
import { spellingCorrections } from "../../src/poi/diagnosis/spelling-corrections";
import { planOf, poiSheet } from "./poi-sheet";

/** Texts that are often one another's spelling, white space around them included. */
const text = fc
  .tuple(
    fc.constantFrom("", " ", "\u00a0"),
    fc.constantFrom("REPORTE", "REPORTES", "Reporte", "REPÓRTE", "INFORME", "INFORME.", "INF ORME"),
    fc.constantFrom("", " ", "  "),
  )
  .map((parts) => parts.join(""));

describe("the categories of a plan that are written in several ways", () => {
  it("are named as cells have them, never a text beside itself; corrected, each is written in one way", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (measures) => {
        const plan = planOf(poiSheet({ activities: measures.map((measure) => ({ measure })) }));
        for (const { text: said, usual } of misspellings(plan)) {
          expect(measures).toContain(said);
          expect(measures).toContain(usual);
          expect(said).not.toBe(usual);
        }
        const corrected = [...measures];
        for (const { rowIndex, cells } of spellingCorrections(plan)) {
          expect(cells).toMatchObject([{ fromText: measures[rowIndex] }]);
          corrected[rowIndex] = cells[0].toText ?? "";
        }
        const after = planOf(poiSheet({ activities: corrected.map((measure) => ({ measure })) }));
        expect(misspellings(after).filter(({ difference }) => difference === "spaces")).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("are corrected where they stand, not in blank cells that have the text above", () => {
    const units = ["GERENCIA DE INFORMÁTICA", "", "", "GERENCIA DE INFORMATICA ", "", ""];
    const plan = planOf(poiSheet({ activities: units.map((unit) => ({ unit })) }));
    expect(misspellings(plan).map(({ rows }) => rows)).toEqual([[3, 4, 5]]);
    expect(spellingCorrections(plan).map(({ rowIndex }) => rowIndex)).toEqual([3]);
  });
});

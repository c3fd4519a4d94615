import { describe, expect, it } from "@jest/globals";
import { cellAddress } from "../../../src/poi/address";
import { validate } from "../../../src/poi/validation/validation";
import { planOf } from "../poi-sheet";
import { testCheck } from "./check-tester";

const until = (months: number): number[] =>
  Array.from({ length: 12 }, (_, month) => (month < months ? 1 : 0));
const title = "POI 2023 - EJECUCIÓN AL II TRIM";

testCheck("future-execution", {
  valid: [
    {
      name: "executed up to the quarter reported",
      sheet: { title, activities: [{ executed: until(6) }] },
    },
    {
      name: "the quarter given is later than the title's",
      sheet: { title, activities: [{ executed: until(9) }] },
      options: { quarter: 3 },
    },
  ],
  invalid: [
    {
      name: "executed in July when June is reported, said once",
      sheet: { title, activities: [{ executed: until(6) }, { executed: until(8) }] },
      findings: [{ at: "X6", found: 1, detail: { quarter: 2 } }],
    },
  ],
});

testCheck("unprogrammed-execution", {
  valid: [
    {
      name: "executed a quarter later than programmed",
      sheet: {
        activities: [{ programmed: until(3), executed: [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0] }],
      },
    },
    ...["1/2", "S/D", "#N/A"].map((text) => ({
      name: `executed where it is not known what was programmed: ${text}`,
      sheet: {
        activities: [
          {
            programmed: [4, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
            executed: [4, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
            cells: { F: text },
          },
        ],
      },
    })),
  ],
  invalid: [
    {
      name: "executed where a text says what was programmed later on",
      sheet: {
        activities: [
          {
            programmed: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
            executed: [0, 2, 3, 0, 0, 0, 1, 1, 1, 1, 1, 1],
            cells: { I: "1/2" },
          },
        ],
      },
      findings: [{ at: "S5", found: 2, detail: { quarter: 1 } }],
      alsoBreaks: ["not-a-number"],
    },
    {
      name: "executed before anything was programmed",
      sheet: {
        activities: [
          {
            programmed: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
            executed: [0, 2, 3, 0, 0, 0, 1, 1, 1, 1, 1, 1],
          },
        ],
      },
      findings: [{ at: "S5", found: 2, detail: { quarter: 1 } }],
    },
  ],
});

describe("of a plan by semesters", () => {
  const found = (title: string, amounts: readonly (readonly number[])[]): unknown[] => {
    const header = ["UNIDAD", "ACTIVIDAD", "U.M.", "META"];
    for (const series of ["PROG.", "EJEC."]) header.push(`${series} I SEM`, `${series} II SEM`);
    const rows = amounts.map((row, at) => ["OPP", `Actividad ${at}`, "Informe", ...row]);
    const values = [header.map((_, column) => (column === 0 ? title : "")), header, ...rows];
    return validate(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values })).findings.map(
      ({ check, row, column, found }) => [check, cellAddress(row, column), found],
    );
  };

  it("says what was executed in one that comes after the quarter reported", () => {
    const both = [8, 4, 4, 4, 3];
    expect(found("POI 2024 AL I SEMESTRE", [both, [8, 4, 4, 4, 0]])).toEqual([
      ["future-execution", "H3", 3],
    ]);
    for (const title of ["POI 2024 AL III TRIMESTRE", "POI 2024 AL II SEMESTRE"])
      expect(found(title, [both])).toEqual([]);
    // Half of the first is reported.
    expect(found("POI 2024 AL I TRIMESTRE", [[8, 4, 4, 2, 0]])).toEqual([]);
  });

  it("points at the one in which something was executed unprogrammed", () => {
    expect(found("POI 2024 AL I SEMESTRE", [[4, 0, 4, 2, 0]])).toEqual([
      ["unprogrammed-execution", "G3", 2],
    ]);
  });
});

testCheck("other-quarter", {
  valid: [
    { name: "the title's", sheet: { title, activities: [{ executed: until(6) }] } },
    {
      name: "the one chosen is the title's",
      sheet: { title, activities: [{ executed: until(6) }] },
      options: { quarter: 2 },
    },
    {
      name: "a title that says none",
      sheet: { title: "POI 2023", activities: [{ executed: until(9) }] },
      options: { quarter: 3 },
    },
  ],
  invalid: [
    {
      name: "one chosen, and another in the title",
      sheet: { title, activities: [{ executed: until(9) }] },
      options: { quarter: 3 },
      findings: [{ at: "row 4", detail: { said: 2, reported: 3 } }],
    },
  ],
});

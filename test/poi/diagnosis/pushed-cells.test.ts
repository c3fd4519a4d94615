import { describe, expect, it } from "@jest/globals";
import type { CellValue } from "../../../src/poi/cells";
import type { Correction } from "../../../src/poi/diagnosis/correction";
import { diagnose } from "../../../src/poi/diagnosis/diagnose";
import { validate } from "../../../src/poi/validation/validation";
import { MONTHS, planOf } from "../poi-sheet";

type Row = readonly CellValue[];

const FIGURES = [
  [36, 15, 0, 13, 26, 17, 11, 24, 10, 4, 8, 39],
  [38, 21, 4, 19, 22, 19, 30, 20, 11, 30, 30, 11],
  [2, 27, 5, 13, 21, 32, 39, 23, 9, 21, 17, 34],
];

const sum = (months: readonly number[]): number => months.reduce((all, each) => all + each, 0);

const PUSHED = { kind: "may-have-slid", how: "pushed" };

/** The correction of an activity of a sheet: the last, where it is not said which. */
function correctionOf(
  header: readonly Row[],
  rows: readonly Row[],
  index = rows.length - 1,
): Correction | undefined {
  const width = Math.max(...[...header, ...rows].map((row) => row.length));
  const padded = (row: Row): CellValue[] => [
    ...row,
    ...Array<CellValue>(width - row.length).fill(""),
  ];
  const values = [["PLAN OPERATIVO INSTITUCIONAL 2024"], [], ...header, ...rows].map(padded);
  const { corrections } = diagnose(
    validate(planOf({ sheet: "POI", firstRow: 0, firstColumn: 0, values })),
  );
  return corrections.find(({ rowIndex, isTotal }) => rowIndex === index && !isTotal);
}

/** With a cell inserted, what follows one to the right. */
const inserted = (row: Row, at: number, ...cells: CellValue[]): Row =>
  row.toSpliced(at, 0, ...cells);

describe("a row with the year to date beside each month, which is not read", () => {
  const header = [
    ["ACTIVIDAD OPERATIVA", "UNIDAD DE MEDIDA", "META ANUAL", ...MONTHS.flatMap((m) => [m, ""])],
    ["", "", "", ...MONTHS.flatMap(() => ["Mes", "Acumulado"])],
  ];
  const rows = FIGURES.map((months, index): Row => [
    `ACTIVIDAD ${index + 1}`,
    "ACCIÓN",
    sum(months),
    ...months.flatMap((month, at) => [month, sum(months.slice(0, at + 1))]),
  ]);

  it.each([
    ["a blank cell", "", 1088],
    ["a cell that has been filled in", 21, 1109],
  ])("has nothing certain where it may be that %s was inserted", (_, cell, to) => {
    const correction = correctionOf(header, [...rows.slice(0, 2), inserted(rows[2], 11, cell)]);
    expect(correction).toMatchObject({ certainty: "ambiguous", cells: [{ from: 243, to }] });
    expect(correction?.reason).toContainEqual(PUSHED);
  });

  it("is likely wrong in META where a slip of the keyboard makes it what it says", () => {
    expect(correctionOf(header, [...rows.slice(0, 2), rows[2].with(2, 143)])).toMatchObject({
      certainty: "likely",
      cells: [{ from: 143, to: 243 }],
    });
  });

  it("has no dash made a zero of its own while that is open: it may have come from another column", () => {
    const dashed = rows[2].with(2, 134).with(19, "-");
    expect(correctionOf(header, [...rows.slice(0, 2), dashed])).toMatchObject({
      kind: "value",
      certainty: "likely",
      cells: [{ from: 134, to: 234 }],
    });
  });

  it("is certainly wrong in META all the same where the columns beside hold no figures", () => {
    const without = rows.map((row) => row.map((cell, at) => (at > 2 && at % 2 === 0 ? "" : cell)));
    expect(correctionOf(header, [...without.slice(0, 2), without[2].with(2, 143)])).toMatchObject({
      certainty: "certain",
      cells: [{ from: 143, to: 243 }],
    });
  });
});

describe("a row with what was executed, and a figure worked out of both, beside each month", () => {
  const header = [
    ["ACTIVIDAD OPERATIVA", "UNIDAD DE MEDIDA", "META", ...MONTHS.flatMap((m) => [m, "", ""])],
  ];
  const rowsWith = (figure: (programmed: number, executed: number) => CellValue): Row[] =>
    FIGURES.map((months, index): Row => [
      `ACTIVIDAD ${index + 1}`,
      "ACCIÓN",
      sum(months),
      ...months.flatMap((month, at) => {
        const executed = at < 9 ? Math.max(0, month - (at % 3)) : 0;
        return [month, executed, figure(month, executed)];
      }),
    ]);
  const under = (name: string): Row[] => [
    ...header,
    ["", "", "", ...MONTHS.flatMap(() => ["PROG.", "EJEC.", name])],
  ];
  const total = (rows: readonly Row[], name: string): Row => [
    "TOTAL",
    "",
    ...rows[0]
      .slice(2)
      .map((_, at) =>
        name === "%" && at % 3 === 0 && at > 0 ? "" : sum(rows.map((row) => Number(row[at + 2]))),
      ),
  ];

  it.each<[string, (programmed: number, executed: number) => CellValue]>([
    ["%", (programmed, executed) => Math.round((100 * executed) / (programmed || 1))],
    ["BRECHA", (programmed, executed) => programmed - executed],
    ["ACUMULADO", (programmed, executed) => 2 * programmed + executed],
  ])("is told nothing likely where a cell was inserted in it: %s", (name, figure) => {
    const rows = rowsWith(figure);
    for (let at = 3; at < rows[2].length - 3; at++) {
      const pushed = inserted(rows[2], at, "").slice(0, rows[2].length);
      for (const below of [[], [total(rows, name)]]) {
        const table = [...rows.slice(0, 2), pushed, ...below];
        const correction = correctionOf(under(name), table, 2);
        // That META is as it should be, and that a cell is too many, can both be.
        expect(correction?.certainty ?? "ambiguous").toBe("ambiguous");
      }
    }
  });

  it("is likely wrong in META where a slip of the keyboard makes it what it says, and no TOTAL says otherwise", () => {
    const rows = rowsWith((programmed, executed) => programmed - executed);
    const table = [...rows.slice(0, 2), rows[2].with(2, 143)];
    expect(correctionOf(under("BRECHA"), table)).toMatchObject({
      certainty: "likely",
      cells: [{ from: 143, to: 243 }],
    });
    expect(correctionOf(under("BRECHA"), [...table, total(rows, "BRECHA")], 2)).toMatchObject({
      certainty: "certain",
      cells: [{ from: 143, to: 243 }],
    });
  });
});

describe("a row of META and its months", () => {
  const header = [["ACTIVIDAD OPERATIVA", "UNIDAD DE MEDIDA", "META 2024", ...MONTHS]];
  const rows = FIGURES.map((months, index): Row => [
    `ACTIVIDAD ${index + 1}`,
    "ACCIÓN",
    sum(months),
    ...months,
  ]);

  it("has nothing certain where two blank cells may have been inserted at META", () => {
    const pushed = inserted(rows[2], 2, "", "").slice(0, 15);
    const correction = correctionOf(header, [...rows.slice(0, 2), pushed]);
    expect(correction?.certainty).toBe("ambiguous");
    expect(correction?.reason).toContainEqual(PUSHED);
  });

  it("has nothing certain where the measure was pushed into META", () => {
    const pushed = inserted(rows[2], 1, "").slice(0, 15);
    const correction = correctionOf(header, [...rows.slice(0, 2), pushed]);
    expect(correction?.certainty).toBe("ambiguous");
    expect(correction?.reason).toContainEqual(PUSHED);
  });

  it("is certainly wrong where META is blank, or a text, and its months stand where they do in the others", () => {
    for (const cell of ["", "S/D"])
      expect(correctionOf(header, [...rows.slice(0, 2), rows[2].with(2, cell)])).toMatchObject({
        certainty: "certain",
        cells: [{ to: 243 }],
      });
  });

  it("has nothing certain where cells were inserted at META beside last year's", () => {
    const withLast = [
      ["ACTIVIDAD OPERATIVA", "UNIDAD DE MEDIDA", "META 2024", "META 2023", ...MONTHS],
    ];
    const both = rows.map((row) => inserted(row, 3, 200));
    const pushed = inserted(both[2], 2, "", "").slice(0, 16);
    const correction = correctionOf(withLast, [...both.slice(0, 2), pushed]);
    expect(correction?.certainty).toBe("ambiguous");
    expect(correction?.reason).toContainEqual(PUSHED);
  });
});

describe("a text in META at the row's end", () => {
  const header = [
    ["ACTIVIDAD OPERATIVA", "UNIDAD DE MEDIDA", ...MONTHS, "META TOTAL", "RESPONSABLE"],
  ];
  const rows = FIGURES.map((months, index): Row => [
    `ACTIVIDAD ${index + 1}`,
    "ACCIÓN",
    ...months,
    sum(months),
    "JEFE OPP",
  ]);

  it("may have come from the column beside, where a cell was lost and the sums allow it", () => {
    const lost = [...rows[2].toSpliced(4, 1), ""];
    expect(correctionOf(header, [...rows.slice(0, 2), lost])).toMatchObject({
      certainty: "ambiguous",
      reason: expect.arrayContaining([{ kind: "may-have-slid", how: "columns" }]),
    });
  });

  it("is likely what the sums say where they do not hold with it out of that column", () => {
    const text = rows[2].with(14, "S/D");
    expect(correctionOf(header, [...rows.slice(0, 2), text])).toMatchObject({
      certainty: "likely",
      cells: [{ to: 243 }],
    });
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openRows } from "./openWorkbook";

type Value = string | number | boolean;

/** Columns A (unit) and B, C (amounts) of three rows, and the keys that are asked for. */
const rows = fc.array(
  fc.tuple(
    fc.constantFrom("Gerencia", "GERENCIA", "Oficina", "Oficina*", "", 7, '=""', '="Ofi"&"cina"'),
    fc.constantFrom<Value>(1, 2.5, -4, 0.1, 1e-9, 1e21, "x", true, "#N/A", "=1+1", ""),
    fc.constantFrom<Value>(3, 0.2, "", "texto"),
  ),
  { minLength: 3, maxLength: 3 },
);

/**
 * Formulas that the host works out itself; a function that it does not know (UPPER) leaves the second of each pair to
 * the engine.
 */
const FORMULAS: readonly string[] = [
  "SUM(P!B1:C3)",
  "1-SUM(P!$B1:$C1,P!B3)",
  "COUNT(P!B1:C3,P!E1)",
  "COUNTA(P!B1:C3)",
  "SUMIFS(P!B1:B3,P!A1:A3,P!E1)",
  "COUNTIFS(P!A1:A3,P!E1)",
  'COUNTIFS(P!A1:A3,P!E1,P!C1:C3,"<>")',
  'SUMIFS(P!C1:C3,P!A1:A3,"=Oficina~*",P!C1:C3,"<>")',
  'COUNTIFS(P!A1:A3,P!E1,P!C1:C3,"?*")',
  'SUMIFS(P!C1:C3,P!A1:A3,"?*")',
  'IFERROR(MATCH(P!E1,P!$A$1:$A$3,0),"no está")',
  'IFERROR(MATCH("*"&SUBSTITUTE(P!E1,"*","~*")&"*",P!$A$1:$A$3,0),"no está")',
  'IFERROR(MATCH("Oficina",P!$A:$A,0),"no está")',
  'IFERROR(MATCH("*fici*",P!$A$1:$A$3,0),"no está")',
  "SUM(INDEX(P!$B:$C,2,0),INDEX(P!$B:$C,3,0))",
  "SUM(P!C1,INDEX(P!$B:$C,MATCH(P!E1,P!$A$1:$A$3,0),0))",
  'IF(P!B1="","vacía",IF(P!B1>2,ROUND(P!C2/3,2),-P!C1))',
  "ABS(P!B2-P!B1)>1E-9*MAX(1,ABS(P!B1))",
  'P!A1&" · "&ROUND(P!C2*100,1)&" %"',
  "IFERROR(SMALL(P!$C$1:$C$3,2),0)",
  'SUBSTITUTE(P!A3,"*","~*")&LEFT(P!A1,3)',
  "OR(P!C1=3,SUM(P!C1:C3)=P!C3)",
  "AND(P!C1=3,NOT(SUM(P!C1:C3)=P!C3))",
  "NOT(P!B2)",
  "ROW(P!B2)+ROWS(P!A1:A3)",
  "IF(ISERROR(P!B1),1,0)",
];

const byEngine = (formula: string): string => `IF(UPPER("x")="X",${formula})`;

const PAIRS = FORMULAS.map((formula): readonly [string, string] => [
  `=${formula}`,
  `=${byEngine(formula)}`,
]);

async function calculated(): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("R").getRange(`A1:B${PAIRS.length}`);
    range.load("values");
    await context.sync();
    return range.values;
  });
}

async function write(sheet: string, address: string, values: unknown[][]): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRange(address).values = values;
    await context.sync();
  });
}

function same([folded, engine]: readonly unknown[]): boolean {
  if (typeof folded !== "number" || typeof engine !== "number") return folded === engine;
  return Math.abs(folded - engine) <= 1e-9 * Math.max(1, Math.abs(engine));
}

describe("formulas that the host works out itself", () => {
  it("are what the engine makes of the same cells, also after any edit", async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom("gerencia", "Oficina", "Oficina*", "nadie", "=P!A1"),
        fc.array(rows, { maxLength: 2 }),
        async (before, key, edits) => {
          await openRows({ P: [[null]], R: [[null]] });
          await write("P", "E1", [[key]]);
          await write("P", "A1:C3", before);
          await write("R", `A1:B${PAIRS.length}`, [...PAIRS.map((pair) => [...pair])]);
          expect((await calculated()).filter((pair) => !same(pair))).toEqual([]);
          for (const edit of edits) {
            await write("P", "A1:C3", edit);
            expect((await calculated()).filter((pair) => !same(pair))).toEqual([]);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it("follow what they refer to through other formulas", async () => {
    await openRows({ P: [[1], [2]], R: [[null]] });
    await write("R", "A1:A3", [["=SUM(P!A1:A2)"], ["=A1*2"], ['=IF(A2>10,"más","menos")']]);
    const read = async (): Promise<unknown[]> =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("R").getRange("A1:A3");
        range.load("values");
        await context.sync();
        return (range.values as unknown[][]).flat();
      });
    expect(await read()).toEqual([3, 6, "menos"]);
    await write("P", "A2", [[9]]);
    expect(await read()).toEqual([10, 20, "más"]);
  });

  it("find the last row with several texts, which the engine cannot", async () => {
    await openRows({
      P: [
        ["A", "uno", 1],
        ["a", "dos", 2],
        ["B", "dos", 3],
        [null, "uno", 4],
      ],
      R: [
        ["B", "DOS"],
        [null, "uno"],
        ["B", "uno"],
      ],
    });
    const formula = (row: number): string =>
      `=IFERROR(LOOKUP(2,1/((P!$A$1:$A$4=$A${row})*(P!$B$1:$B$4=$B${row})),ROW(P!$A$1:$A$4)),"no")`;
    await write(
      "R",
      "C1:C3",
      [1, 2, 3].map((row) => [formula(row)]),
    );
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("R").getRange("C1:C3");
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[3], [4], ["no"]]);
    });
  });

  it("finds the last row with given texts and numbers: a blank is 0 to a number, a digit in a text is none", async () => {
    await openRows({
      P: [
        ["A", 24],
        ["A", 12],
        ["A", "24"],
        ["B", null],
        ["B", 0.3],
      ],
      R: [["A", "B"]],
    });
    const formula = (key: string, number: string): string =>
      `=IFERROR(LOOKUP(2,1/((P!$A$1:$A$5=${key})*(P!$B$1:$B$5=${number})),ROW(P!$A$1:$A$5)),"no")`;
    await write("R", "A3:E3", [
      [
        formula("$A$1", "24"),
        formula("$A$1", "12"),
        formula("$B$1", "0"),
        formula("$B$1", "0.1+0.2"),
        formula("$B$1", "12"),
      ],
    ]);
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("R").getRange("A3:E3");
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([[1, 2, 4, 5, "no"]]);
    });
  });

  it("are told apart from those of other rows by what is no row of theirs", async () => {
    const formulas = (row: number): string[] => [
      `A${row}+$B${row}*A$12`,
      `SUM(A${row}:B$12)`,
      `SUM(A$60:$B${row})-SUM(B${row + 1}:A${row})`,
      `"A${row}"&A${row}`,
      `'12 A${row} y'!A${row}`,
      `A${row}!A${row}`,
      `1E${row}+A${row}`,
      `SUM(INDEX($A:$B,${row},0))`,
      `IF(A${row}>1${row},ROW(),ROW(A${row}))&ROW($A$${row})`,
    ];
    const ours = [12, 13, 112];
    const cells = (more: number): number[][] =>
      Array.from({ length: 120 }, (_, row) => [row + 1 + more, 2 * row]);
    const others = ours.flatMap((row) => [`12 A${row} y`, `A${row}`]);
    const named = others.map((name, at): [string, number[][]] => [name, cells(1000 * (at + 1))]);
    await openRows({ P: cells(0), ...Object.fromEntries(named) });
    for (const row of ours) {
      const all = formulas(row);
      const pairs = [...all.map((each) => `=${each}`), ...all.map((each) => `=${byEngine(each)}`)];
      await write("P", `D${row}:${String.fromCharCode(67 + pairs.length)}${row}`, [pairs]);
    }
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("P").getRange("D12:U112");
      range.load("values");
      await context.sync();
      for (const row of ours) {
        const values = range.values[row - 12] as unknown[];
        expect(values.slice(0, 9)).toEqual(values.slice(9));
        expect(values).not.toContain("");
      }
    });
  });

  it("follow more edits at once than are looked up one by one", async () => {
    await openRows({ P: Array.from({ length: 300 }, () => [1]), R: [[null]] });
    await write("R", "A1", [["=SUM(P!A1:A300)"]]);
    const read = async (): Promise<unknown> => (await calculated())[0]?.[0];
    expect(await read()).toBe(300);
    await write(
      "P",
      "A1:A300",
      Array.from({ length: 300 }, () => [2]),
    );
    expect(await read()).toBe(600);
  });
});

import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { formulaBook, type FormulaCell } from "./formulaBook";
import { openBytes } from "./openWorkbook";

type Sheets = Awaited<ReturnType<typeof openBytes>>;

async function values(address: string): Promise<unknown[][]> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("H").getRange(address).load("values");
    await context.sync();
    return range.values;
  });
}

async function write(address: string, value: unknown): Promise<void> {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getItem("H").getRange(address).values = [[value]];
    await context.sync();
  });
}

const named = ({ uncalculated }: Sheets): string[] =>
  uncalculated.map(({ address, value }) => `${address} ${value}`).sort();

/** What Excel makes of A1:A3 (1, 2, 3), and IronCalc does not. */
const BEYOND_ENGINE: readonly FormulaCell[] = [
  { formula: "SUM(A1:INDEX(A1:A3,2))", saved: 3 },
  { formula: "SUMPRODUCT(VALUE(A1:A3))", saved: 6 },
  { formula: "SUMPRODUCT(ISNUMBER(A1:A3)*1)", saved: 3 },
  { formula: 'UPPER(TEXT(DATE(2025,A1,1),"mmm"))', saved: "ENE" },
  { formula: "SUM(-A1:A3)", saved: -6 },
  { formula: "SUM(H:H!A1)", saved: 1 },
];
const SAVED = BEYOND_ENGINE.map((cell) => [typeof cell === "number" ? cell : cell.saved]);
const LAST = BEYOND_ENGINE.length;

describe("the file's values", () => {
  it("stand, of formulas that look at nothing that was touched, in what is read and in the copy", async () => {
    const excel = await openBytes(await formulaBook([[1, 2, 3], BEYOND_ENGINE]));
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("H").getRange("A1").format.font.bold = true;
      await context.sync();
    });
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.add("Resumen").getRange("A1").formulas = [["=SUM(H!B1:B3)"]];
      worksheets.add("Borrador").getRange("A1").values = [[1]];
      await context.sync();
      worksheets.getItem("Borrador").delete();
      await context.sync();
    });
    expect(await values(`B1:B${LAST}`)).toEqual(SAVED);
    expect(named(excel)).toEqual([]);
    await openBytes(await excel.save());
    expect(await values(`B1:B${LAST}`)).toEqual(SAVED);
  });

  it.each<[string, string, unknown[], string[]]>([
    ["are worked out", 'fullCalcOnLoad="1"', [6, 7, 0, 0], ["B4 kept"]],
    ["stay where no such thing is asked", 'calcId="171027"', [0, 1, 0, 0], []],
    ["stay where it is done by hand", 'calcMode="manual" fullCalcOnLoad="1"', [0, 1, 0, 0], []],
  ])("of zero, in a file to be calculated when opened, %s", async (_, calculation, after, left) => {
    const formulas: FormulaCell[] = [
      { formula: "SUM(A1:A3)", saved: 0 },
      { formula: "B1+1", saved: 1 },
      { formula: "SUM(C1:C3)", saved: 0 },
      { formula: "SUMPRODUCT(D:XFD*1)", saved: 0 },
    ];
    const excel = await openBytes(await formulaBook([[1, 2, 3], formulas], {}, calculation));
    expect(await values("B1:B4")).toEqual(after.map((value) => [value]));
    expect(named(excel)).toEqual(left);
  });

  it("stand beside a cell that was touched, which they do not look at", async () => {
    const plain = BEYOND_ENGINE.slice(0, 5);
    const excel = await openBytes(await formulaBook([[1, 2, 3], plain, [7]]));
    await write("C1", 8);
    expect(await values("B1:C1")).toEqual([[3, 8]]);
    expect(named(excel)).toEqual([]);
  });

  it("are kept and named where something was touched and the engine does not come to them", async () => {
    const excel = await openBytes(await formulaBook([[1, 2, 3], BEYOND_ENGINE]));
    await write("A1", 2);
    expect(await values(`B1:B${LAST}`)).toEqual(SAVED);
    expect(named(excel)).toEqual(SAVED.map((_, row) => `B${row + 1} kept`));
  });

  it("give way where the engine comes to them from the file's cells", async () => {
    const formulas: FormulaCell[] = [
      { formula: "PRODUCT(A1:A3)", saved: 6 },
      { formula: "SUMPRODUCT(--(A1:A3>1),A1:A3)", saved: 5 },
      { formula: "B1+PRODUCT(A1)", saved: 7 },
    ];
    const excel = await openBytes(await formulaBook([[1, 2, 3], formulas]));
    await write("A1", 4);
    expect(await values("B1:B3")).toEqual([[24], [9], [28]]);
    expect(named(excel)).toEqual([]);
    await write("A1", 0);
    expect(await values("B1:B3")).toEqual([[0], [5], [0]]);
  });

  it("of 0 prove nothing: what the engine makes of the same formula beside it does", async () => {
    const formula = (column: string, saved: number): FormulaCell[] => [
      { formula: `SUMPRODUCT(ISNUMBER(${column}1:${column}2)*${column}1:${column}2)`, saved },
    ];
    const excel = await openBytes(
      await formulaBook([
        [0, 0, ...formula("A", 0)],
        [4, 5, ...formula("B", 9)],
      ]),
    );
    await write("A1", 3);
    expect(await values("A3:B3")).toEqual([[0, 9]]);
    expect(named(excel)).toEqual(["A3 kept"]);
  });

  it("are kept where an error would come in their place, also where not all of the file's are known", async () => {
    const excel = await openBytes(
      await formulaBook([[1, 2, 3], BEYOND_ENGINE.slice(1, 2), [{ formula: "A1+1" }]]),
    );
    await write("A1", 4);
    expect(await values("B1:C1")).toEqual([[6, 5]]);
    expect(named(excel)).toEqual(["B1 kept"]);
  });

  it("give way to errors that come from what was typed", async () => {
    const excel = await openBytes(
      await formulaBook([[1, 2], [{ formula: "PRODUCT(A1)/PRODUCT(A2)", saved: 0.5 }]]),
    );
    await write("A2", 0);
    expect(await values("B1")).toEqual([["#DIV/0!"]]);
    expect(named(excel)).toEqual([]);
  });

  it("are asked for anew where a name, a sheet or rows change that a formula looks at", async () => {
    const book = await formulaBook(
      [[1, 2, 3], [{ formula: "SUM(Todo)", saved: 6 }], [{ formula: "SUM(A1:A3)", saved: 6 }]],
      { Todo: "H!$A$1:$A$3" },
    );
    const excel = await openBytes(book);
    await excel.user.deleteRows("H", 1);
    expect(await values("B1:C1")).toEqual([[4, 4]]);
    await Excel.run(async (context) => {
      context.workbook.names.getItem("Todo").formula = "=H!$A$1";
      await context.sync();
    });
    expect(await values("B1:C1")).toEqual([[1, 4]]);
  });

  it("move with rows that are put in or taken out, where a formula looks at the same cells", async () => {
    const kept: FormulaCell = { formula: 'UPPER(TEXT(DATE(2025,A4,1),"mmm"))', saved: "ABR" };
    const own: FormulaCell = { formula: "SUMPRODUCT(VALUE(A5:A5))*100", saved: 7 };
    const across: FormulaCell = { formula: "SUM(A1:A5)+0*SUM(C:C)", saved: 70 };
    const place: FormulaCell = { formula: "ROW(A5)", saved: 70 };
    const column = (cell: FormulaCell): (FormulaCell | undefined)[] => [, , , , cell];
    const book = [[1, 2, 3, 4, 5], ...[kept, own, across, place].map(column)];
    const excel = await openBytes(await formulaBook(book));
    await excel.user.insertRows("H", 2, 2);
    expect(await values("B7:E7")).toEqual([["ABR", 7, 15, 7]]);
    await excel.user.deleteRows("H", 2, 3);
    expect(await values("B4:E4")).toEqual([["ABR", 7, 12, 4]]);
    expect(named(excel)).toEqual([]);
    const formulas = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("H").getRange("C4:D4").load("formulas");
      await context.sync();
      return range.formulas;
    });
    expect(formulas).toEqual([["=SUMPRODUCT(VALUE(A4:A4))*100", "=SUM(A1:A4)+0*SUM(C:C)"]]);
    // What was touched is still held against what the file said.
    await write("A3", 1);
    expect(await values("B4:E4")).toEqual([["ABR", 7, 9, 4]]);
    expect(named(excel)).toEqual(["B4 kept"]);
    await excel.user.insertRows("H", 1);
    expect(await values("B5:E5")).toEqual([["ABR", 7, 9, 5]]);
    expect(named(excel)).toEqual(["B5 kept"]);
    await excel.user.deleteRows("H", 3);
    expect(await values("B4")).toEqual([["#REF!"]]);
  });

  it("change exactly where something that a formula needs was touched", async () => {
    const rows = 6;
    const index = fc.integer({ min: 0, max: rows - 1 });
    // Of each row two sums: C of two cells of A, B of cells of C, which comes after it.
    const plan = fc.record({
      sums: fc.array(fc.tuple(index, index, index), { minLength: rows, maxLength: rows }),
      touched: fc.uniqueArray(index, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ sums, touched }) => {
        const saved = 1000;
        const first = sums.map(([one, other]) => ({
          formula: `A${one + 1}+A${other + 1}`,
          saved,
        }));
        const second = sums.map(([, , of]) => ({ formula: `SUM(C1:C${of + 1})`, saved }));
        await openBytes(await formulaBook([Array.from({ length: rows }, () => 1), second, first]));
        for (const row of touched) await write(`A${row + 1}`, 5);
        const amount = (row: number): number => (touched.includes(row) ? 5 : 1);
        const isNew = sums.map(([one, other]) => touched.includes(one) || touched.includes(other));
        const c = sums.map(([one, other], row) =>
          isNew[row] ? amount(one) + amount(other) : saved,
        );
        const b = sums.map(([, , of]) =>
          isNew.slice(0, of + 1).some(Boolean)
            ? c.slice(0, of + 1).reduce((sum, each) => sum + each, 0)
            : saved,
        );
        expect(await values(`B1:C${rows}`)).toEqual(b.map((each, row) => [each, c[row]]));
      }),
      { numRuns: 20 },
    );
  });

  it("of an array formula and of those that look at what it fills change with what it looks at, and no sooner", async () => {
    const rows = 3;
    const index = fc.integer({ min: 0, max: rows - 1 });
    const plan = fc.record({
      isSaved: fc.boolean(),
      ends: fc.array(index, { minLength: rows, maxLength: rows }),
      writes: fc.array(fc.record({ column: fc.constantFrom("A", "C"), row: index }), {
        maxLength: 4,
      }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ isSaved, ends, writes }) => {
        const a = [1, 2, 3];
        const c = [10, 20, 30];
        // The array fills D; B and E look at it from both sides, F at both of them.
        const results = (): number[][] => {
          const d = a.map((each) => each * 2);
          const b = ends.map((end, row) => sumOf(d.slice(0, end + 1)) + c[row]);
          const e = ends.map((end, row) => d[end] + c[row]);
          return ends.map((end, row) => [b[row], c[row], d[row], e[row], b[end] + e[0]]);
        };
        const saved = results();
        const formulas = (at: number, text: (end: number, row: number) => string): FormulaCell[] =>
          ends.map((end, row) => ({
            formula: text(end + 1, row + 1),
            ...(isSaved && { saved: saved[row][at] }),
          }));
        const array = { formula: "A1:A3*2", fills: "D1:D3" };
        const filled = isSaved
          ? [{ ...array, saved: saved[0][2] }, saved[1][2], saved[2][2]]
          : [array];
        const excel = await openBytes(
          await formulaBook([
            a,
            formulas(0, (end, row) => `SUM(D1:D${end})+C${row}`),
            c,
            filled,
            formulas(3, (end, row) => `D${end}+C${row}`),
            formulas(4, (end) => `B${end}+E1`),
          ]),
        );
        for (const [at, { column, row }] of writes.entries()) {
          (column === "A" ? a : c)[row] = 100 + at;
          await write(`${column}${row + 1}`, 100 + at);
          if (at % 2 === 0) expect(await values("B1:F3")).toEqual(results());
        }
        expect(await values("B1:F3")).toEqual(results());
        expect(named(excel)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it("stand of an array that the engine does not bring to them, and of those beside it nothing is given up", async () => {
    // To IronCalc it is 0; the sums beside it are worked out without it.
    const beyond = { formula: "A1:A2*VALUE(A1:A2)", saved: 7, fills: "B1:B2" };
    const excel = await openBytes(
      await formulaBook([[1, 2], [beyond, 9], [{ formula: "SUM(A1:B2)", saved: 19 }]]),
    );
    await write("A1", 5);
    expect(await values("B1:C2")).toEqual([
      [7, 23],
      [9, ""],
    ]);
    expect(named(excel)).toEqual(["B1 kept"]);
  });

  it("of what an array fills in a column without formulas are waited for", async () => {
    const array = { formula: "A1:B1*2", fills: "C1:D1" };
    await openBytes(await formulaBook([[3], [4], [array], [], [{ formula: "SUM(D1:D2)" }]]));
    expect(await values("C1:E1")).toEqual([[6, 8, 8]]);
  });

  it.each([true, false])(
    "of circles stay where they are meant (%s), and else are 0",
    async (isMeant) => {
      const circle = [
        [100],
        [{ formula: "A1*0.1+C1*0.5", saved: 20 }],
        [{ formula: "B1", saved: 20 }],
        [{ formula: "C1+A1", saved: 120 }],
      ];
      const files = unzipSync(await formulaBook(circle));
      const text = strFromU8(files["xl/workbook.xml"]);
      const said = text.replace(/<calcPr[^>]*\/>|(?=<\/workbook>)/, '<calcPr iterate="1"/>');
      expect(said).not.toBe(text);
      if (isMeant) files["xl/workbook.xml"] = strToU8(said);
      const excel = await openBytes(zipSync(files));
      expect(named(excel)).toEqual(isMeant ? [] : ["B1 kept", "C1 kept"]);
      await write("A1", 50);
      expect(await values("B1:D1")).toEqual([isMeant ? [20, 20, 70] : [0, 0, 50]]);
      expect(named(excel)).toEqual(isMeant ? ["B1 kept", "C1 kept"] : ["B1 zero", "C1 zero"]);
      const reasons = excel.uncalculated.map(({ reason }) => reason);
      expect(new Set(reasons)).toEqual(new Set([isMeant ? "unknown" : "circular"]));
    },
  );

  it("are told of an array over the whole sheet without going through it", async () => {
    const whole = { formula: "SUM(C1:C2)", fills: "A1:XFD1048576" };
    const excel = await openBytes(
      await formulaBook([[whole, 4], [], [3, 4], [{ formula: "A2+1" }]]),
    );
    expect(await values("D1")).toEqual([[5]]);
    expect(named(excel)).toEqual(["A1 none"]);
  });
});

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

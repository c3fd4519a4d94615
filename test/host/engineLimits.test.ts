import { describe, expect, it } from "@jest/globals";
import { formulaBook, type FormulaCell } from "./formulaBook";
import { openBytes } from "./openWorkbook";

/** Opens a workbook whose column A has formulas, has it calculated, and reads A1 (or another cell). */
async function calculated(
  columns: readonly (readonly (FormulaCell | undefined)[])[],
  { names, address = "A1" }: { names?: Record<string, string>; address?: string } = {},
): Promise<{ value: unknown; left: string[] }> {
  const excel = await openBytes(await formulaBook(columns, names));
  const value = await Excel.run(async (context) => {
    context.workbook.application.calculate("Full");
    const range = context.workbook.worksheets.getItem("H").getRange(address).load("values");
    await context.sync();
    return (range.values as unknown[][])[0][0];
  });
  const left = excel.uncalculated.map(({ address: cell, reason }) => `${cell} ${reason}`);
  return { value, left };
}

const times = (count: number, part: string): string => part.repeat(count);
const saved = (formula: string): FormulaCell => ({ formula, saved: 7 });

describe("formulas that would take too much keep the file's value, and are listed", () => {
  it.each<[string, FormulaCell, string]>([
    ["calls nested 4,000 deep", saved(`${times(4000, "(")}1${times(4000, ")")}`), "too-deep"],
    ["8,000 signs", saved(`${times(8000, "-")}1`), "too-deep"],
    ["4,000 percent signs", saved(`MEDIAN(1${times(4000, "%")})`), "too-deep"],
    ["more than 8,192 characters", saved(`"${times(4100, "xx")}"&MEDIAN(1)`), "too-long"],
    [
      "an array over the whole sheet",
      { formula: "1", saved: 7, fills: "A1:XFD1048576" },
      "too-large",
    ],
    ["SEQUENCE of a whole sheet", saved("SUM(_xlfn.SEQUENCE(1048576,16384))"), "too-large"],
    ["SEQUENCE of as many as a cell says", saved("SUM(_xlfn.SEQUENCE(B1,B2))"), "open-ended"],
    ["SUMPRODUCT over the sheet", saved("SUMPRODUCT(B1:XFD1048576*1)"), "too-large"],
    ["a column that spills", saved("B:B+1"), "too-large"],
    ["a name for the sheet", saved("SUMPRODUCT(todo*1)"), "too-large"],
    ["INDIRECT to wherever", saved('SUMPRODUCT(INDIRECT("B1:XFD"&B1)*1)'), "open-ended"],
    ["OFFSET as large as it likes", saved("MAX(OFFSET(B1,0,0,B1,B2)*1)"), "open-ended"],
    [
      "a LAMBDA that calls itself",
      saved("_xlfn.LAMBDA(f,f(f))(_xlfn.LAMBDA(f,f(f)))"),
      "open-ended",
    ],
  ])("%s", async (_name, formula, reason) => {
    const names = { todo: "H!$B$1:$XFD$1048576" };
    const columns = [[formula], [1_048_576, 16_384], [{ formula: "A1+1", saved: 1 }]];
    expect(await calculated(columns, { names })).toEqual({ value: 7, left: [`A1 ${reason}`] });
    // Who looks at it goes by that value.
    expect((await calculated(columns, { names, address: "C1" })).value).toBe(8);
  });

  it("one without a value says #NAME?, each time, and so do those that look at it", async () => {
    const excel = await openBytes(
      await formulaBook([[{ formula: "SUMPRODUCT(B:XFD*1)" }, { formula: "A1+1" }]]),
    );
    for (const mode of ["Full", "FullRebuild"] as const) {
      const values = await Excel.run(async (context) => {
        context.workbook.application.calculate(mode);
        const range = context.workbook.worksheets.getItem("H").getRange("A1:A2").load("values");
        await context.sync();
        return range.values as unknown[][];
      });
      expect(values).toEqual([["#NAME?"], ["#NAME?"]]);
      expect(
        excel.uncalculated.map(({ address, reason, value }) => [address, reason, value]),
      ).toEqual([
        ["A1", "too-large", "none"],
        ["A2", "unknown", "none"],
      ]);
    }
  });

  it("one without a value is known to be one where it is moved", async () => {
    const cells = [{ formula: "SUMPRODUCT(B:XFD*1)" }, { formula: "A1+1" }];
    const excel = await openBytes(await formulaBook([cells]));
    const left = (): string[] => excel.uncalculated.map(({ address }) => address);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("H");
      sheet.getRange("A1").load("values");
      await context.sync();
      expect(left()).toEqual(["A1", "A2"]);
      sheet.getRange("1:1").insert("Down");
      sheet.getRange("A2").load("values");
      await context.sync();
      expect(left()).toEqual(["A2", "A3"]);
      sheet.getRange("A2").values = [[5]];
      const range = sheet.getRange("A3").load("values");
      await context.sync();
      expect([range.values, left()]).toEqual([[[6]], []]);
    });
  });

  it.each([
    ["SUM over the sheet", "SUM(B1:XFD1048576)", 1_048_576 + 16_384 + 3],
    ["SUMPRODUCT of two columns", "SUMPRODUCT(B1:B1000,C1:C1000)", 3 * 1_048_576],
    ["MEDIAN of a column", "MEDIAN(B1:B2)", (1_048_576 + 16_384) / 2],
    ["INDIRECT to what is written", 'INDIRECT("C1")+MEDIAN(1)', 4],
    ["SUM of what OFFSET points at", "SUM(OFFSET(B1,0,0,C1-1,1))", 1_048_576 + 16_384],
    ["60 calls nested", `${times(60, "IF(C1=3,")}MEDIAN(5)${times(60, ")")}`, 5],
    ["a sum of 2,000 cells", `C1${times(2000, "+C1")}`, 2001 * 3],
  ])("%s is worked out", async (_name, formula, value) => {
    const columns = [[saved(formula)], [1_048_576, 16_384], [3]];
    expect(await calculated(columns)).toEqual({ value, left: [] });
  });
});

describe("cells that need the next one", () => {
  const chain = (length: number, link: (next: string) => string, end: FormulaCell): FormulaCell[] =>
    Array.from({ length }, (_, row) =>
      row === length - 1 ? end : { formula: link(`A${row + 2}`) },
    );

  it("100,000 upwards", async () => {
    const cells = chain(100_000, (next) => `${next}+1`, 1);
    expect(await calculated([cells])).toEqual({ value: 100_000, left: [] });
  });

  it("20,000 upwards, the last of which the engine works out", async () => {
    const cells = chain(20_000, (next) => `${next}+1`, { formula: "MEDIAN(1,2,3)" });
    expect(await calculated([cells])).toEqual({ value: 20_001, left: [] });
  });

  it("1,000 upwards that all are the engine's, with arrays and names among them", async () => {
    const cells = chain(1000, (next) => `MEDIAN(${next})+paso`, { formula: "MEDIAN(B1:B3)" });
    const columns = [cells, [1, 2, 3], [{ formula: "SUM(A1,B1)" }]];
    const names = { paso: "H!$B$2" };
    expect(await calculated(columns, { names })).toEqual({ value: 2 + 999 * 2, left: [] });
    expect((await calculated(columns, { names, address: "C1" })).value).toBe(2001);
  });

  it("follows a change in what such a chain begins with", async () => {
    const cells = chain(200, (next) => `MEDIAN(${next})+1`, { formula: "MEDIAN(B1)" });
    const excel = await openBytes(await formulaBook([cells, [1]]));
    const value = (): Promise<unknown> =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("H").getRange("A1").load("values");
        await context.sync();
        return (range.values as unknown[][])[0][0];
      });
    expect(await value()).toBe(200);
    await excel.user.type("H", "B1", "100");
    expect(await value()).toBe(299);
  });

  it("200 upwards, the last of which nobody knows", async () => {
    const cells = chain(200, (next) => `${next}+1`, { formula: 'CUBEVALUE("x")' });
    const { value, left } = await calculated([cells]);
    expect(value).toBe("#NAME?");
    expect(left).toHaveLength(200);
  });

  it.each([3, 79, 81, 1000])("a circle of %p is 0, as in Excel, and so named", async (length) => {
    const cells = chain(length, (next) => `MEDIAN(${next})`, { formula: "MEDIAN(A1)", saved: 5 });
    const columns = [cells, [{ formula: "A1+5", saved: 9 }, { formula: "MEDIAN(B1)+A2" }]];
    const circular = Array.from({ length }, (_, row) => `A${row + 1} circular`);
    expect(await calculated(columns)).toEqual({ value: 0, left: circular });
    expect((await calculated(columns, { address: "B2" })).value).toBe(5);
  });

  it("what stands between two circles is none", async () => {
    const formulas = ["MEDIAN(A2)+B1", "MEDIAN(A1)", "MEDIAN(A4)", "MEDIAN(A3)"];
    const columns = [formulas.map((formula) => ({ formula })), [{ formula: "MEDIAN(A3)+3" }]];
    const left = ["A1", "A2", "A3", "A4"].map((cell) => `${cell} circular`);
    expect(await calculated(columns, { address: "B1" })).toEqual({ value: 3, left });
  });

  it("a circle that a condition parts is none", async () => {
    const cells = chain(20, (next) => `MEDIAN(${next})+1`, { formula: "MEDIAN(IF(B1=1,A1,4))" });
    expect(await calculated([cells, [2]])).toEqual({ value: 23, left: [] });
    const circular = await calculated([cells, [1]]);
    expect([circular.value, circular.left.length]).toEqual([0, 20]);
  });

  it("what looks at a circle goes by its 0, also when it is made and undone by hand", async () => {
    const column = [{ formula: "A1+B1" }, { formula: "A1+5" }, { formula: "MEDIAN(A2)" }];
    const bytes = await formulaBook([column, [1], [{ formula: "IF(ISERROR(A1),1,2)" }]]);
    const excel = await openBytes(bytes);
    const shown = (): Promise<unknown[]> =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("H").getRange("A1:C3").load("values");
        await context.sync();
        const [[a1, , c1], [a2], [a3]] = range.values as unknown[][];
        return [a1, a2, a3, c1, ...excel.uncalculated.map(({ address }) => address)];
      });
    expect(await shown()).toEqual([0, 5, 5, 2, "A1"]);
    await excel.user.type("H", "A1", "=B1+1");
    expect(await shown()).toEqual([2, 7, 7, 2]);
    await excel.user.type("H", "B1", "=MEDIAN(A3)");
    expect(await shown()).toEqual([0, 0, 0, 2, "A1", "A2", "A3", "B1"]);
    await excel.user.type("H", "B1", "1");
    expect(await shown()).toEqual([2, 7, 7, 2]);
  });

  it("a circle of 1,000 that needs no engine ends as well", async () => {
    const cells = chain(1000, (next) => `${next}+1`, { formula: "A1+1" });
    const { value, left } = await calculated([cells]);
    expect([value, left.length, left[0]]).toEqual([0, 1000, "A1 circular"]);
  });
});

describe("a file in which nothing has been worked out yet", () => {
  /** The circular formulas of a workbook with values. */
  const circlesIn = async (
    columns: readonly (readonly (string | number | undefined)[])[],
  ): Promise<string[]> => {
    const cells = columns.map((column) =>
      column.map((cell) => (typeof cell === "string" ? saved(cell) : cell)),
    );
    const { uncalculated } = await openBytes(await formulaBook(cells));
    expect(uncalculated.filter(({ value }) => value !== "kept")).toEqual([]);
    return uncalculated.map(({ address, reason }) => `${address} ${reason}`);
  };

  it.each<[string, (string | number | undefined)[][], string[]]>([
    ["a sum of itself", [["SUM(A1:B1)"], [1]], ["A1"]],
    ["a total within its own rows", [[1, 2, "SUM(A1:A4)", 4]], ["A3"]],
    [
      "a ring over columns, and what looks at it",
      [["B1+1"], ["H!C1"], ["-A1", "A1"]],
      ["C1", "B1", "A1"],
    ],
    ["a condition on itself", [["IF(A1>0,1,2)"]], ["A1"]],
    ["a branch that may not be taken", [["IF(B1>0,A1,2)"], [0]], []],
    ["its own row", [["ROW(A1)+ROWS(A1:A9)"]], []],
    [
      "a running total",
      [
        ["B1", "A1+B2", "A2+B3"],
        [1, 2, 3],
      ],
      [],
    ],
    ["columns that look at one another", [["B1"], [1, "A1+1"]], []],
  ])("%s", async (_name, columns, cells) => {
    const found = await circlesIn(columns);
    expect(found.sort()).toEqual(cells.map((cell) => `${cell} circular`).sort());
  });

  it("is not kept busy by sums of sums", async () => {
    const column = Array.from({ length: 20_000 }, (_, row) => `SUM(A$1:A${row + 1})`);
    expect(await circlesIn([[1, ...column.slice(0, 50)]])).toEqual([]);
    expect(await circlesIn([column])).toEqual([]);
  });
});

it("texts that double with every cell end at what a cell holds", async () => {
  const cells = Array.from({ length: 60 }, (_, row) =>
    row === 59 ? { formula: '"xx"' } : { formula: `A${row + 2}&A${row + 2}` },
  );
  expect(await calculated([cells])).toEqual({ value: "#VALUE!", left: [] });
});

it("only the names that formulas use are handed to the engine", async () => {
  const names = Object.fromEntries(
    Array.from({ length: 10_000 }, (_, at) => [`nombre_${at}`, `H!$B$${at + 1}`]),
  );
  const columns = [[{ formula: "MEDIAN(nombre_2,nombre_1)" }], [1, 2, 4]];
  expect(await calculated(columns, { names })).toEqual({ value: 3, left: [] });
});

it("what a workbook may take in all is bounded, and what is beyond keeps its values", async () => {
  const cells = [saved("SUMPRODUCT(B:B,C:C,D:D)"), saved("MEDIAN(1)"), { formula: "1+2" }];
  const left = ["A1 too-much-work", "A2 too-much-work"];
  expect(await calculated([cells, [1]])).toEqual({ value: 7, left });
  expect((await calculated([cells, [1]], { address: "A3" })).value).toBe(3);
});

it("what is beyond is beyond for those that look at it as well", async () => {
  const beyond = "SUMPRODUCT(C:C,D:D,E:E)";
  // A1 comes before B1, which it waits for.
  const columns = [[{ formula: "MEDIAN(B1)", saved: 4 }], [saved(beyond)], [1]];
  const left = ["A1 too-much-work", "B1 too-much-work"];
  expect(await calculated(columns)).toEqual({ value: 4, left });

  const excel = await openBytes(await formulaBook([[{ formula: "MEDIAN(B1)", saved: 4 }], [4]]));
  await excel.user.type("H", "B1", "5");
  expect(excel.uncalculated).toEqual([]);
  await excel.user.type("H", "B1", `=${beyond}`);
  expect(excel.uncalculated.map(({ address, reason }) => `${address} ${reason}`)).toEqual(left);
});

it("what is left may be at an end between two parts of a chain", async () => {
  // Never worked out, but reckoned with.
  const heavy = "IF(MEDIAN(C1)=1,1,SUMPRODUCT(C:C)+SUMPRODUCT(D:D)+SUMPRODUCT(E1:E402450))";
  const chain = Array.from({ length: 99 }, (_, row) => saved(`MEDIAN(A${row + 2})+1`));
  const columns = [[...chain, saved("MEDIAN(2)")], [saved(heavy)], [1]];
  const { value, left } = await calculated(columns, { address: "A100" });
  expect([value, left[0]]).toEqual([2, "A1 too-much-work"]);
  expect(left.length).toBeLessThan(99);
});

it("a workbook without what was too much is worked out as any other", async () => {
  const columns = [[saved("SUMPRODUCT(C:C,D:D,E:E)"), { formula: "MEDIAN(1)" }], [], [2]];
  const excel = await openBytes(await formulaBook(columns));
  for (const text of ["1", "2"]) await excel.user.type("H", "C1", text);
  expect(excel.uncalculated.map(({ address }) => address)).toEqual(["A1", "A2"]);
  // More than a tenth of what a workbook may take.
  await excel.user.type("H", "A1", "=SUMPRODUCT(C1:C260000)");
  expect(excel.uncalculated).toEqual([]);
});

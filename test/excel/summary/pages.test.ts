import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import type { Block } from "../../../src/excel/summary/block";
import {
  formula,
  workbookText,
  type Content,
  type WorkbookText,
} from "../../../src/excel/summary/block";
import { ROW_HEIGHT } from "../../../src/excel/summary/grid";
import { pageBreaks } from "../../../src/excel/summary/page-breaks";
import { rowHeights } from "../../../src/excel/summary/row-heights";
import { followed } from "../../../src/excel/summary/repeated-headers";
import { es } from "../../../src/i18n/es/index";
import type { EmbeddedExcel } from "../../../src/host/node";
import { poiSheet, type ActivitySpec } from "../../poi/poi-sheet";
import { convertedByLibreOffice } from "../../libre-office/convert";
import { itWithLibreOffice } from "../libre-office";
import { edit, openSheets, reopen, valuesOf } from "../workbooks";
import { expectCoreFigures } from "./figures";
import { behind, listOf, make } from "./made-again";
import { blockOf, isContinued, shown } from "./sheet-cells";

const t = es.summary;

/** A plan whose list of activities behind takes several pages. */
function longPlan(): Promise<EmbeddedExcel> {
  const activities = Array.from({ length: 130 }, (_, row): ActivitySpec =>
    behind(`Actividad ${row + 1}`, { unit: `GERENCIA ${row % 40}` }),
  );
  return openSheets(poiSheet({ activities }));
}

/** 0-based rows before which a page begins, as Excel says. */
async function breaksOf(sheet: string): Promise<number[]> {
  return Excel.run(async (context) => {
    const { horizontalPageBreaks } = context.workbook.worksheets.getItem(sheet);
    horizontalPageBreaks.load("items/rowIndex");
    await context.sync();
    return horizontalPageBreaks.items.map(({ rowIndex }) => rowIndex);
  });
}

describe("the pages of a summary", () => {
  it("begin with a block, or with heading and header of the list that goes on there", async () => {
    const excel = await longPlan();
    const { sheet } = await make();
    const rows = await valuesOf(sheet);
    const breaks = await breaksOf(sheet);
    const heading = rows.findIndex(([first]) => first === t.underExecutedHeading(4));
    const header = shown(rows[heading + 1]);
    const within = breaks.filter((row) => isContinued(rows[row], t.underExecutedHeading(4)));
    expect(within.length).toBeGreaterThanOrEqual(2);
    for (const row of breaks.filter((each) => !within.includes(each))) {
      const isBlock = rows[row - 1].every((value) => value === "");
      expect(isBlock || rows[row + 1].includes(t.quarterGroup(1))).toBe(true);
    }
    // And nowhere else.
    const again = rows.flatMap((row, at) => (shown(row) === header ? [at] : []));
    expect(again).toEqual([heading + 1, ...within.map((row) => row + 1)]);
    const file = unzipSync(await excel.save());
    const parts = Object.entries(file).filter(([name]) => /worksheets\/sheet\d+\.xml$/.test(name));
    const saved = parts
      .map(([, bytes]) => strFromU8(bytes))
      .find((xml) => xml.includes("rowBreaks"));
    const ids = [...(saved ?? "").matchAll(/<brk [^>]*?id="(\d+)"[^>]*?man="1"/g)];
    expect(ids.map(([, id]) => Number(id))).toEqual(breaks);
  }, 60_000);

  it("leave the figures right, and texts typed beside activities are found on all of them", async () => {
    const excel = await longPlan();
    const first = await make();
    expectCoreFigures(await valuesOf(first.sheet), first.validation);
    const list = await listOf(first.sheet, "listed");
    expect(list).toHaveLength(130);
    for (const [at, { row }] of list.entries())
      if (at % 10 === 3) await excel.user.type(first.sheet, `J${row}`, `porque ${at}`);
    const again = await make();
    expect(again).toMatchObject({ carriedOver: 13, setAside: 0, keptSheet: undefined });
    const kept = (await listOf(again.sheet, "listed")).flatMap(({ justification }, at) =>
      justification === "" ? [] : [[at, justification]],
    );
    expect(kept).toEqual(
      Array.from({ length: 13 }, (_, each) => [10 * each + 3, `porque ${10 * each + 3}`]),
    );
    await reopen(excel);
    expect(await make()).toMatchObject({ carriedOver: 13, setAside: 0, keptSheet: undefined });
  }, 120_000);

  it("keep words that were typed over a heading and a header of theirs", async () => {
    const excel = await longPlan();
    const { sheet } = await make();
    const rows = await valuesOf(sheet);
    const heading = rows.findIndex(([first]) => first === t.underExecutedHeading(4));
    const again = rows.findIndex(
      (row, at) => at > heading + 1 && shown(row) === shown(rows[heading + 1]),
    );
    const words = ["palabra sobre el título", "palabra sobre la cabecera"];
    for (const [at, word] of words.entries()) await excel.user.type(sheet, `J${again + at}`, word);
    const { sheet: next } = await make();
    const kept = (await valuesOf(next)).flat().filter((value) => words.includes(String(value)));
    expect(kept).toEqual(words);
  }, 60_000);

  itWithLibreOffice(
    "have the header of their list in LibreOffice's PDF, and its title",
    async () => {
      const excel = await longPlan();
      const { sheet } = await make();
      await edit(({ worksheets }) => (worksheets.getItem("POI").visibility = "Hidden"));
      const listed = blockOf(await valuesOf(sheet), t.underExecutedHeading(4));
      const pages = await pdfPages(await excel.save());
      const ofList = pages.filter((page) => /Actividad \d+\b/.test(page));
      expect(ofList.length).toBeGreaterThan(2);
      for (const page of ofList) {
        expect(page).toContain(t.justification);
        expect(page).toContain(t.measure);
        expect(page).toContain(t.title);
        expect(page).toContain(t.underExecutedHeading(4));
      }
      const names = ofList.join("\n").match(/Actividad \d+/g) ?? [];
      expect(new Set(names).size).toBe(listed.length);
    },
    120_000,
  );
});

describe("a summary on paper", () => {
  const plan = (count: number, units: number): ActivitySpec[] =>
    Array.from({ length: count }, (_, row) =>
      behind(`Supervisión y fiscalización de los establecimientos del distrito ${row + 1}`, {
        unit: `GERENCIA DE DESARROLLO URBANO ${row % units}`,
      }),
    );

  itWithLibreOffice.each([
    ["one unit", plan(4, 1), 3],
    ["25 units", plan(50, 25), 6],
    ["300 activities behind", plan(300, 25), 15],
  ])(
    "is one page wide, its pages as they are cut: %s",
    async (_, activities, most) => {
      const excel = await openSheets(poiSheet({ activities }));
      const { sheet } = await make();
      const breaks = await breaksOf(sheet);
      await edit(({ worksheets }) => (worksheets.getItem("POI").visibility = "Hidden"));
      const pages = await pdfPages(await excel.save());
      // A page of the last columns has not the title, which stands in the first.
      for (const page of pages) expect(page).toContain(t.title);
      expect(pages).toHaveLength(breaks.length + 1);
      expect(pages.length).toBeLessThanOrEqual(most);
    },
    120_000,
  );

  itWithLibreOffice(
    "shows a ratio that is wider than its column, and no ### in its place",
    async () => {
      const executed = Array<number>(12).fill(99_999);
      const excel = await openSheets(poiSheet({ activities: [{ executed }, behind("Otra")] }));
      await make();
      await edit(({ worksheets }) => (worksheets.getItem("POI").visibility = "Hidden"));
      const pages = (await pdfPages(await excel.save())).join("\n");
      expect(pages).toMatch(/GERENCIA DE FINANZAS .* 4,999,975\.0 % +Exceso/);
      // What stands in the hidden columns, which is not seen, comes after the level.
      expect(pages).not.toMatch(/##.*Exceso/);
    },
    120_000,
  );

  it.each([
    ["anywhere", 4 / 3],
    ["excel", 8 / 7],
  ] as const)(
    "fits on a page where columns come out wider: printed in %s",
    async (printedIn, wider) => {
      await openSheets(poiSheet({ activities: plan(4, 1) }));
      const { sheet } = await make("es", { printedIn });
      const { widths } = await textsAndWidths(sheet, 1);
      await Excel.run(async (context) => {
        const { pageLayout } = context.workbook.worksheets.getItem(sheet);
        pageLayout.load("zoom,leftMargin,rightMargin");
        await context.sync();
        const { zoom, leftMargin, rightMargin } = pageLayout;
        expect(zoom).toEqual({ scale: expect.any(Number) });
        const onPaper = widths.reduce((sum, width) => sum + width, 0) * wider;
        const room = 842 - leftMargin - rightMargin;
        expect((onPaper * (zoom.scale ?? 100)) / 100).toBeLessThanOrEqual(room);
        expect((onPaper * (zoom.scale ?? 100)) / 100).toBeGreaterThan(0.9 * room);
      });
    },
  );
});

/** The text of each page that LibreOffice prints. */
async function pdfPages(workbook: Uint8Array): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "cuadra-"));
  try {
    await writeFile(
      join(folder, "in.pdf"),
      await convertedByLibreOffice(workbook, "in.xlsx", "pdf"),
    );
    await promisify(execFile)("pdftotext", [
      "-layout",
      join(folder, "in.pdf"),
      join(folder, "in.txt"),
    ]);
    return (await readFile(join(folder, "in.txt"), "utf8")).split("\f").slice(0, -1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("rows of a list", () => {
  const columns = [
    { column: 0, width: 100, isTyped: false },
    { column: 1, width: 100, isTyped: true },
  ];
  const lines = (count: number): WorkbookText => workbookText(Array(count).fill("a").join("\n"));
  /** The height of each row, in lines. */
  const linesOf = (rows: readonly (readonly Content[])[]): number[] =>
    rowHeights(rows, 0, columns).flatMap(({ rows: count, height = 0 }) =>
      Array<number>(count).fill(Math.floor(height / 12.15)),
    );

  it("are as high as their texts, however many they are, where not very many heights differ", () => {
    const rows = Array.from({ length: 900 }, (_, at) => [lines(at < 450 ? 1 : 5), lines(2)]);
    expect(linesOf(rows)).toEqual(rows.map((_, at) => (at < 450 ? 2 : 5)));
  });

  it("are of some lines where very many differ, and yet as high as what was typed", () => {
    const rows = Array.from({ length: 900 }, (_, at) => [
      lines(1 + (at % 5)),
      at === 500 ? lines(9) : "",
    ]);
    expect(linesOf(rows)).toEqual(rows.map((_, at) => (at === 500 ? 9 : 3)));
  });
});

describe("a plan of millions with cents", () => {
  const money = (seed: number): number[] =>
    Array.from({ length: 12 }, (_, month) => ((seed * 7919 + month * 104_729) % 9_999_991) + 0.07);

  it("shows every figure in full, and nothing where nothing is left beside the groups", async () => {
    const activities = Array.from({ length: 30 }, (_, row): ActivitySpec => ({
      unit: `GERENCIA ${row % 7}`,
      measure: ["SOLES", "INFORME"][row % 2],
      programmed: money(row + 1),
      executed: money(row + 1).map((amount) => Math.round(amount * (70 + (row % 5) * 10)) / 100),
    }));
    await openSheets(poiSheet({ activities }));
    const { sheet, validation } = await make();
    const rows = await valuesOf(sheet);
    expectCoreFigures(rows, validation);
    const rest = rows.findLastIndex(([first], at) => first === "" && rows[at + 1]?.[0] === t.total);
    expect(rows[rest].slice(2, 19).filter((value) => value !== "" && value !== 0)).toEqual([]);
    const { texts, widths } = await textsAndWidths(sheet, rows.length);
    // Of the widest digit that workbooks' fonts have at 9 points; what separates them is half as wide.
    const narrow = texts.flatMap((line, row) =>
      line.filter(
        (text, column) =>
          typeof rows[row][column] === "number" &&
          /^-?[\d,.]+( ?%)?$/.test(text) &&
          Array.from(text).reduce((sum, letter) => sum + (/\d|%/.test(letter) ? 5 : 2.5), 0) >
            widths[column],
      ),
    );
    expect(narrow).toEqual([]);
    expect(texts.flat().filter((text) => text.length > 13)).not.toEqual([]);
  }, 60_000);
});

/** What the sheet's cells show, and how wide its columns are in points. */
async function textsAndWidths(
  name: string,
  rows: number,
): Promise<{ texts: string[][]; widths: number[] }> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const cells = sheet.getRangeByIndexes(0, 0, rows, 20).load("text");
    const columns = Array.from({ length: 20 }, (_, column) =>
      sheet.getRangeByIndexes(0, column, 1, 1).load("format/columnWidth"),
    );
    await context.sync();
    return { texts: cells.text, widths: columns.map(({ format }) => format.columnWidth) };
  });
}

describe("page breaks", () => {
  const block = (firstRow: number, rows: number, header = true, below = 0): Block => ({
    firstRow,
    rows: Array.from({ length: rows }, () => [""]),
    formats: [],
    ...(header && { header: { row: 1, rows: 1, below } }),
  });

  it.each<[string, Block[], [number, boolean][]]>([
    ["keep a block whole", [block(0, 6), block(8, 5)], [[8, false]]],
    ["leave blocks that fit together", [block(0, 4), block(5, 5)], []],
    [
      "cut a long block where a page is full, its header counted",
      [block(0, 22)],
      [
        [12, true],
        [19, true],
      ],
    ],
    ["cut a list rather than leave half a page blank", [block(0, 3), block(4, 9)], [[10, true]]],
    ["keep whole what has no header", [block(0, 3), block(4, 9, false)], [[4, false]]],
    ["leave no row or two for the last page", [block(0, 13)], [[10, true]]],
    ["leave no sentence below a list without rows of it", [block(0, 13, true, 2)], [[8, true]]],
    ["give a last sentence no page of its own", [block(0, 10), block(11, 2, false)], []],
    [
      "keep a sentence off the spare rows where another follows",
      [block(0, 10), block(11, 2, false), block(15, 2, false)],
      [[11, false]],
    ],
    ["cut what has no header where the page ends by itself", [block(0, 22, false)], []],
  ])("%s", (_, blocks, expected) => {
    const page = { height: 12 * ROW_HEIGHT, spare: ROW_HEIGHT };
    const breaks = pageBreaks(blocks, page, 2);
    expect(breaks.map(({ row, goesOn }) => [row, goesOn !== undefined])).toEqual(expected);
  });

  it("are followed by references to their own sheet alone, and not to the column of parts", () => {
    const moved = (row: number): number => (row >= 9 ? row + 2 : row);
    const texts = [
      ["SUM(A1:B12,$C$10)", "SUM(A1:B14,$C$12)"],
      [`IF(D10="A10",'A10 POI'!$A$10,POI!B10:B12)`, `IF(D12="A10",'A10 POI'!$A$10,POI!B10:B12)`],
      [`SUMIFS(POI!$A:$A,POI!$B:$B,$A11)+$Y$20`, `SUMIFS(POI!$A:$A,POI!$B:$B,$A13)+$Y$20`],
    ];
    for (const [before, after] of texts)
      expect(followed(formula(before), moved).formula).toBe(after);
  });
});

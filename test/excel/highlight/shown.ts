/** Far right of any table: where formulas are put to see what they say. */
const ASIDE = 200;

/** A conditional format as the workbook holds it. */
interface Found {
  readonly sheet: string;
  readonly formula: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Every conditional format with a formula, as the workbook has them. */
export async function formatsOf(): Promise<Found[]> {
  return Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load("items/name");
    await context.sync();
    const asked = worksheets.items.map((sheet) => {
      const formats = sheet.getRange().conditionalFormats;
      formats.load("items/type,items/customOrNullObject/rule/formula");
      return { sheet: sheet.name, formats };
    });
    await context.sync();
    const ranges = asked.flatMap(({ sheet, formats }) =>
      formats.items
        .filter(({ type }) => type === "Custom")
        .map((format) => {
          const range = format.getRange();
          range.load("rowIndex,columnIndex,rowCount,columnCount");
          return { sheet, formula: format.customOrNullObject.rule.formula, range };
        }),
    );
    await context.sync();
    return ranges.map(({ sheet, formula, range }) => ({
      sheet,
      formula,
      row: range.rowIndex,
      column: range.columnIndex,
      rows: range.rowCount,
      columns: range.columnCount,
    }));
  });
}

/**
 * Which cells each of our conditional formats shows in, by the name in its marker: "quarter-sum" → "POI!5,29"
 * (0-based row and column). Each formula is put aside and copied over a range of the same size, which moves its
 * references as Excel moves a conditional format's.
 */
export async function shownHighlights(): Promise<Map<string, Set<string>>> {
  const shown = new Map<string, Set<string>>();
  const ours = (await formatsOf()).filter(({ formula }) => formula.includes("cuadra:"));
  await Excel.run(async (context) => {
    for (const { sheet, formula, row, column, rows, columns } of ours) {
      const worksheet = context.workbook.worksheets.getItem(sheet);
      const aside = worksheet.getRangeByIndexes(row, column + ASIDE, rows, columns);
      const first = aside.getCell(0, 0);
      first.formulas = [[formula]];
      if (rows * columns > 1) aside.copyFrom(first, "Formulas");
      aside.load("values");
      await context.sync();
      const name = /cuadra:([a-z-]+)/.exec(formula)?.[1] ?? "";
      const cells = shown.get(name) ?? new Set();
      shown.set(name, cells);
      aside.values.forEach((values: unknown[], r) => {
        values.forEach((value, c) => {
          // An error in a conditional format's formula shows nothing.
          if (value === true) cells.add(`${sheet}!${row + r},${column + c}`);
        });
      });
      aside.clear();
      await context.sync();
    }
  });
  return shown;
}

import type { FormulaBlock } from "../../poi/formula-audit/formula-audit";
import type { FormulaArea, ReadFormulas } from "../../poi/linked-sheets/leave-out-linked";
import { groupBy } from "../../poi/group-by";
import type { FileSheet, FileValue } from "../../workbook-file/read-workbook";

/** A block that is being filled. */
type Filled = Omit<FormulaBlock, "formulas"> & { readonly formulas: FileValue[][] };

/** Reads formulas of a file's sheets: each sheet that is asked for is gone through once. */
export function formulasOfFile(sheets: readonly FileSheet[]): ReadFormulas {
  return async (areas) => {
    // What translates formulas, which most files do not need.
    const { formulasIn } = await import(
      /* webpackChunkName: "file-formulas" */ "../../workbook-file/formulas"
    );
    return [...groupBy(areas, ({ sheet }) => sheet)].flatMap(([name, ofSheet]) => {
      const sheet = sheets.find((each) => each.name === name);
      if (!sheet) return [];
      const blocks = ofSheet.map((area) => valuesIn(sheet, area));
      const formulas = formulasIn(sheet.sheetData(), (row) =>
        ofSheet.some(({ firstRow, rows }) => firstRow <= row && row < firstRow + rows),
      );
      for (const { row, column, formula } of formulas)
        for (const { firstRow, firstColumn, formulas: cells } of blocks) {
          const ofRow = cells.at(row - firstRow);
          const at = column - firstColumn;
          if (row >= firstRow && ofRow && at >= 0 && at < ofRow.length) ofRow[at] = formula;
        }
      return blocks;
    });
  };
}

/** The values of an area, which formulas are put among. */
function valuesIn({ values, firstRow, firstColumn }: FileSheet, area: FormulaArea): Filled {
  const formulas = Array.from({ length: area.rows }, (_, row) => {
    const cells = values.at(area.firstRow + row - firstRow) ?? [];
    return Array.from(
      { length: area.columns },
      (__, column): FileValue => cells.at(area.firstColumn + column - firstColumn) ?? "",
    );
  });
  return { sheet: area.sheet, firstRow: area.firstRow, firstColumn: area.firstColumn, formulas };
}

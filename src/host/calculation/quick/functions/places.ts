import { cellAddress, quoteSheet } from "../../../model/address";
import type { Area } from "../../../model/area";
import type { Cell } from "../../../model/cells";
import type { Call, QuickFunction } from "../call";
import { isError, NotQuick, number, numberOf, text } from "../values";

/** Where cells are, and the cell at a place. */
export const PLACES = {
  ROW: (call) => number((call.count === 0 ? call.home.row : call.area(0).rect.top) + 1),
  ROWS: (call) => {
    const { rect } = call.area(0);
    return number(rect.bottom - rect.top + 1);
  },
  INDEX: (call) => {
    const area = indexed(call);
    if ("kind" in area) throw new NotQuick("an error as argument");
    return call.single(area);
  },
  /** CELL("address",…): Excel names the book and the sheet where it is another one. */
  CELL: (call) => {
    const what = call.arg(0);
    if (what.kind !== "text" || what.value.toLowerCase() !== "address") throw new NotQuick("CELL");
    const { sheet, rect } = call.area(1);
    const cell = `$${cellAddress(rect.top, rect.left).replace(/(?=\d)/, "$")}`;
    if (sheet === call.home.sheet) return text(cell);
    const { fileName } = call;
    const isPlain = quoteSheet(sheet.name) === sheet.name && /^[\p{L}\p{N}_.]*$/u.test(fileName);
    if (isPlain) return text(`[${fileName}]${sheet.name}!${cell}`);
    return text(`'[${fileName}]${sheet.name.replaceAll("'", "''")}'!${cell}`);
  },
} satisfies Record<string, QuickFunction>;

/** The cells of INDEX(area,row,column), where 0 stands for all of them, or the first error among row and column. */
export function indexed(call: Call): Area | Cell {
  if (call.count < 2) throw new NotQuick("INDEX");
  const numbers: number[] = [];
  for (let at = 1; at < call.count; at += 1) {
    const value = call.value(at);
    if (isError(value)) return value;
    numbers.push(numberOf(value));
  }
  return call.part(0, (rect) => {
    const isColumn = rect.left === rect.right;
    const [row, column = isColumn ? 1 : 0] = numbers;
    const from = Math.trunc(row) - 1;
    const across = Math.trunc(column) - 1;
    const picked = {
      top: from < 0 ? rect.top : rect.top + from,
      bottom: from < 0 ? rect.bottom : rect.top + from,
      left: across < 0 ? rect.left : rect.left + across,
      right: across < 0 ? rect.right : rect.left + across,
    };
    if (picked.bottom > rect.bottom || picked.right > rect.right)
      throw new NotQuick("INDEX beyond");
    return picked;
  });
}

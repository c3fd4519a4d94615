import { usedOnce } from "../sheets";

/** What a cell gets: a text as it is, whatever it begins with; a number; a logical value; a formula in English; null: nothing. */
export type CellInput = string | number | boolean | { readonly formula: string } | null;

/** Half of the 5 MB that a request may have in Excel on the web. */
const WANTED_CHARACTERS = 2_500_000;

/** Characters that a cell holds; the prefix takes one. */
const LONGEST_TEXT = 32_766;

/**
 * Writes rows from A1 on, as many in a request as it holds; the last of them go with the next request. Every text gets
 * the prefix that makes it one, which Excel does not show: neither a formula comes of it, nor a number or a date.
 * @param rows all of the same length
 */
export async function writeRows(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rows: readonly (readonly CellInput[])[],
): Promise<void> {
  let from = 0;
  let waiting = 0;
  const inputs: (string | number | boolean)[][] = [];
  const put = (): void => {
    if (inputs.length === 0) return;
    const range = sheet.getRangeByIndexes(from, 0, inputs.length, inputs[0].length);
    usedOnce(range).formulas = inputs.splice(0);
  };
  for (const [at, row] of rows.entries()) {
    const input = row.map(inputOf);
    const characters = JSON.stringify(input).length;
    if (waiting + characters > WANTED_CHARACTERS) {
      put();
      from = at;
      waiting = 0;
      await send(context);
    }
    inputs.push(input);
    waiting += characters;
  }
  put();
}

/** What has been put so far, before it outgrows a request. */
const send = (context: Excel.RequestContext): Promise<void> => context.sync();

function inputOf(cell: CellInput): string | number | boolean {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number" || typeof cell === "boolean") return cell;
  return typeof cell === "string" ? `'${cell.slice(0, LONGEST_TEXT)}` : `=${cell.formula}`;
}

import type { CellValue } from "../../poi/cells";
import { textHashes } from "../../poi/text-hash";
import type { Area } from "./sheet-area";
import type { Turn } from "../../poi/turns";

/**
 * Quoted texts; references, with or without their sheet; spaces and Excel's "@". References follow the plan's cells when a person moves or renames those, and
 * that is no edit of the summary. What else a formula says stays.
 */
const PIECE =
  /("(?:[^"]|"")*")|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!|\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![A-Z\d(])|#REF!)|[\s@]+/gu;

/** Rows between two looks at the clock. */
const A_FEW = 100;

const OWN_ROW = "\u0003";

/** Cells' contents as the fingerprint takes them. */
class NormalContents {
  /** Of formulas, by what they say but for the digits of their own row; undefined where those digits are left. */
  private readonly known = new Map<string, string | undefined>();

  /** @param row of the cell, 0-based */
  of(content: CellValue, row: number): string {
    if (typeof content !== "string") return String(content);
    if (content.startsWith("=")) return this.ofFormula(content, row);
    return content.startsWith("'") ? content.slice(1) : content;
  }

  /** Without references, the formulas of a list say the same in every row: they are taken apart once. */
  private ofFormula(formula: string, row: number): string {
    const own = String(row + 1);
    const key = formula.replaceAll(own, OWN_ROW);
    let normal = this.known.get(key);
    if (normal !== undefined) return normal;
    normal = withoutReferences(formula);
    if (!this.known.has(key) && this.known.size < MOST_KNOWN)
      this.known.set(key, normal.includes(own) || formula.includes(OWN_ROW) ? undefined : normal);
    return normal;
  }
}

/** More different formulas than this are not kept. */
const MOST_KNOWN = 10_000;

function withoutReferences(formula: string): string {
  return formula.replace(
    PIECE,
    (_piece, quoted: string | undefined, reference: string | undefined) =>
      quoted ?? (reference === undefined ? "" : "¤"),
  );
}

/**
 * The fingerprint of what stands on a summary sheet outside the columns to fill in: whether a person has edited it
 * shows in it. Of each row that is not blank, two 32-bit hashes of its cells; all rows added up, so that moving and
 * sorting rows and putting in blank ones leave it as it is. Number of rows and both sums, in hexadecimal. Formats,
 * charts and pictures are not part of it.
 * @param rows formulas of the sheet's cells from A1 on, row by row
 * @param toFillIn the columns to fill in
 */
export async function fingerprintOf(
  rows: readonly (readonly CellValue[])[],
  toFillIn: readonly Area[],
  turn: Turn,
): Promise<string> {
  const isTheirs = (at: number, column: number): boolean =>
    toFillIn.some((area) => column === area.column && at >= area.row && at < area.row + area.rows);
  let count = 0;
  const sums = [0, 0];
  const contents = new NormalContents();
  for (const [at, row] of rows.entries()) {
    if (at % A_FEW === 0) await turn();
    const said = row.map((content, column) =>
      content === "" || isTheirs(at, column) ? "" : contents.of(content, at),
    );
    const last = said.findLastIndex((text) => text !== "");
    if (last < 0) continue;
    count++;
    const hashes = textHashes(["", "\u0002"], said.slice(0, last + 1).join("\u0001"));
    sums[0] = (sums[0] + hashes[0]) >>> 0;
    sums[1] = (sums[1] + hashes[1]) >>> 0;
  }
  return [count, ...sums].map((part) => part.toString(16)).join("-");
}

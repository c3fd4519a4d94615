import type { FindingOf, LeftOutRows } from "../../poi/findings/finding";
import { createFormat } from "../format";
import { columns } from "./columns";

const { number } = createFormat("es");

/** "la fila 9", "las filas 9 a 12 de «POI 2» (u otras que dicen lo mismo)". */
export function leftOutRows({ sheet, firstRow, lastRow, isOnly }: LeftOutRows): string {
  const isOne = firstRow === lastRow;
  const rows = isOne ? `la fila ${firstRow + 1}` : `las filas ${firstRow + 1} a ${lastRow + 1}`;
  const other = isOne ? "u otra que dice lo mismo" : "u otras que dicen lo mismo";
  return `${rows}${sheet === undefined ? "" : ` de «${sheet}»`}${isOnly ? "" : ` (${other})`}`;
}

/** "deja fuera la fila 9, debajo de TOTAL, en META y otras 32 columnas", "suma de más en META y otras 32 columnas, …"; "" de una sola. */
export function inAllColumns({ row, slot, detail }: FindingOf<"total-sum">): string {
  const { leftOut, others } = detail;
  if (!others) return "";
  const other =
    others.length === 1
      ? columns.slotName(others[0].slot)
      : `otras ${number(others.length)} columnas`;
  const all = `${columns.slotName(slot)} y ${other}`;
  // An activity put in under TOTAL.
  const isBelow = leftOut !== undefined && leftOut.sheet === undefined && leftOut.firstRow > row;
  return leftOut
    ? ` deja fuera ${leftOutRows(leftOut)}${isBelow ? ", debajo de TOTAL," : ""} en ${all}`
    : ` suma de más en ${all}, como si contara una fila que no es suya o que ya no está`;
}

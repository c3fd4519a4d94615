import type { LeftOut, LeftOutRows } from "../../poi/findings/finding";
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

/** "deja fuera la fila 9 en META y otras 32 columnas". */
export const leavesOut = (slot: number, { others, ...rows }: LeftOut): string =>
  `deja fuera ${leftOutRows(rows)} en ${columns.slotName(slot)} y ${others.length === 1 ? columns.slotName(others[0].slot) : `otras ${number(others.length)} columnas`}`;

import type { Reason } from "../poi/plan";
import type { Catalogue } from "./es/index";

/** Reasons as one text: "AGO: Demora en contratar; SEP: Falta de personal"; "" of none. */
export function reasonText({ columns }: Catalogue, reasons: readonly Reason[]): string {
  return reasons
    .map(({ month, text }) => (month === null ? text : `${columns.month(month)}: ${text}`))
    .join("; ");
}

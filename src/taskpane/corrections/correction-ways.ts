import {
  isInBatch,
  KINDS_OF_TEXT,
  type Batch,
  type Correction,
} from "../../poi/diagnosis/correction";
import type { CorrectionsState } from "./corrections-state";

/** Names a correction, also after its row was diagnosed again: a row has at most one that follows from its sums. */
export function correctionKey({ sheet, row, kind, cells }: Correction): string {
  const columns = KINDS_OF_TEXT.has(kind) ? `:${cells.map(({ column }) => column).join(",")}` : "";
  return `${row}${columns} ${sheet}`;
}

/** How many rows some corrections, or records of them, are of: a row may have more than one. */
export const rowCount = (of: readonly { readonly sheet: string; readonly row: number }[]): number =>
  new Set(of.map(({ sheet, row }) => `${row} ${sheet}`)).size;

/** The corrections of figures: names are written alike apart from them. */
export const ofFigures = (corrections: readonly Correction[]): readonly Correction[] =>
  corrections.filter(({ kind }) => kind !== "spelling");

/** Tells a way from the others, also after the row was diagnosed again. */
export const wayKey = ({ sheet, row, cells }: Correction): string =>
  [
    ...cells.map(
      ({ column, to, toText, toFormula }) => `${column}:${toFormula ?? toText ?? to ?? ""}`,
    ),
    `${row} ${sheet}`,
  ].join(" ");

/** The ways in which a correction can be made, the likeliest first; last the one of another row in its place. */
export const waysOf = (correction: Correction): readonly Correction[] => [
  correction,
  ...correction.alternatives.map((cells) => ({ ...correction, cells })),
  ...(correction.instead ? [correction.instead] : []),
];

/** The corrections of a diagnosis that can be made together without choosing, and have not been. */
export function wanted(
  { diagnosed, applied }: Pick<CorrectionsState, "diagnosed" | "applied">,
  batch: Batch,
): readonly Correction[] {
  if (!diagnosed) return [];
  return diagnosed.diagnosis.corrections.filter(
    (correction) => isInBatch(correction, batch) && !applied.has(correctionKey(correction)),
  );
}

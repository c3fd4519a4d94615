import { writeXlsx, type WriteSheet } from "hucre";
import { poiSheet, type SheetSpec } from "../poi/poi-sheet";

type Rows = WriteSheet["rows"];

/** A file as it is chosen in the browser. */
interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A sheet's rows as a workbook is made of them. */
export const rowsOf = (spec: SheetSpec): Rows => cellsOf(poiSheet(spec).values);

/** The same of any values; blank texts are blank cells. */
export const cellsOf = (values: ReturnType<typeof poiSheet>["values"]): Rows =>
  values.map((row) => row.map((value) => (value === "" ? null : value)));

/** Bytes, or a text, to be chosen as a file. */
export const chosen = (name: string, content: Uint8Array | string): ChosenFile => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

/** A workbook with a plan, to be chosen. */
export async function fileOf(name: string, spec: SheetSpec): Promise<ChosenFile> {
  const rows = rowsOf(spec) ?? [];
  return chosen(name, await writeXlsx({ sheets: [{ name: spec.sheet ?? "POI", rows }] }));
}

/** What was executed of one each month, to September. */
const executed = Array.from({ length: 12 }, (_, month) => (month < 9 ? 1 : 0));

export const SOUND: SheetSpec = {
  title: "PLAN OPERATIVO INSTITUCIONAL 2026 - EJECUCIÓN AL III TRIMESTRE",
  activities: [
    { unit: "RENTAS", activity: "Notificar valores", executed },
    { unit: "RENTAS", activity: "Fiscalizar predios", executed },
    { unit: "OBRAS", activity: "Supervisar obras", executed },
  ],
};

/** A quarter before `SOUND`: a target and a month already reported were other; one activity was there, one not. */
export const EARLIER: SheetSpec = {
  title: "PLAN OPERATIVO INSTITUCIONAL 2026 - EJECUCIÓN AL II TRIMESTRE",
  activities: [
    { unit: "RENTAS", activity: "Notificar valores", executed, cells: { S: 7, E: 99 } },
    { unit: "RENTAS", activity: "Fiscalizar predios", executed },
    {
      unit: "OBRAS",
      activity: "Capacitar al personal de planta",
      measure: "TALLER",
      cells: { F: 40 },
    },
  ],
};

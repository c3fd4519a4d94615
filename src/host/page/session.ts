import { isObject } from "../web/envelope";

/** What the server says this page is for (src/host/server/server.ts). */
export interface Session {
  addInOrigin: string;
  /** Name of the workbook behind /workbook. */
  workbook: string;
  /** Display language of this Excel, from the page's address (?lang=en-US); es-PE by default. */
  language: string;
  /** Newest ExcelApi requirement set of this Excel (?excelApi=1.6); 1.17 by default. */
  excelApi: string;
  /** Whether the workbook is open for reading only (?readOnly). */
  readOnly: boolean;
}

const EXCEL_API = "1.17";

/** @throws Error when the server answers anything else. */
export async function loadSession(): Promise<Session> {
  const answer: unknown = await (await fetch("/session.json")).json();
  if (
    !isObject(answer) ||
    typeof answer.addInOrigin !== "string" ||
    typeof answer.workbook !== "string"
  ) {
    throw new Error("/session.json is not a session");
  }
  const asked = new URLSearchParams(location.search);
  return {
    addInOrigin: answer.addInOrigin,
    workbook: answer.workbook,
    language: asked.get("lang") ?? "es-PE",
    excelApi: asked.get("excelApi") ?? EXCEL_API,
    readOnly: asked.has("readOnly"),
  };
}

/** The workbook to open first. */
export async function loadWorkbook(): Promise<Uint8Array> {
  const answer = await fetch("/workbook");
  if (!answer.ok) throw new Error(`/workbook: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

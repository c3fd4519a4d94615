/** @jest-environment ./test/e2e/environment.ts */
import { expect, it } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import type { Frame } from "playwright-core";
import { syntheticPlan } from "../bench/synthetic-plan";
import { describeInBrowser, type OpenExcel } from "./browser";
import { bookOf, type ExcelInBrowser } from "./excel";

declare global {
  interface Window {
    /** What the progress bar has said, in the order in which it said it. */
    sharesSeen: number[];
  }
}

/** 1-based row of the first activity, and 0-based column of its I TRIMESTRE programmed (AD) in synthetic plans. */
const FIRST_ROW = 5;
const QUARTER = 29;
const ROWS = 60_000;
/** The book is made of these over and over, each with a name of its own. */
const ROWS_IN_FILE = 2000;
const ROWS_A_FAULT = 4;
/** Findings that are listed of one check. */
const MOST_LISTED = 10_000;

/** In every fourth row the first quarter says one more than its months add up to, and all else is sound. */
function rowsInFile(): { sheet: string; rows: (string | number | boolean | null)[][] } {
  const { sheet, values } = syntheticPlan(ROWS_IN_FILE, Infinity);
  const rows = values.map((row) => row.map((value) => (value === "" ? null : value)));
  for (let at = FIRST_ROW - 1; at < rows.length; at += ROWS_A_FAULT)
    rows[at][QUARTER] = Number(rows[at][QUARTER]) + 1;
  return { sheet, rows };
}

const FAULTS = ROWS / ROWS_A_FAULT;
const shown = (number: number): string => number.toLocaleString("en-US");
/** The cell of a 0-based fault. */
const cellOf = (fault: number): string => `AD${FIRST_ROW + fault * ROWS_A_FAULT}`;

async function openLargeBook(open: OpenExcel): Promise<ExcelInBrowser> {
  const { sheet, rows } = rowsInFile();
  const excel = await open({ book: await bookOf("grande.xlsx", { [sheet]: rows }) });
  await excel.page.evaluate(
    ([name, first, last, named]) => window.cuadraHost.repeatRows(name, { first, last, named }),
    [sheet, FIRST_ROW - 1, FIRST_ROW + ROWS - 2, 2] as const,
  );
  return excel;
}

describeInBrowser("a book of 60,000 activities", (open) => {
  const validate = ({ pane }: ExcelInBrowser): Promise<void> =>
    pane.getByRole("button", { name: /^(Validar|Intentar de nuevo)$/ }).click();

  /** Notes what the progress bar says from now on. */
  const watchProgress = (pane: Frame): Promise<void> =>
    pane.evaluate(() => {
      window.sharesSeen = [];
      new MutationObserver(() => {
        const value = document.querySelector<HTMLProgressElement>(".during progress")?.value;
        if (value !== undefined && value !== window.sharesSeen.at(-1))
          window.sharesSeen.push(value);
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });

  const selected = async ({ page }: ExcelInBrowser, cell: string): Promise<void> => {
    await page.waitForFunction((address) => window.cuadraHost.selection.address === address, cell);
  };

  /** It is cancelled half-way, and the pane is as it was before. */
  async function isCancelled(excel: ExcelInBrowser): Promise<void> {
    const { page, pane } = excel;
    await page.evaluate(() => (window.cuadraHost.faults.latency = 300));
    await validate(excel);
    await pane.waitForFunction(() => (document.querySelector("progress")?.value ?? 0) > 30);
    await pane.getByRole("button", { name: "Cancelar" }).click();
    await pane.getByRole("heading", { name: "Validación cancelada" }).waitFor();
    await page.evaluate(() => (window.cuadraHost.faults.latency = 0));
    const { bytes } = await excel.download();
    const sheets = Object.entries(unzipSync(bytes)).filter(([name]) =>
      name.startsWith("xl/worksheets/"),
    );
    expect(sheets.some(([, part]) => strFromU8(part).includes("cuadra:"))).toBe(false);
  }

  /** It is then validated, with progress that goes on, and all its errors are counted. */
  async function isValidated(excel: ExcelInBrowser): Promise<void> {
    const { pane } = excel;
    await watchProgress(pane);
    await validate(excel);
    await pane.getByRole("heading", { name: `${shown(FAULTS)} errores por corregir` }).waitFor();
    const shares = await pane.evaluate(() => window.sharesSeen);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(6);
    expect(shares.filter((share) => share > 20 && share < 80).length).toBeGreaterThan(3);
    const beyond = shown(FAULTS - MOST_LISTED);
    await pane
      .getByText(`Hay más: ${beyond} de «Trimestre, semestre o año que no cuadra»`)
      .waitFor();
    await pane.locator(".group .badge", { hasText: shown(MOST_LISTED) }).waitFor();
  }

  /** It is gone through finding by finding, round the end of the list and back. */
  async function isGoneThrough(excel: ExcelInBrowser): Promise<void> {
    const { pane } = excel;
    const [previous, next] = [
      pane.locator(".steps button").first(),
      pane.locator(".steps button").last(),
    ];
    await next.click();
    await selected(excel, cellOf(0));
    await next.click();
    await selected(excel, cellOf(1));
    await previous.click();
    await selected(excel, cellOf(0));
    await previous.click();
    await selected(excel, cellOf(MOST_LISTED - 1));
    const name = `NÚMERO ${1 + (((MOST_LISTED - 1) * ROWS_A_FAULT) % ROWS_IN_FILE)} `;
    await pane.locator(".finding.selected .finding-whose", { hasText: name }).waitFor();
  }

  /** It is followed where a cell is corrected. */
  async function isFollowed(excel: ExcelInBrowser): Promise<void> {
    const { pane } = excel;
    const cell = await excel.page.evaluate((address) => {
      const row = Number(address.slice(2));
      return ["F", "G", "H"].reduce(
        (sum, column) => sum + Number(window.cuadraHost.cell(`${column}${row}`).input),
        0,
      );
    }, cellOf(2));
    await excel.type(cellOf(2), String(cell));
    const left = `${shown(FAULTS - 1)} errores por corregir`;
    await pane.getByRole("heading", { name: left }).waitFor();
  }

  /** It names its activities under Ejecución. */
  async function namesActivities(excel: ExcelInBrowser): Promise<void> {
    const { pane } = excel;
    await pane.locator("#tab-execution").click();
    await pane
      .getByText(/ACTIVIDAD OPERATIVA DE SEGUIMIENTO Y CONTROL NÚMERO \d+/)
      .first()
      .waitFor();
    await pane.locator("#tab-review").click();
  }

  it("is cancelled half-way, validated, gone through, followed and shown by its names", async () => {
    const excel = await openLargeBook(open);
    for (const step of [isCancelled, isValidated, isGoneThrough, isFollowed, namesActivities])
      await step(excel);
  });
});

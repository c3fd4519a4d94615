import type { Plan } from "../plan";
import { SLOT_COUNT } from "../slots";
import {
  atOnce,
  mapInSteps,
  noTurn,
  sortInSteps,
  stepByStep,
  type Steps,
  type Turn,
} from "../turns";
import { cellReader, planRows, sealedText, TEXT_ROLES } from "./plan-rows";

/**
 * The seal of a plan: SHA-256, in 64 lower-case hexadecimal digits, of its canonical form in UTF-8.
 *
 * Canonical form, version 1. One line a row, activities and total rows alike, each a JSON array without spaces:
 * `["A",unit,category,activity,measure,v0,…,v57]`, "T" in place of "A" for a total row. Texts are trimmed and in
 * NFC. v0 is META; then for the programmed, the executed and the reprogrammed amounts: 12 months, 4 quarters,
 * 2 semesters, the year. A value is a number as ECMAScript writes it, null where the cell is blank or the plan has
 * no such column, a text where the cell holds no number. The lines are sorted by UTF-16 code units; above them
 * stands `["cuadra-plan",1,title,year]`; lines are joined by a line feed, without one at the end.
 *
 * So the seal changes with any value of the plan and with nothing else: not when rows or columns are moved or
 * sorted, blank rows put in, sheets renamed, or colours changed.
 * @param turn for a long plan, now and then
 */
export async function sealOf(plan: Plan, turn: Turn = noTurn): Promise<string> {
  const form = await stepByStep(turn, canonicalSteps(plan));
  const bytes = new TextEncoder().encode(form);
  await turn();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The text that `sealOf` takes the SHA-256 of. */
export function canonicalForm(plan: Plan): string {
  return atOnce(canonicalSteps(plan));
}

function* canonicalSteps(plan: Plan): Steps<string> {
  const cell = cellReader(plan);
  const slots = Array.from({ length: SLOT_COUNT }, (_, slot) => slot);
  const lines = yield* mapInSteps(planRows(plan), (row) =>
    JSON.stringify([
      row.isTotal ? "T" : "A",
      ...TEXT_ROLES.map((role) => sealedText(row, role)),
      ...slots.map((slot) => cell(row, slot)),
    ]),
  );
  const sorted = yield* sortInSteps(lines, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const title = plan.title.trim().normalize("NFC");
  return [JSON.stringify(["cuadra-plan", 1, title, plan.year]), ...sorted].join("\n");
}

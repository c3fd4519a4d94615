import type { Finding } from "../poi/findings/finding";

/** What tells a finding from every other of a validation, and finds it again in the next one. */
export function findingKey({ check, sheet, row, column, slot, isTotal }: Finding): string {
  return `${check}|${row}|${column}|${slot}|${isTotal ? 1 : 0}|${sheet}`;
}

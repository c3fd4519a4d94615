import { monthSlot, quarterSlot, slotOf } from "../slots";

/** The slots of what is executed in months, quarters and semesters that come wholly after a quarter (1–4). */
export function executedAfter(quarter: number): number[] {
  return [
    ...Array.from({ length: 12 - quarter * 3 }, (_, index) =>
      monthSlot("executed", quarter * 3 + index),
    ),
    ...Array.from({ length: 4 - quarter }, (_, index) => quarterSlot("executed", quarter + index)),
    ...[0, 1]
      .filter((semester) => semester * 2 >= quarter)
      .map((index) => slotOf("executed", { kind: "semester", index })),
  ];
}

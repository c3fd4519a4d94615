import type { SheetSpec } from "../../poi/poi-sheet";

const PROGRAMMED = [7, 30, 2, 11, 0, 18, 5, 40, 9, 1, 22, 13];
const EXECUTED = [5, 28, 8, 3, 6, 11, 14, 33, 2, 9, 17, 4];

/** Four like rows without TOTAL, one month of the first wrong: nothing tells which cell of its quarter it is. */
export const AMBIGUOUS: SheetSpec = {
  activities: Array.from({ length: 4 }, (_, index) => ({
    unit: "SUBGERENCIA DE FISCALIZACIÓN Y CONTROL MUNICIPAL",
    activity: "Inspección de establecimientos comerciales y de servicios del distrito",
    programmed: PROGRAMMED,
    executed: EXECUTED,
    ...(index === 0 && { cells: { R: 9 } }),
  })),
};

/** The same under a TOTAL that fails by as much: it can only be that cell. */
export const CERTAIN: SheetSpec = {
  ...AMBIGUOUS,
  total: { R: 20, AE: 164 },
};

/** One activity whose amounts are percentages of progress, written as running totals. */
export const RUNNING: SheetSpec = {
  activities: [
    {},
    {
      activity: "Avance de la obra del local institucional",
      programmed: Array.from({ length: 12 }, (_, month) => month + 1),
      cells: { E: 12, AD: 3, AE: 3, AF: 6, AG: 6, AH: 9, AI: 9, AJ: 12, AK: 12 },
    },
  ],
};

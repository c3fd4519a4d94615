/** What most plans have, in the order in which it is asked for. */
export const USUAL_FIELDS = [
  "unit",
  "activity",
  "measure",
  "target",
  "programmed",
  "executed",
] as const;

/** What some have besides. */
export const OTHER_FIELDS = [
  "programmed-quarters",
  "executed-quarters",
  "programmed-semesters",
  "executed-semesters",
  "reprogrammed",
  "reprogrammed-quarters",
  "reprogrammed-semesters",
] as const;

/** What a person can point at. */
export const POINTED_FIELDS = [...USUAL_FIELDS, ...OTHER_FIELDS] as const;
export type PointedField = (typeof POINTED_FIELDS)[number];

/** How many header cells a field has: the months of a series, its quarters or semesters, or one. */
export const CELLS_OF_FIELD: Readonly<Record<PointedField, 1 | 2 | 4 | 12>> = {
  unit: 1,
  activity: 1,
  measure: 1,
  target: 1,
  programmed: 12,
  executed: 12,
  "programmed-quarters": 4,
  "executed-quarters": 4,
  "programmed-semesters": 2,
  "executed-semesters": 2,
  reprogrammed: 12,
  "reprogrammed-quarters": 4,
  "reprogrammed-semesters": 2,
};

/** Rows that the cells of one header may span. */
export const TALLEST_POINTED = 6;

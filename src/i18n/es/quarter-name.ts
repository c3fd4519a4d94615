/** Roman numbers of quarters and semesters, as plans write them. */
export const ROMAN = ["I", "II", "III", "IV"];

/** A quarter (1–4) by name: "IV trimestre". */
export const quarterName = (quarter: number): string => `${ROMAN[quarter - 1]} trimestre`;

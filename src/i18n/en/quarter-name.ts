/** A quarter (1–4) by name: "quarter 4". */
export const quarterName = (quarter: number): string => `quarter ${quarter}`;

/** Serial number of 8 November 1944, the power of two that one mask tells from: a smaller number is not a date that Excel made of something typed as "1-2". */
export const FIRST_LIKELY_DATE = 0x4000;

/** Whole, not negative, and too small to be a date: such numbers fit two bytes, and so do three of them added up. A two-byte column holds no others. */
export const isUsual = (value: number): boolean => (value & (FIRST_LIKELY_DATE - 1)) === value;

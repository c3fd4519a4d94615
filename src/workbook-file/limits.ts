/** Rows in a worksheet of Excel. */
export const MAX_ROWS = 1_048_576;
/** Columns in a worksheet of Excel. */
export const MAX_COLUMNS = 16_384;
/** Characters that a cell holds. */
export const MAX_TEXT_LENGTH = 32_767;
/** Characters of a formula. */
export const MAX_FORMULA_LENGTH = 8192;
/** Characters of all that an add-in keeps in a workbook: 2 MB (Office.Settings.set), at two bytes each. */
export const MAX_SETTINGS_LENGTH = 2 ** 20;

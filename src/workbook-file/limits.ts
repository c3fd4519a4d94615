/** Rows in a worksheet of Excel. */
export const MAX_ROWS = 1_048_576;
/** Columns in a worksheet of Excel. */
export const MAX_COLUMNS = 16_384;

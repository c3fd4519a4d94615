const MILLISECONDS_A_DAY = 86_400_000;
/** Excel's day 0, as JavaScript counts. */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** A moment as Excel counts it, to the minute: days since the end of 1899, by this computer's clock and time zone. */
export function excelDate(moment: Date): number {
  const local = Date.UTC(
    moment.getFullYear(),
    moment.getMonth(),
    moment.getDate(),
    moment.getHours(),
    moment.getMinutes(),
  );
  // No more digits than files keep.
  return Number(((local - DAY_ZERO) / MILLISECONDS_A_DAY).toPrecision(15));
}

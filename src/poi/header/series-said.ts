import type { ColumnFacts } from "./band";

/** Of which periods a header says what series they are of. */
export interface SeriesSaid {
  readonly ofSome: boolean;
  /** Whether there are months, quarters or semesters of what was executed. */
  readonly ofExecutedParts: boolean;
  /** Whether each month is there once at most, and no word says what months are of: beside quarters of both series they are what is programmed. */
  readonly ofNoMonth: boolean;
  /** Whether there are months, quarters or semesters that are said to be of what was programmed. */
  readonly ofProgrammedParts: boolean;
  /** The group without a known word over the first month that is of no series by its name, or else the first quarter or semester. */
  readonly firstGroup: string;
}

/** What the columns of a header say of it. */
export function seriesSaidIn(columns: readonly ColumnFacts[]): SeriesSaid {
  const periods = columns.flatMap(({ said: { period, series }, isOther, unknownGroup }) =>
    period === undefined || isOther ? [] : [{ period, series, unknownGroup }],
  );
  const parts = periods.filter(({ period }) => period.kind !== "year");
  const months = periods.filter(({ period }) => period.kind === "month");
  return {
    ofSome: periods.some(({ series }) => series !== undefined),
    ofExecutedParts: parts.some(({ series }) => series === "executed"),
    ofProgrammedParts: parts.some(({ series }) => series === "programmed"),
    firstGroup:
      [...months, ...parts].find(({ series }) => series === undefined)?.unknownGroup ?? "",
    ofNoMonth:
      months.every(({ series }) => series === undefined) &&
      new Set(months.map(({ period }) => period.index)).size === months.length,
  };
}

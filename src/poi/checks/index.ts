import { blankActivity } from "./blank-activity";
import type { Check } from "./check";
import { dash } from "./dash";
import { duplicateActivity } from "./duplicate-activity";
import { emptyColumn } from "./empty-column";
import { filteredTotal } from "./filtered-total";
import { fraction } from "./fraction";
import { futureExecution } from "./future-execution";
import { lastValue } from "./last-value";
import { linkedSheet } from "./linked-sheet";
import { missingColumn } from "./missing-column";
import { missingText } from "./missing-text";
import { negative } from "./negative";
import { noData } from "./no-data";
import { notANumber } from "./not-a-number";
import { notAdditive } from "./not-additive";
import { otherQuarter } from "./other-quarter";
import { partialTotal } from "./partial-total";
import { quarterSum } from "./quarter-sum";
import { repeatedSheet } from "./repeated-sheet";
import { roundedParts } from "./rounded-parts";
import { runningQuarters } from "./running-quarters";
import { shiftedRow } from "./shifted-row";
import { spelling } from "./spelling";
import { targetSum } from "./target-sum";
import { tasksCounted } from "./tasks-counted";
import { textNumber } from "./text-number";
import { totalMixed } from "./total-mixed";
import { totalSum } from "./total-sum";
import { unfilledMonths } from "./unfilled-months";
import { unprogrammedExecution } from "./unprogrammed-execution";
import { unreadColumns } from "./unread-columns";
import { unreadRows } from "./unread-rows";
import { unverifiedTotal } from "./unverified-total";

/** Everything that Cuadra looks for, in the order in which findings of one row are shown. */
export const CHECKS: readonly Check[] = [
  shiftedRow,
  notANumber,
  textNumber,
  noData,
  targetSum,
  quarterSum,
  lastValue,
  totalSum,
  negative,
  futureExecution,
  unprogrammedExecution,
  totalMixed,
  blankActivity,
  missingText,
  missingColumn,
  otherQuarter,
  unreadColumns,
  unreadRows,
  emptyColumn,
  unfilledMonths,
  runningQuarters,
  duplicateActivity,
  repeatedSheet,
  linkedSheet,
  fraction,
  roundedParts,
  dash,
  notAdditive,
  spelling,
  unverifiedTotal,
  partialTotal,
  filteredTotal,
  tasksCounted,
];

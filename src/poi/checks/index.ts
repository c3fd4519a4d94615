import type { Check } from "./check";
import { duplicateActivity } from "./duplicate-activity";
import { emptyColumn } from "./empty-column";
import { filteredTotal } from "./filtered-total";
import { fraction } from "./fraction";
import { futureExecution } from "./future-execution";
import { missingColumn } from "./missing-column";
import { missingText } from "./missing-text";
import { negative } from "./negative";
import { notANumber } from "./not-a-number";
import { quarterSum } from "./quarter-sum";
import { shiftedRow } from "./shifted-row";
import { targetSum } from "./target-sum";
import { totalSum } from "./total-sum";
import { unprogrammedExecution } from "./unprogrammed-execution";
import { unverifiedTotal } from "./unverified-total";

/** Everything that Cuadra looks for, in the order in which findings of one row are shown. */
export const CHECKS: readonly Check[] = [
  shiftedRow,
  notANumber,
  targetSum,
  quarterSum,
  totalSum,
  negative,
  futureExecution,
  unprogrammedExecution,
  missingText,
  missingColumn,
  emptyColumn,
  duplicateActivity,
  fraction,
  unverifiedTotal,
  filteredTotal,
];

import type { Level } from "../../poi/execution/execution";
import type { Catalogue } from "../es/index";
import { createFormat } from "../format";
import { quarterName } from "./quarter-name";

const LEVELS: Readonly<Record<Level, string>> = {
  critical: "Critical",
  low: "Low",
  slight: "Slight",
  met: "Met",
  exceeded: "Exceeded",
  "not-programmed": "Not programmed",
  unprogrammed: "Not programmed, executed",
  "not-reported": "Not reported",
};

const { number, plural } = createFormat("en");

export const execution: Catalogue["execution"] = {
  level: (level) => LEVELS[level],
  notReported: "The plan has no columns of what was executed: execution is not assessed.",
  partlyReported: (sheets, activities) =>
    `There are no columns of what was executed on ${sheets}: the execution of ${plural(activities, "activity", "activities")} there is neither assessed nor added up.`,
  quartersNotReported: (sheets, quarters) =>
    `Columns of what was executed are missing on ${sheets} (${quarters.map(quarterName).join(", ")}): what was programmed in that time is compared with nothing, and does not count in the progress.`,
  /** Of rows whose cells have slid. */
  excluded: (count) =>
    count === 1
      ? "1 row whose cells have slid is not counted until it is put right."
      : `${number(count)} rows whose cells have slid are not counted until they are put right.`,
};

import type { Catalogue } from "../es/index";
import { consolidating as spanish } from "../es/consolidating";
import { createFormat } from "../format";
import { columns } from "./columns";

const { number, plural } = createFormat("en");

const period = (year: number | null, quarter: number): string =>
  `${columns.quarter(quarter)}${year === null ? "" : ` of ${year}`}`;

/** Many workbooks made one plan. */
export const consolidating: Catalogue["consolidating"] = {
  // A POI's header is in Spanish, whoever reads it.
  form: spanish.form,
  reading: (done, files) => `Reading… ${number(done)} of ${plural(files, "file", "files")}`,
  activities: (count) => plural(count, "activity", "activities"),
  more: (count) => `… and ${number(count)} more; the JSON report has them all.`,
  betweenFiles: "Between files (cells of the consolidated workbook)",
  origin: (file, sheet, row, activity) => `In “${file}”, sheet “${sheet}”, row ${row}: ${activity}`,
  otherPeriod: (file, year, quarter, commonYear, commonQuarter) =>
    `“${file}” reports up to ${period(year, quarter)}; the consolidated plan, up to ${period(commonYear, commonQuarter)}.`,
  allSound: (files) =>
    files === 1
      ? "The file was read and has no errors."
      : `All ${number(files)} files were read and have no errors.`,
  notSound: (wrong, failed, files) =>
    `Of ${plural(files, "file", "files")}: ${number(wrong)} with errors, ${number(failed)} not read.`,
  written: (file, activities, files) =>
    `Consolidated plan written: ${file} (${plural(activities, "activity", "activities")} of ${plural(files, "file", "files")})`,
};

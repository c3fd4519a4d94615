import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { NEEDED_API } from "../../src/excel/run";
import { officeUse, type OfficeUse } from "./office-members";

const ROOT = resolve(__dirname, "../..");

/**
 * Members newer than the requirement set that the manifest asks for, and the files that use them. Whoever adds one asks
 * isSetSupported, or hasNewerMember, before it is used: also before it is only asked for, for what waits is sent with the
 * next sync.
 */
const NEWER = {
  "WorksheetCollection.onRowSorted": ["1.10", "src/excel/watch.ts"],
  "WorksheetRowSortedEventArgs.address": ["1.10", "src/excel/watch.ts"],
  "WorksheetRowSortedEventArgs.worksheetId": ["1.10", "src/excel/watch.ts"],
  "Worksheet.comments": ["1.10", "src/excel/summary/comments.ts"],
  "CommentCollection.getCount": ["1.10", "src/excel/summary/comments.ts"],
  "Range.getMergedAreasOrNullObject": [
    "1.13",
    "src/excel/merged-rows.ts",
    "src/excel/summary/beyond-texts.ts",
    "src/excel/summary/looks/page-looks.ts",
  ],
  "WorksheetCollection.onNameChanged": ["1.17", "src/excel/watch.ts"],
  "ChartFill.getSolidColor": ["1.16", "src/excel/summary/looks/chart-looks.ts"],
  "Worksheet.notes": ["1.18", "src/excel/summary/comments.ts"],
  "NoteCollection.getCount": ["1.18", "src/excel/summary/comments.ts"],
};

const isNewer = (version: string): boolean =>
  version.localeCompare(NEEDED_API.version, "en", { numeric: true }) > 0;

describe("what is used of Office.js, by the requirement sets that Microsoft's declarations name", () => {
  let use: OfficeUse;
  beforeAll(() => {
    use = officeUse(ROOT, ["src/excel", "src/taskpane", "src/commands"]);
  });

  it("is in the set that the manifest asks for, but for what is used where Excel has it", () => {
    const newer = [...use.members.values()].filter(({ since }) => isNewer(since));
    expect(
      Object.fromEntries(
        newer.map(({ name, since, files }) => [name, [since, ...[...files].sort()]]),
      ),
    ).toEqual(NEWER);
  });

  it("includes what is loaded by name, set by an object and called", () => {
    const setsOf = (...names: string[]): (string | undefined)[] =>
      names.map((name) => use.members.get(name)?.since);
    expect(
      setsOf(
        "PageLayout.printOrder",
        "ChartSeries.gapWidth",
        "ChartLineFormat.color",
        "Range.rowHidden",
      ),
    ).toEqual(["1.9", "1.7", "1.1", "1.2"]);
  });

  it("can be told of every load", () => {
    expect(use.unclear).toEqual([]);
  });
});

import type { Plan } from "../poi/plan";
import type { Catalogue } from "./es/index";

/** The sentences of a door (terminal, pane) about what was read. */
export interface ReadingSentences {
  readonly hiddenRows: (names: string) => string;
  readonly notRead: (sheet: string, row: number, found: string, missing: string) => string;
}

/** What has to be said of how a plan was read: hidden rows that count, sheets that look like a plan and are none. */
export function readingRemarks(
  { tables, notRead }: Plan,
  { format, columns }: Catalogue,
  sentences: ReadingSentences,
): string[] {
  const hidden = new Set(tables.filter((table) => table.hasHiddenRows).map(({ sheet }) => sheet));
  return [
    ...(hidden.size > 0 ? [sentences.hiddenRows(format.list([...hidden]))] : []),
    ...notRead.map(({ sheet, row, found, missing }) =>
      sentences.notRead(
        sheet,
        row + 1,
        format.list(found),
        format.list(missing.map(columns.missing)),
      ),
    ),
  ];
}

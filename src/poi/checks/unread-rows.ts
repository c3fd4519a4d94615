import { findingOfTable, type Check } from "./check";

/**
 * Rows of figures under TOTAL, or under another block's header, that were not read, though no word of theirs says that
 * they are worked out of it: a remark, and a warning where one of them has as many figures as an activity.
 */
export const unreadRows: Check<"unread-rows"> = {
  id: "unread-rows",
  severity: "info",
  from: "texts",
  run: ({ plan: { tables } }) =>
    tables.flatMap((table) => {
      const { unreadRows: rows } = table;
      if (!rows) return [];
      const finding = findingOfTable(unreadRows, table, -1, rows);
      const severity = rows.areLikeActivities ? "warning" : finding.severity;
      return [{ ...finding, row: rows.first, severity }];
    }),
};

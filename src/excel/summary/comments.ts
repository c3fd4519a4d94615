import { hasNewerMember } from "../newer-member";

/**
 * Asks how many comments and notes a sheet has, as far as this Excel can tell: comments since ExcelApi 1.10, notes
 * since 1.18. The answer is there after the next sync.
 */
export function askForComments(sheet: Excel.Worksheet): () => number {
  const knowsComments = Office.context.requirements.isSetSupported("ExcelApi", "1.10");
  const counts = [
    ...(knowsComments ? [sheet.comments.getCount()] : []),
    ...(hasNewerMember(sheet, "notes", "1.18") ? [sheet.notes.getCount()] : []),
  ];
  return () => counts.reduce((sum, { value }) => sum + value, 0);
}

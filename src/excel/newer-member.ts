/**
 * Whether a member of Office.js that came with a requirement set after ExcelApi 1.15 is there: the Excel must have it, and
 * so must Microsoft's client library. The copy of npm ends with 1.15, whatever the Excel; the one of the CDN does not.
 * @param since the set of ExcelApi that the member came with: "1.18"
 */
export function hasNewerMember(object: object, member: string, since: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", since) && member in object;
}

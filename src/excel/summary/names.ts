/** Adds a hidden name to the sheet. */
export function addName(
  sheet: Excel.Worksheet,
  name: string,
  reference: string | Excel.Range,
): void {
  sheet.names.add(name, reference).visible = false;
}

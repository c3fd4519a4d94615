import { hasNewerMember } from "./newer-member";
import { runExcel } from "./run";

/** Cells of a sheet that were changed by a person, a co-author or another add-in. */
export interface SheetChange {
  readonly sheetId: string;
  /** A1 address without its sheet; several areas are separated by commas. "" where the sheet itself was deleted or renamed. */
  readonly address: string;
  /** Whether cells were put in or taken out, so that others have moved, or are there no more, or under another name. */
  readonly moved: boolean;
}

/**
 * Tells of changes to cells, on any sheet, and of sheets deleted, or renamed where Excel tells of that, once no other has
 * come for a while: typing along a row, filling down or undoing makes many in a row.
 * @param delay milliseconds without a change before it is told
 * @returns how to stop
 * @throws CuadraError as runExcel
 */
export async function watchCells(
  onChanges: (changes: readonly SheetChange[]) => void,
  delay: number,
): Promise<() => Promise<void>> {
  let pending: SheetChange[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    const changes = pending;
    pending = [];
    onChanges(changes);
  };
  const take = (change: SheetChange): Promise<void> => {
    pending.push(change);
    clearTimeout(timer);
    timer = setTimeout(tell, delay);
    return Promise.resolve();
  };
  const takeSheet = ({ worksheetId }: { readonly worksheetId: string }): Promise<void> =>
    take({ sheetId: worksheetId, address: "", moved: true });
  const registrations = await runExcel(async (context) => {
    const { worksheets } = context.workbook;
    const added = [
      worksheets.onChanged.add(({ worksheetId, address, changeType }) =>
        take({
          sheetId: worksheetId,
          address,
          moved: changeType !== Excel.DataChangeType.rangeEdited,
        }),
      ),
      worksheets.onDeleted.add(takeSheet),
      ...(hasNewerMember(worksheets, "onNameChanged", "1.17")
        ? [worksheets.onNameChanged.add(takeSheet)]
        : []),
      // Whether onChanged tells of sorting as well, nobody says; an older Excel has no more than that. What is sorted is
      // typed anew, as it were: conditional formats stay where they are.
      ...(Office.context.requirements.isSetSupported("ExcelApi", "1.10")
        ? [
            worksheets.onRowSorted.add(({ worksheetId, address }) =>
              take({ sheetId: worksheetId, address, moved: false }),
            ),
          ]
        : []),
    ];
    await context.sync();
    return added;
  });
  return async () => {
    clearTimeout(timer);
    // Handlers are removed in the context in which they were added.
    await runExcel(async () => {
      for (const registration of registrations) registration.remove();
      await registrations[0]?.context.sync();
    });
  };
}

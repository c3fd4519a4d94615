/** The first of each row's cells, which stand in the order of rows, and how many the row has. */
export function firstOfEachRow<Cell extends { readonly row: number }>(
  cells: readonly Cell[],
): { readonly cell: Cell; readonly count: number }[] {
  const found: { readonly cell: Cell; count: number }[] = [];
  for (const cell of cells) {
    const last = found.at(-1);
    if (last?.cell.row === cell.row) last.count++;
    else found.push({ cell, count: 1 });
  }
  return found;
}

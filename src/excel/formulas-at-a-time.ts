/**
 * Cells whose formulas are asked for in one round trip. With a long formula in each the answer is still under the 5 MB
 * that Excel on the web allows; with usual ones it is some 0.4 MB of texts, which Office.js takes apart in one task of
 * the pane in less than 50 ms.
 */
export const FORMULAS_AT_A_TIME = 10_000;

/** Areas of cells, in their order, as many together as one round trip asks for. @param cellsOf how many cells one has */
export function inRequests<T>(areas: Iterable<T>, cellsOf: (area: T) => number): T[][] {
  const requests: T[][] = [];
  let cells = Infinity;
  for (const area of areas) {
    const size = cellsOf(area);
    if (cells + size > FORMULAS_AT_A_TIME) {
      requests.push([]);
      cells = 0;
    }
    requests.at(-1)?.push(area);
    cells += size;
  }
  return requests;
}

/**
 * Cells whose formulas are asked for in one round trip. With a long formula in each the answer is still under the 5 MB
 * that Excel on the web allows; with usual ones it is some 0.4 MB of texts, which Office.js takes apart in one task of
 * the pane in less than 50 ms.
 */
export const FORMULAS_AT_A_TIME = 10_000;

/** Areas that are asked for in one round trip: Office.js writes each request in one task of the pane as well. */
const AREAS_AT_A_TIME = 300;

/** Areas of cells, in their order, as many together as one round trip asks for. @param cellsOf how many cells one has */
export function inRequests<T>(areas: Iterable<T>, cellsOf: (area: T) => number): T[][] {
  const requests: T[][] = [];
  let cells = 0;
  for (const area of areas) {
    const size = cellsOf(area);
    const last = requests.at(-1);
    if (last && last.length < AREAS_AT_A_TIME && cells + size <= FORMULAS_AT_A_TIME) {
      last.push(area);
      cells += size;
    } else {
      requests.push([area]);
      cells = size;
    }
  }
  return requests;
}

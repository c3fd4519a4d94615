import type { EmbeddedExcel } from "../../src/host/node";

/**
 * Has something happen to a workbook while an add-in works on it: just before its n-th request from now (0 = the
 * next) is carried out. Requests that only release references are counted as well.
 * @returns how to stop
 */
export function beforeRequests(
  excel: EmbeddedExcel,
  happen: (request: number) => void | Promise<void>,
): () => void {
  const answer = excel.answer.bind(excel);
  let requests = 0;
  excel.answer = async (text) => {
    await happen(requests++);
    return answer(text);
  };
  return () => {
    excel.answer = answer;
  };
}

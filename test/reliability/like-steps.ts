import type { EmbeddedExcel } from "../../src/host/node";
import {
  ActionType,
  parseRequestBody,
  PathType,
  type RequestBody,
} from "../../src/host/protocol/wire";

/**
 * Tells the steps of an operation that fail alike: those of one request between which nothing is done to the workbook,
 * only objects looked up and properties read. Whichever of them fails, the workbook is the same, and so is the answer
 * that the add-in gets.
 */
export class LikeSteps {
  /** By action, counted as `Faults.failAtAction` counts them: the first of those that fail like it. */
  readonly firsts: number[] = [];

  /** Listens to what is asked from now on. */
  constructor(excel: EmbeddedExcel) {
    const answer = excel.answer.bind(excel);
    excel.answer = async (text) => {
      const { releaseRequests } = excel.counters;
      const answered = await answer(text);
      if (excel.counters.releaseRequests === releaseRequests)
        this.add(parseRequestBody(JSON.parse(text)));
      return answered;
    };
  }

  private add({ Actions, ObjectPaths }: RequestBody): void {
    let first = this.firsts.length;
    const paths = new Map(Object.values(ObjectPaths).map((path) => [path.Id, path]));
    /** Object paths that are there already: asking for one again does nothing. */
    const known = new Set<number>();
    const looksUp = (id: number): boolean => {
      const path = paths.get(id);
      if (!path || known.has(id)) return true;
      known.add(id);
      const isLookUp = path.ObjectPathType !== PathType.method || /^get/i.test(path.Name);
      return looksUp(path.ParentObjectPathId ?? 0) && isLookUp;
    };
    for (const { ActionType: kind, ObjectPathId } of Actions) {
      this.firsts.push(first);
      const isRead = kind === ActionType.instantiate || kind === ActionType.query;
      // Also where it is no look-up, what it asks for is known from now on.
      const isLookUp = looksUp(ObjectPathId);
      if (!(isRead && isLookUp)) first = this.firsts.length;
    }
  }
}

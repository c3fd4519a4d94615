import { expect, it } from "@jest/globals";
import { Effort } from "../../src/host/calculation/quick/effort";
import { NotQuick } from "../../src/host/calculation/quick/values";

const allows = (effort: Effort, cells: number): boolean => {
  try {
    effort.spend(cells);
    return true;
  } catch (reason) {
    if (reason instanceof NotQuick) return false;
    throw reason;
  }
};

it("what was too much is not tried as long the next time, and all is allowed again when it went", () => {
  const effort = new Effort(1000);
  expect(allows(effort, 1001)).toBe(false);
  expect(allows(effort, 0)).toBe(false);
  effort.renew();
  expect([allows(effort, 100), allows(effort, 1)]).toEqual([true, false]);
  for (let time = 0; time < 10; time += 1) {
    effort.renew();
    expect(allows(effort, 1000)).toBe(false);
  }
  // A hundredth is allowed however often it was too much.
  effort.renew();
  expect(allows(effort, 10)).toBe(true);
  effort.renew();
  expect(allows(effort, 1000)).toBe(true);
  expect(allows(effort, 1)).toBe(false);
  effort.renewAll();
  expect(allows(effort, 1000)).toBe(true);
});

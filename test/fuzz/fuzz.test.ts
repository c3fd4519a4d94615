import { it } from "@jest/globals";
import fc from "fast-check";
import { hostileBook } from "./hostile-sheets";
import { wholeWay } from "./whole-way";

// The same few every time, so that a failure is of the change; `npm run fuzz` looks further.
it("whatever is in a workbook, it is read, checked, diagnosed and reported, or refused in words", () => {
  fc.assert(
    fc.property(hostileBook, (blocks) => {
      wholeWay(blocks);
    }),
    { numRuns: 300, seed: 2021 },
  );
});

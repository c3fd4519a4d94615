import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { FORMULAS_AT_A_TIME, inRequests } from "../../src/excel/formulas-at-a-time";

describe("areas that are asked for formulas", () => {
  it("are all asked for once, in their order, few enough and with few enough cells in a request", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: FORMULAS_AT_A_TIME * 2 }), { maxLength: 1000, size: "max" }),
        (areas) => {
          const requests = inRequests(areas, (cells) => cells);
          expect(requests.flat()).toEqual(areas);
          for (const request of requests) {
            const cells = request.reduce((sum, each) => sum + each, 0);
            expect(request.length).toBeGreaterThan(0);
            // One that has too many by itself goes alone.
            if (request.length > 1) expect(cells).toBeLessThanOrEqual(FORMULAS_AT_A_TIME);
          }
        },
      ),
    );
  });

  it("are not a thousand to a request, however small", () => {
    const areas = Array.from({ length: 1000 }, (_, area) => area);
    expect(inRequests(areas, () => 0).map(({ length }) => length)).toEqual([300, 300, 300, 100]);
  });
});

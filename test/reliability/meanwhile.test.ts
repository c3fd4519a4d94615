import { expect, it } from "@jest/globals";
import { happenMeanwhile, isSummary, MEANWHILE } from "./meanwhile";

// `npm run faults` has each change come before every request. Here of a summary's, which are many, every twelfth, for
// each change others.
it.each(MEANWHILE.map((each, index) => [each.operation.name, each.change, each, index] as const))(
  "%s: what is changed between two requests is kept, when %s",
  async (_name, _change, meanwhile, index) => {
    const by = isSummary(meanwhile.operation) ? 12 : 1;
    const { times, faults } = await happenMeanwhile(meanwhile, { from: index % by, by });
    expect(faults).toEqual([]);
    expect(times).toBeGreaterThan(1);
  },
);

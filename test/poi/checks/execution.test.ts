import { testCheck } from "./check-tester";

const until = (months: number): number[] =>
  Array.from({ length: 12 }, (_, month) => (month < months ? 1 : 0));
const title = "POI 2023 - EJECUCIÓN AL II TRIM";

testCheck("future-execution", {
  valid: [
    {
      name: "executed up to the quarter reported",
      sheet: { title, activities: [{ executed: until(6) }] },
    },
    {
      name: "the quarter given is later than the title's",
      sheet: { title, activities: [{ executed: until(9) }] },
      options: { quarter: 3 },
    },
  ],
  invalid: [
    {
      name: "executed in July when June is reported, said once",
      sheet: { title, activities: [{ executed: until(6) }, { executed: until(8) }] },
      findings: [{ at: "X6", found: 1, detail: { quarter: 2 } }],
    },
  ],
});

testCheck("unprogrammed-execution", {
  valid: [
    {
      name: "executed a quarter later than programmed",
      sheet: {
        activities: [{ programmed: until(3), executed: [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0] }],
      },
    },
  ],
  invalid: [
    {
      name: "executed before anything was programmed",
      sheet: {
        activities: [
          {
            programmed: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
            executed: [0, 2, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1],
          },
        ],
      },
      findings: [{ at: "S5", found: 2, detail: { quarter: 1 } }],
    },
  ],
});

import { expect, it } from "@jest/globals";
import { jsonText } from "../../src/cli/json-text";

it("shows numbers without the noise of their binary digits, and everything else as it is", () => {
  const document = {
    noise: [207.48000000000002, 9.959999999999999, 50.000000000000036, 0.1 + 0.2, -1e-12],
    plain: [0, 1234567890.1, 1 / 3, -2.5, 1e21, 9007199254740991],
    other: ["207.48000000000002", null, true],
  };
  expect(JSON.parse(jsonText(document))).toEqual({
    noise: [207.48, 9.96, 50, 0.3, 0],
    plain: [0, 1234567890.1, 0.333333333, -2.5, 1e21, 9007199254740991],
    other: ["207.48000000000002", null, true],
  });
});

import { afterEach, beforeEach, expect, it, jest } from "@jest/globals";
import { SpokenProgress } from "../../src/taskpane/spoken-progress";

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

it("is said at once, and then not before what was said last has been heard", () => {
  const spoken = new SpokenProgress();
  expect(spoken.of("Leyendo")).toEqual({ announcement: "Leyendo" });
  expect(spoken.of("10 %")).toBeUndefined();
  jest.advanceTimersByTime(4999);
  expect(spoken.of("20 %")).toBeUndefined();
  jest.advanceTimersByTime(1);
  expect(spoken.of("30 %")).toEqual({ announcement: "30 %" });
  expect(spoken.of("40 %")).toBeUndefined();
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "@jest/globals";
import { SAMPLE } from "./run-cli";

it("ends as it would have where its reader stops reading, and shows no stack", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli.ts", "validate", SAMPLE], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  const [said] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect([child.exitCode, said]).toEqual([1, ""]);
});

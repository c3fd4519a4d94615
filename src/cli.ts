import { runCli } from "./cli/run";

const { stdout, stderr } = process;

// Who reads may stop before the end, as `head` does: the work goes on, and the exit code says what came of it.
for (const stream of [stdout, stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

process.exitCode = await runCli(process.argv.slice(2), { stdout, stderr });

import { CheckAnswers } from "./check-answers";
import type { ToWorker } from "./messages";

// Makes plans and runs the checks beside the pane, so that it never waits for them.
const answers = new CheckAnswers((message, transfer) => self.postMessage(message, { transfer }));

self.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => answers.take(data));

import { Build } from "./build";
import { benchLongTasks } from "./long-tasks";
import { benchStart } from "./start";

/** The pane in a real browser: how soon it is there, and the longest time that it keeps a person waiting. */
export async function benchPane(): Promise<void> {
  const build = await Build.make();
  try {
    await benchStart(build);
    await benchLongTasks(build);
  } finally {
    await build.close();
  }
}

import { CuadraError } from "../poi/error";
import type { Controller } from "../taskpane/controller";

/** Ties the ribbon's buttons to what they do; the names are those of manifest.xml. */
export function associateCommands(controller: Controller): void {
  const associate = (name: string, command: () => Promise<void>): void => {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void runCommand(event, controller, command);
    });
  };
  associate("validate", async () => {
    await showPane();
    await controller.runValidation();
  });
  associate("summary", () => controller.runSummary());
  associate("clear", () => controller.runClear());
}

/**
 * Runs a command and completes its event whatever happens: Excel keeps the button busy until then. What went
 * wrong is shown in the pane, which is opened for it.
 */
async function runCommand(
  event: Office.AddinCommands.Event,
  controller: Controller,
  command: () => Promise<void>,
): Promise<void> {
  try {
    await command();
    if (controller.hasFailed) await showPane();
  } catch (error) {
    controller.report(error);
  } finally {
    event.completed();
  }
}

async function showPane(): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
  } catch (error) {
    throw new CuadraError("pane-not-shown", {}, { cause: error });
  }
}

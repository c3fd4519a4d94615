import type { Locator } from "playwright-core";

/**
 * Ticks a radio button or checkbox by its label, as a person does: what is seen of it is drawn beside the control
 * itself. Clicked without force, so that a click waits until nothing moves or lies over the label.
 */
export async function tick(control: Locator, ticked = true): Promise<void> {
  if ((await control.isChecked()) !== ticked)
    await control.locator("xpath=ancestor::label").click();
}

import { DEFAULT_SETTINGS, type Settings } from "./default-settings";
import { runExcel } from "./run";
import { SETTINGS_KEY } from "./settings";
import { parseSettings } from "./settings-schema";

/**
 * The workbook's settings, each with its default where it is not kept or makes no sense. One round trip.
 * @throws CuadraError as runExcel
 */
export async function readSettings(): Promise<Settings> {
  return runExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(SETTINGS_KEY);
    setting.load("value");
    await context.sync();
    return setting.isNullObject ? DEFAULT_SETTINGS : parseSettings(setting.value);
  });
}

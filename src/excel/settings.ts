import { DEFAULT_SETTINGS, type Settings } from "./default-settings";
import { runExcel } from "./run";

/** Under which they are kept. */
export const SETTINGS_KEY = "cuadra";

/**
 * Keeps settings in the workbook; the defaults are kept by keeping nothing. One round trip.
 * @throws CuadraError as runExcel
 */
export async function writeSettings(settings: Settings): Promise<void> {
  await runExcel(async (context) => {
    const { settings: kept } = context.workbook;
    if (JSON.stringify(settings) === JSON.stringify(DEFAULT_SETTINGS)) {
      const setting = kept.getItemOrNullObject(SETTINGS_KEY);
      setting.load("key");
      await context.sync();
      if (!setting.isNullObject) setting.delete();
    } else {
      kept.add(SETTINGS_KEY, settings);
    }
    await context.sync();
  });
}

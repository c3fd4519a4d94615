import { ExcelPage } from "./excelPage";
import { loadSession, loadWorkbook } from "./session";
import { cuadraHost } from "./testing";

// Starts the page that plays Excel on the web.

const session = await loadSession();
const page = await ExcelPage.start(session);
await page.open(await loadWorkbook(), session.workbook);
Object.assign(window, { cuadraHost: cuadraHost(page) });

// npm run sample: writes the sample workbook from the text of the SAT's POI 2021.
import { readFile, writeFile } from "node:fs/promises";
import { makePoiWorkbook } from "./poi-workbook";

const text = new URL("../../test/fixtures/poi-2021-iv-trimestre.txt", import.meta.url);
const workbook = new URL("POI-2021-IV-trimestre.xlsx", import.meta.url);

const bytes = await makePoiWorkbook(await readFile(text, "utf8"));
await writeFile(workbook, bytes);
console.log(`${workbook.pathname}: ${bytes.length} bytes`);

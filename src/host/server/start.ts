import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { hostTexts } from "../../i18n/host-texts";
import { languageOf } from "../../i18n/language";
import { buildAddIn, buildHostPage } from "./build";
import { localhostCertificate } from "./certificate";
import { startServer, type RunningServer, type ServerOptions } from "./server";

// "npm start [-- my-poi.xlsx] [--lang en]": the add-in as published, in Excel-on-the-web without Excel.

const ROOT = resolve(import.meta.dirname, "../../..");
const SAMPLE = join(ROOT, "assets/samples/POI-2021-IV-trimestre.xlsx");
const CACHE = join(ROOT, "node_modules/.cache/cuadra");
/** The add-in is where the manifest of the repository says it is. */
const ADD_IN_PORT = 3000;
const PAGE_PORT = 3001;

/** A folder for both builds (--out), or else dist/ and the cache. */
function folders(out: string | undefined): { addIn: string; page: string } {
  return out === undefined
    ? { addIn: join(ROOT, "dist"), page: join(CACHE, "host-page") }
    : { addIn: join(resolve(out), "addin"), page: join(resolve(out), "page") };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: String(PAGE_PORT) },
      "addin-port": { type: "string", default: String(ADD_IN_PORT) },
      lang: { type: "string", default: "es" },
      out: { type: "string" },
      // The tests build once and start many times.
      "build-only": { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      // The add-in is in its folder already.
      "page-only": { type: "boolean", default: false },
    },
  });
  const texts = hostTexts(languageOf(values.lang)).start;
  const given = positionals.at(0);
  const workbook = given === undefined ? SAMPLE : resolve(given);
  if (!statSync(workbook, { throwIfNoEntry: false })?.isFile())
    throw new Error(texts.noFile(workbook));
  const { addIn, page } = folders(values.out);
  if (!values["no-build"]) {
    process.stdout.write(`${texts.building}\n`);
    await Promise.all([
      values["page-only"] ? undefined : buildAddIn(ROOT, addIn),
      buildHostPage(ROOT, page),
    ]);
  }
  if (values["build-only"]) return;
  const server = await startOnFreePort({
    certificate: await localhostCertificate(CACHE),
    addInFolder: addIn,
    pageFolder: page,
    workbook,
    pagePort: Number(values.port),
    addInPort: Number(values["addin-port"]),
  });
  process.stdout.write(`${texts.open(server.pageUrl)}\n`);
}

/** Takes other ports when the usual ones are in use (webpack-dev-server, another `npm start`). */
async function startOnFreePort(options: ServerOptions): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    return startServer({ ...options, pagePort: 0, addInPort: 0 });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

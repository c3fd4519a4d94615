import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildAddIn, buildHostPage } from "../../../src/host/server/build";
import { localhostCertificate } from "../../../src/host/server/certificate";
import { startServer, type RunningServer } from "../../../src/host/server/server";

const ROOT = resolve(import.meta.dirname, "../../..");
const SAMPLE = join(ROOT, "assets/samples/POI-2021-IV-trimestre.xlsx");

/** The pane's page as it is published, without Office.js, and pages that have a paragraph, or nothing, and Office.js. */
export type Variant =
  "pane" | "pane without Office.js" | "a paragraph with Office.js" | "empty page with Office.js";

const OFFICE_JS = /<script[^>]* src="?office-js\/office\.js"?[^>]*><\/script>/;

/** The built add-in and host page in a folder of their own, to be served in several variants. */
export class Build {
  private readonly servers: RunningServer[] = [];

  private constructor(readonly folder: string) {}

  /** Builds both as `npm start` does. */
  static async make(): Promise<Build> {
    const folder = await mkdtemp(join(tmpdir(), "cuadra-bench-"));
    await Promise.all([
      buildAddIn(ROOT, join(folder, "pane")),
      buildHostPage(ROOT, join(folder, "host")),
    ]);
    return new Build(folder);
  }

  /** A file of the published add-in. */
  file(name: string): Promise<Buffer> {
    return readFile(join(this.folder, "pane", name));
  }

  /** Serves a variant of the pane, with the host page beside it. @param workbook what the host page opens */
  async serve(variant: Variant, workbook = SAMPLE): Promise<RunningServer> {
    const server = await startServer({
      certificate: await localhostCertificate(join(this.folder, "certificate")),
      addInFolder: await this.variant(variant),
      pageFolder: join(this.folder, "host"),
      workbook,
      pagePort: 0,
      addInPort: 0,
    });
    this.servers.push(server);
    return server;
  }

  private async variant(variant: Variant): Promise<string> {
    const published = join(this.folder, "pane");
    if (variant === "pane") return published;
    const folder = join(this.folder, variant.replaceAll(" ", "-"));
    await cp(published, folder, { recursive: true });
    const page = await readFile(join(published, "taskpane.html"), "utf8");
    const [officeJs] = OFFICE_JS.exec(page) ?? [];
    if (officeJs === undefined) throw new Error("the pane's page does not load Office.js");
    const changed =
      variant === "pane without Office.js"
        ? page.replace(officeJs, "")
        : `<!doctype html><meta charset="utf-8"><title>Office.js</title>${officeJs}${
            variant === "empty page with Office.js" ? "" : "<p>Office.js"
          }`;
    await writeFile(join(folder, "taskpane.html"), changed);
    return folder;
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.close()));
    await rm(this.folder, { recursive: true });
  }
}

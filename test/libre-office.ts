import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll } from "@jest/globals";
import { writeXlsx } from "hucre";

/** How LibreOffice takes the formulas of a workbook: with the values that it was saved with, or worked out anew. */
export type Formulas = "as saved" | "worked out";

/** Settings of LibreOffice that have it work every formula out when it opens a workbook. */
const ALWAYS_CALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Milliseconds that LibreOffice may take to start. */
const PATIENCE = 100_000;

/**
 * A LibreOffice that stays open, for it takes twenty times as long to start as to convert a workbook. Its command finds
 * the one that is open by its profile, and has it do the work; it stays as long as some workbook is open in it.
 */
class OpenLibreOffice {
  private constructor(
    private readonly folder: string,
    private readonly office: ChildProcess,
    private readonly profile: string,
  ) {}

  static async start(formulas: Formulas): Promise<OpenLibreOffice> {
    const folder = await mkdtemp(join(tmpdir(), "cuadra-"));
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    if (formulas === "worked out") {
      const user = join(folder, "profile", "user");
      await mkdir(user, { recursive: true });
      await writeFile(join(user, "registrymodifications.xcu"), ALWAYS_CALCULATE);
    }
    const open = join(folder, "open.xlsx");
    await writeFile(open, await writeXlsx({ sheets: [{ name: "Abierta", rows: [[1]] }] }));
    const accept = `--accept=pipe,name=${basename(folder)};urp`;
    const office = spawn(
      "soffice",
      [profile, "--headless", "--norestore", accept, "--view", open],
      {
        // A group of its own: what it starts ends with it.
        detached: true,
        stdio: "ignore",
      },
    );
    const started = new OpenLibreOffice(folder, office, profile);
    const end = performance.now() + PATIENCE;
    // It makes the pipe that is named once it takes commands.
    while (!(await pipesOf(folder)).some((pipe) => pipe.endsWith(basename(folder)))) {
      if (!isRunning(office) || performance.now() > end) {
        await started.close();
        throw new Error("LibreOffice did not start");
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return started;
  }

  async convert(bytes: Uint8Array, fileName: string, filter: string): Promise<Uint8Array> {
    const folder = await mkdtemp(join(this.folder, "file-"));
    const source = join(folder, fileName);
    const out = join(folder, "out");
    await writeFile(source, bytes);
    await promisify(execFile)("soffice", [
      ...[this.profile, "--headless", "--convert-to", filter, "--outdir", out, source],
    ]);
    const [ending] = filter.split(":");
    return readFile(join(out, fileName.replace(/\.\w+$/, `.${ending}`)));
  }

  async close(): Promise<void> {
    const { pid } = this.office;
    if (pid !== undefined && isRunning(this.office)) {
      const ended = new Promise((resolve) => this.office.once("exit", resolve));
      process.kill(-pid, "SIGTERM");
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
    for (const pipe of await pipesOf(this.folder)) await rm(pipe, { force: true });
  }
}

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

/** The pipes of the LibreOffice in a folder, which it leaves when it is ended: the named one, and that for commands. */
async function pipesOf(folder: string): Promise<string[]> {
  const profile = Buffer.from(`file://${join(folder, "profile")}`, "utf16le");
  const commands = [...createHash("md5").update(profile).digest()]
    .map((byte) => byte.toString(16))
    .join("");
  return (await readdir("/tmp"))
    .filter((name) => /^OSL_PIPE_\d+_/.test(name))
    .filter((name) => name.endsWith(`_${basename(folder)}`) || name.endsWith(`_${commands}`))
    .map((name) => join("/tmp", name));
}

const open = new Map<Formulas, Promise<OpenLibreOffice>>();

afterAll(async () => {
  for (const office of open.values()) await (await office).close();
});

/**
 * Converts a file with LibreOffice, which stays open until the tests of the file that runs are over.
 * @param filter as --convert-to takes it: "xls", "xlsx:Calc MS Excel 2007 XML"…
 */
export async function convertedByLibreOffice(
  bytes: Uint8Array,
  fileName: string,
  filter: string,
  formulas: Formulas = "as saved",
): Promise<Uint8Array> {
  const office = open.get(formulas) ?? OpenLibreOffice.start(formulas);
  open.set(formulas, office);
  return (await office).convert(bytes, fileName, filter);
}

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { writeXlsx } from "hucre";

/** How LibreOffice takes the formulas of a workbook: with the values that it was saved with, or worked out anew. */
export type Formulas = "as saved" | "worked out";

/** A LibreOffice that takes commands. */
export interface OpenOffice {
  /** Of its own, for its profile and the files that it is given. */
  readonly folder: string;
  /** The argument that names its profile. */
  readonly profile: string;
}

/** Settings of LibreOffice that have it work every formula out when it opens a workbook. */
const ALWAYS_CALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Milliseconds that LibreOffice may take to start, and to end. */
const PATIENCE = 100_000;
const PATIENCE_AT_THE_END = 10_000;

/** File with its process's id. */
const PID = "pid";

/** Where the folders of those are that tests have started; set before all tests, for all workers (setup.ts). */
export const OFFICES = "CUADRA_TEST_OFFICES";

/**
 * The LibreOffice of all tests, started by the first that asks: it takes twenty times as long to start as to convert a
 * workbook. It stays as long as some workbook is open in it.
 */
export async function openOffice(formulas: Formulas): Promise<OpenOffice> {
  const offices = process.env[OFFICES];
  if (offices === undefined) throw new Error(`${OFFICES} is not set: test/libre-office/setup.ts`);
  const folder = join(offices, formulas.replace(" ", "-"));
  // Of several workers one makes the folder.
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isFirst) await start(folder, formulas);
  const end = performance.now() + PATIENCE;
  while (!(await takesCommands(folder))) {
    if (performance.now() > end) throw new Error("LibreOffice did not start");
    await pause(50);
  }
  return { folder, profile: profileIn(folder) };
}

async function start(folder: string, formulas: Formulas): Promise<void> {
  if (formulas === "worked out") {
    const user = join(folder, "profile", "user");
    await mkdir(user, { recursive: true });
    await writeFile(join(user, "registrymodifications.xcu"), ALWAYS_CALCULATE);
  }
  const open = join(folder, "open.xlsx");
  await writeFile(open, await writeXlsx({ sheets: [{ name: "Abierta", rows: [[1]] }] }));
  const accept = `--accept=pipe,name=${pipeName(folder)};urp`;
  const office = spawn(
    "soffice",
    [profileIn(folder), "--headless", "--norestore", accept, "--view", open],
    // A group of its own: what it starts ends with it, and it does not with the worker.
    { detached: true, stdio: "ignore" },
  );
  office.unref();
  if (office.pid === undefined) throw new Error("LibreOffice did not start");
  await writeFile(join(folder, PID), `${office.pid}`);
}

/** Ends every LibreOffice that tests have started, and removes what they leave. */
export async function closeOffices(offices: string): Promise<void> {
  for (const name of await readdir(offices)) {
    const folder = join(offices, name);
    const pid = Number(await readFile(join(folder, PID), "utf8"));
    const end = performance.now() + PATIENCE_AT_THE_END;
    if (toGroup(pid, "SIGTERM")) while (toGroup(pid, 0) && performance.now() < end) await pause(50);
    toGroup(pid, "SIGKILL");
    for (const pipe of await pipesOf(folder)) await rm(pipe, { force: true });
  }
  await rm(offices, { recursive: true, force: true, maxRetries: 5 });
}

/** Sends a signal to all processes of a group. @returns false where it has none any more */
function toGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

const profileIn = (folder: string): string =>
  `-env:UserInstallation=file://${join(folder, "profile")}`;

/** Of the pipe that it makes once it takes commands. */
const pipeName = (folder: string): string => `${basename(dirname(folder))}-${basename(folder)}`;

async function takesCommands(folder: string): Promise<boolean> {
  return (await pipesOf(folder)).some((pipe) => pipe.endsWith(pipeName(folder)));
}

/** The pipes of the LibreOffice in a folder, which it leaves when it is ended: the named one, and that for commands. */
async function pipesOf(folder: string): Promise<string[]> {
  const profile = Buffer.from(`file://${join(folder, "profile")}`, "utf16le");
  const commands = [...createHash("md5").update(profile).digest()]
    .map((byte) => byte.toString(16))
    .join("");
  return (await readdir("/tmp"))
    .filter((name) => /^OSL_PIPE_\d+_/.test(name))
    .filter((name) => name.endsWith(`_${pipeName(folder)}`) || name.endsWith(`_${commands}`))
    .map((name) => join("/tmp", name));
}

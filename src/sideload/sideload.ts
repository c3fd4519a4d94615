// npm run start:excel [-- --document my-poi.xlsx] and npm run stop:excel: loads the add-in of the dev
// server into the Excel of this computer, with Microsoft's office-addin-debugging. That package brings
// 446 MB that building and testing never need, so it lives in this folder's own package.json and is
// installed when first used.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "../..");
const DEV_SERVER = ["--dev-server", "npm run dev-server", "--dev-server-port", "3000"];

/** Runs a Node script in the project's folder, with this terminal; throws when it fails. */
function runNode(script: string, args: readonly string[], cwd = ROOT): void {
  execFileSync(process.execPath, [script, ...args], { cwd, stdio: "inherit" });
}

function tool(name: string): string {
  return join(HERE, "node_modules", name, "cli.js");
}

function install(): void {
  if (existsSync(tool("office-addin-debugging"))) return;
  const npm = process.env["npm_execpath"];
  if (npm === undefined) throw new Error("Run this with npm: npm run start:excel");
  runNode(npm, ["ci"], HERE);
}

function start(options: readonly string[]): void {
  install();
  runNode(tool("office-addin-dev-certs"), ["install"]);
  const target = ["manifest.xml", "desktop"];
  runNode(tool("office-addin-debugging"), ["start", ...target, ...DEV_SERVER, ...options]);
}

function stop(): void {
  install();
  runNode(tool("office-addin-debugging"), ["stop", "manifest.xml", "desktop"]);
}

const [command, ...options] = process.argv.slice(2);
if (process.platform !== "win32" && process.platform !== "darwin") {
  console.error('There is no Excel for this system; "npm start" runs Cuadra in a browser instead.');
  process.exitCode = 2;
} else if (command === "start") {
  start(options);
} else if (command === "stop") {
  stop();
} else {
  console.error("usage: sideload.ts start [options of office-addin-debugging] | stop");
  process.exitCode = 2;
}

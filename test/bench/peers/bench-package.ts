import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));

/**
 * A package of this folder's own package.json, which is installed when first used: the product needs none of them.
 * @returns the module, of which nothing is known
 * @throws Error when npm cannot install
 */
export async function benchPackage(name: string): Promise<unknown> {
  if (!existsSync(join(HERE, "node_modules", name))) {
    const npm = process.env["npm_execpath"];
    if (npm === undefined) throw new Error("Run this with npm: npm run bench -- peers");
    execFileSync(process.execPath, [npm, "ci"], { cwd: HERE, stdio: "inherit" });
  }
  const module: unknown = await import(name);
  return module;
}

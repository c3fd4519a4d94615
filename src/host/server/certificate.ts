import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";

/** A certificate for https://localhost and its private key, both PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

const VALID_DAYS = 90;

/**
 * The certificate to serve localhost with: the trusted one that office-addin-dev-certs made
 * (npm run start:excel), or else a self-signed one, kept in `cacheFolder` so that a browser that
 * was told to accept it need not be told again.
 */
export async function localhostCertificate(cacheFolder: string): Promise<Certificate> {
  const trusted = join(homedir(), ".office-addin-dev-certs");
  return (
    (await readPair(join(trusted, "localhost.crt"), join(trusted, "localhost.key"))) ??
    (await readPair(join(cacheFolder, "localhost.crt"), join(cacheFolder, "localhost.key"))) ??
    (await makeCertificate(cacheFolder))
  );
}

async function readPair(certFile: string, keyFile: string): Promise<Certificate | undefined> {
  if (!existsSync(certFile) || !existsSync(keyFile)) return undefined;
  const pair = { cert: await readFile(certFile, "utf8"), key: await readFile(keyFile, "utf8") };
  return new Date(new X509Certificate(pair.cert).validTo) > new Date() ? pair : undefined;
}

async function makeCertificate(folder: string): Promise<Certificate> {
  const now = Date.now();
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    notAfterDate: new Date(now + VALID_DAYS * 86_400_000),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "extKeyUsage", serverAuth: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] },
    ],
  });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "localhost.crt"), made.cert);
  await writeFile(join(folder, "localhost.key"), made.private, { mode: 0o600 });
  return { cert: made.cert, key: made.private };
}

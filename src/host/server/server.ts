import type { IncomingMessage, ServerResponse } from "node:http";
import { createSecureServer } from "node:http2";
import type { Socket } from "node:net";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import sirv from "sirv";
import type { Certificate } from "./certificate";
import { addInPolicy, hostPagePolicy } from "./policy";

/** What to serve, and where. Port 0 = any free one. */
export interface ServerOptions {
  certificate: Certificate;
  /** The add-in's build (dist/). */
  addInFolder: string;
  /** The host page's bundle. */
  pageFolder: string;
  /** The workbook that the page opens first. */
  workbook: string;
  pagePort: number;
  addInPort: number;
}

/** A running host. */
export interface RunningServer {
  pageUrl: string;
  addInOrigin: string;
  close(): Promise<void>;
}

/** Node's HTTP/2 server hands over requests and responses that look like those of HTTP/1. */
type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves the host page and the add-in over https, each from an origin of its own (same host name,
 * two ports), as Excel on the web and an add-in are: neither can reach into the other, and Office.js
 * trusts a host page of its own host name. Only files that were there at the start are served.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const origins = { page: "", addIn: "" };
  const secure = (headers: Readonly<Record<string, string>>, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    // A process for each origin, as Excel on the web and an add-in have: neither waits for the other.
    response.setHeader("Origin-Agent-Cluster", "?1");
    response.setHeader("Cache-Control", "no-cache");
  };
  const addInFiles = sirv(options.addInFolder);
  const pageFiles = sirv(options.pageFolder);

  const addIn = await listen(options.certificate, options.addInPort, (request, response) => {
    secure({ "Content-Security-Policy": addInPolicy(origins.page) }, response);
    addInFiles(request, response, () => notFound(response));
  });
  origins.addIn = addIn.origin;
  const page = await listen(options.certificate, options.pagePort, (request, response) => {
    secure({ "Content-Security-Policy": hostPagePolicy(origins.addIn) }, response);
    switch (new URL(request.url ?? "/", "https://localhost").pathname) {
      case "/session.json":
        send(response, "application/json", JSON.stringify(session(options, origins.addIn)));
        break;
      case "/workbook":
        sendFile(response, "application/octet-stream", options.workbook);
        break;
      case "/manifest.xml":
        sendFile(response, "application/xml", join(options.addInFolder, "manifest.xml"));
        break;
      default:
        pageFiles(request, response, () => notFound(response));
    }
  });
  origins.page = page.origin;
  return {
    pageUrl: `${page.origin}/`,
    addInOrigin: addIn.origin,
    close: async () => {
      await Promise.all([page.close(), addIn.close()]);
    },
  };
}

/** A server of one origin. */
interface OriginServer {
  origin: string;
  close(): Promise<void>;
}

/** What the page asks first; read by src/host/page/session.ts. */
function session(options: ServerOptions, addInOrigin: string): object {
  return { addInOrigin, workbook: basename(options.workbook) };
}

/** Over HTTP/2, as whoever hosts an add-in serves it: one connection for all files of a page. */
async function listen(
  { cert, key }: Certificate,
  port: number,
  handler: Handler,
): Promise<OriginServer> {
  const server = createSecureServer({ cert, key, allowHTTP1: true });
  const sockets = new Set<Socket>();
  server.on("secureConnection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("request", handler);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    origin: `https://localhost:${address.port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function send(response: ServerResponse, type: string, body: string | Uint8Array): void {
  response.setHeader("Content-Type", type);
  response.end(body);
}

function sendFile(response: ServerResponse, type: string, file: string): void {
  readFile(file).then(
    (bytes) => send(response, type, bytes),
    () => notFound(response),
  );
}

function notFound(response: ServerResponse): void {
  response.statusCode = 404;
  send(response, "text/plain; charset=utf-8", "Not found");
}

import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import CopyPlugin from "copy-webpack-plugin";
import HtmlPlugin from "html-webpack-plugin";
import MiniCssExtractPlugin from "mini-css-extract-plugin";
import MinimizerPlugin from "minimizer-webpack-plugin";
import { tsImport } from "tsx/esm/api";
import webpack from "webpack";

// Build settings, from the environment:
//   CUADRA_URL        where dist/ will be served from; dist/manifest.xml points there
//   CUADRA_OFFICE_JS  self: a copy of Office.js in dist/ (default); cdn: Microsoft's, as the store asks
const SOURCE_URL = "https://localhost:3000";
const CDN = "https://appsforoffice.microsoft.com";

function baseUrl() {
  const url = new URL(process.env.CUADRA_URL || SOURCE_URL);
  if (url.protocol !== "https:") throw new Error(`CUADRA_URL must be https: ${url.href}`);
  return url.href.replace(/\/$/, "");
}

function officeJsSource() {
  const source = process.env.CUADRA_OFFICE_JS || "self";
  if (source !== "self" && source !== "cdn") {
    throw new Error(`CUADRA_OFFICE_JS must be "self" or "cdn": ${source}`);
  }
  return source;
}

/**
 * The files of @microsoft/office-js that Excel asks for at run time. office.js loads one host file by
 * platform and version, the strings of the display language (en-us where there are none) and its
 * event logger; AgaveErrorUX is the page it shows when it does not trust the host; o15apptofilemappingtable is what
 * it needs in a plain browser to find out that there is no Excel. Left out: other hosts, debug builds, Office 2013
 * (its browser cannot run our code), and languages that Cuadra does not speak.
 */
const OFFICE_JS_FILES = [
  "office.js",
  "o15apptofilemappingtable.js",
  "excel-web-16.00.js",
  "excel-win32-16.00.js",
  "excel-win32-16.01.js",
  "excel-mac-16.00.js",
  "excel-ios-16.00.js",
  "es-es/office_strings.js",
  "en-us/office_strings.js",
  "telemetry/oteljs_agave.js",
  "agaveerrorux/",
];

/** Chunks that are brought when the pane is idle, or when they are needed. */
const LATER_PARTS = new Set(["excel-work", "review", "formula-audit", "summary", "files"]);

/** Trusted certificates made by office-addin-dev-certs (npm run start:excel), or webpack's own. */
function devServer() {
  const folder = join(homedir(), ".office-addin-dev-certs");
  const [ca, cert, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((n) => join(folder, n));
  const options = [ca, cert, key].every(existsSync)
    ? { ca: readFileSync(ca), cert: readFileSync(cert), key: readFileSync(key) }
    : undefined;
  return { type: "https", options };
}

/**
 * Writes into the pane's page what its first frame takes, which then waits for no other request: the styles, the pane as
 * it opens in each language, and the script that shows it. The page's policy allows these two by their hashes.
 */
class WriteIntoPage {
  apply(compiler) {
    const name = WriteIntoPage.name;
    compiler.hooks.thisCompilation.tap(name, (compilation) => {
      // Once the page has been made small, which would take lit's marks away.
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_HASH + 1;
      compilation.hooks.processAssets.tapPromise({ name, stage }, () => this.write(compilation));
    });
  }

  async write(compilation) {
    let page = compilation.getAsset("taskpane.html").source.source().toString();
    for (const [tag, extension, directive] of [
      ["script", "js", "script-src"],
      ["style", "css", "style-src"],
    ]) {
      const files = compilation.entrypoints.get("first-frame").getFiles();
      const file = files.find((each) => each.endsWith(`.${extension}`));
      const text = this.take(compilation, file);
      if (/<(?:script|\/script|\/style)/i.test(text)) throw new Error(`${file} would end its tag`);
      const hash = createHash("sha256").update(text).digest("base64");
      const element = new RegExp(`<(?:script|link)[^>]*=["']?${file}[^>]*>(?:</script>)?`);
      page = this.put(page, element, () => `<${tag}>${text}</${tag}>`);
      page = page.replace(`${directive} `, (start) => `${start}'sha256-${hash}' `);
    }
    const { prerender } = await tsImport("./src/taskpane/prerender.ts", import.meta.url);
    for (const [id, html] of await prerender()) {
      page = this.put(page, new RegExp(`<template id=["']?${id}\\b[^>]*>`), (tag) => tag + html);
    }
    compilation.updateAsset("taskpane.html", new webpack.sources.RawSource(page));
  }

  /** By a function: "$&" in what is put is no pattern. */
  put(page, place, made) {
    if (!place.test(page)) throw new Error(`taskpane.html has no ${place}`);
    return page.replace(place, made);
  }

  /** The text of a file that is no file any more; its source map, which the text names, stays one. */
  take(compilation, file) {
    const { source } = compilation.getAsset(file);
    compilation.updateAsset(file, source, (info) => ({ ...info, related: undefined }));
    compilation.deleteAsset(file);
    return source.source().toString();
  }
}

export default (_env, { mode }) => {
  const base = baseUrl();
  const officeJs = officeJsSource();
  const trusted = officeJs === "cdn" ? ` ${CDN}` : "";
  const production = mode === "production";
  // The dev server's live reload talks to itself over wss; nothing else is ever connected to.
  const connect = production ? "'self'" : "'self' wss://localhost:*";
  return {
    entry: {
      "first-frame": "./src/taskpane/first-frame.ts",
      taskpane: "./src/taskpane/taskpane.ts",
    },
    output: {
      path: resolve(import.meta.dirname, "dist"),
      filename: production ? "[name].[contenthash:8].js" : "[name].js",
      clean: true,
      // Beside the page, or the worker, that asks: a script in a page has no address from which to tell.
      publicPath: "",
    },
    devtool: "source-map",
    // What makes the pane usable, and each worker, is one: a request costs more than the few modules that they would
    // share. Only the parts that are brought afterwards have common files.
    optimization: {
      splitChunks: { chunks: ({ name }) => LATER_PARTS.has(name) },
      // As small as terser, webpack's own choice, makes them, in a tenth of the time.
      minimizer: [
        new MinimizerPlugin({
          test: /\.m?js$/,
          minify: MinimizerPlugin.swcMinify,
          // A function used once is not written into the one that calls it: V8 would compile it anew at every call,
          // which makes the checks take twice as long (`npm run bench -- engine` times what is built with this).
          minimizerOptions: { compress: { reduce_vars: false, inline: 0 } },
        }),
        new MinimizerPlugin({ test: /\.css$/, minify: MinimizerPlugin.esbuildMinifyCss }),
        // Pages.
        "...",
      ],
    },
    resolve: { extensions: [".ts", ".js"] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: "ts-loader",
          // Types are checked by "npm run typecheck".
          options: { transpileOnly: true, compilerOptions: { noEmit: false, sourceMap: true } },
        },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      ],
    },
    plugins: [
      new MiniCssExtractPlugin({
        filename: production ? "[name].[contenthash:8].css" : "[name].css",
        // After the page's own, which stands in the body: what comes later has the last word.
        insert: (link) => document.body.append(link),
      }),
      new HtmlPlugin({
        filename: "taskpane.html",
        template: "./src/taskpane/taskpane.html",
        chunks: ["first-frame", "taskpane"],
        chunksSortMode: "manual",
        // The template says where the tags go.
        inject: false,
        templateParameters: (_compilation, { js: [firstFrame, pane], css: [styles] }) => ({
          firstFrame,
          pane,
          styles,
          officeJs: officeJs === "cdn" ? `${CDN}/lib/1/hosted/office.js` : "office-js/office.js",
          contentSecurityPolicy: [
            "default-src 'none'",
            `script-src 'self'${trusted}`,
            "style-src 'self'",
            // Office.js parses markup with style attributes as it starts (its logger, DOMParser).
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            `connect-src ${connect}`,
            "worker-src 'self'",
            `frame-src 'self'${trusted}`,
            "base-uri 'none'",
            "form-action 'none'",
          ].join("; "),
        }),
      }),
      // The dev server brings changes of them without the page.
      ...(production ? [new WriteIntoPage()] : []),
      new CopyPlugin({
        patterns: [
          { from: "assets/icons/*.png" },
          {
            from: "manifest.xml",
            transform: (xml) => xml.toString().replaceAll(SOURCE_URL, base),
          },
          ...(officeJs === "self"
            ? OFFICE_JS_FILES.map((file) => ({
                from: `node_modules/@microsoft/office-js/dist/${file}`,
                // Asked for in another case than the package has it.
                to: ({ absoluteFilename }) =>
                  absoluteFilename
                    .replace(/^.*[\\/]@microsoft[\\/]office-js[\\/]dist/, "office-js")
                    .replace(/agaveerrorux/g, "AgaveErrorUX"),
                info: { minimized: true },
              }))
            : []),
        ],
      }),
    ],
    // What reads other files is asked for when one is chosen, and no page waits for it.
    performance: { assetFilter: (name) => !/^office-js\/|^file-worker\.|\.map$/.test(name) },
    devServer: {
      port: 3000,
      server: devServer(),
      headers: { "Access-Control-Allow-Origin": "*" },
      client: { overlay: false },
    },
  };
};

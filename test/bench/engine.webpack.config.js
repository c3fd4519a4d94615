import { resolve } from "node:path";
import addIn from "../../webpack.config.js";

// The engine by itself, compiled and made small as the add-in's workers are: what is timed is what users run.
export default () => {
  const { module, resolve: resolution, optimization } = addIn({}, { mode: "production" });
  return {
    mode: "production",
    target: "node",
    entry: { engine: resolve(import.meta.dirname, "engine-parts.ts") },
    experiments: { outputModule: true },
    output: { filename: "[name].mjs", library: { type: "module" } },
    module,
    resolve: resolution,
    optimization: { minimizer: optimization.minimizer },
  };
};

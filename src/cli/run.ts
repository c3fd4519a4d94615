import { CommanderError } from "commander";
import { errorText } from "../i18n/error-text";
import { catalogue, type Catalogue } from "../i18n/index";
import { CuadraError } from "../poi/error";
import { compareFiles } from "./compare/compare-files";
import { consolidateFiles } from "./consolidate/consolidate-files";
import { EXIT } from "./exit-codes";
import { createProgram, languageIn } from "./program";
import type { CliStreams } from "./streams";
import { validateFile } from "./validate-file";

/**
 * Runs the terminal door: `cuadra validate <file> …`, `cuadra compare <before> <after> …`,
 * `cuadra consolidate <files…> --out <file>`.
 * @param args the words after the program's name
 * @returns the exit code: 0 no errors in the plan (no differences), 1 errors (differences), 2 it could not be done
 */
export async function runCli(args: readonly string[], streams: CliStreams): Promise<number> {
  const texts = catalogue(languageIn(args));
  let exitCode: number = EXIT.failed;
  const program = createProgram(texts, streams, {
    validate: async (file, options) => {
      exitCode = await validateFile(file, options, texts, streams);
    },
    compare: async (before, after, options) => {
      exitCode = await compareFiles(before, after, options, texts, streams);
    },
    consolidate: async (files, options) => {
      exitCode = await consolidateFiles(files, options, texts, streams);
    },
  });
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.sound;
    if (error instanceof CommanderError && error.code === "commander.help") {
      streams.stderr.write(program.helpInformation());
      return EXIT.failed;
    }
    streams.stderr.write(`${sentenceOf(error, texts)}\n`);
    return EXIT.failed;
  }
  return exitCode;
}

function sentenceOf(error: unknown, texts: Catalogue): string {
  if (error instanceof CuadraError) return errorText(texts, error);
  if (error instanceof CommanderError) return errorText(texts, usageError(error));
  const message = error instanceof Error ? error.message : String(error);
  return errorText(texts, new CuadraError("internal", { message }));
}

/** The words between quotes in commander's message: what was wrong with the command line. */
function usageError({ code, message }: CommanderError): CuadraError<"usage"> {
  const subject = /'([^']*)'/.exec(message)?.[1] ?? message;
  switch (code) {
    case "commander.missingArgument":
      return new CuadraError("usage", { problem: "missing-argument", subject });
    case "commander.optionMissingArgument":
      return new CuadraError("usage", { problem: "missing-value", subject });
    case "commander.missingMandatoryOptionValue":
      return new CuadraError("usage", { problem: "missing-value", subject });
    case "commander.unknownOption":
      return new CuadraError("usage", { problem: "unknown-option", subject });
    case "commander.unknownCommand":
      return new CuadraError("usage", { problem: "unknown-command", subject });
    default:
      return new CuadraError("usage", { problem: "too-many", subject });
  }
}

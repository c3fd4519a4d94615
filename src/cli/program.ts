import { Command, Option, type Argument } from "commander";
import { catalogue, type Catalogue, type Language } from "../i18n/index";
import { LANGUAGES } from "../i18n/language";
import { CuadraError } from "../poi/error";
import type { Thresholds } from "../poi/execution/thresholds";
import { PROGRAMMED_CHOICES, type ProgrammedChoice } from "../poi/sums/target-series";
import { VERSION } from "../version";
import { FIX_LEVELS, type FixLevel } from "./fix";
import type { CliStreams } from "./streams";

export interface ValidateOptions {
  /** Where the highlighted copy goes. */
  readonly out?: string;
  /** Where the summary alone goes. */
  readonly summary?: string;
  /** Which corrections to make in the copy. */
  readonly fix?: FixLevel;
  /** Whether to write names in the copy as most rows write them. */
  readonly fixSpelling?: boolean;
  /** Where the JSON report goes; "-" is standard output. */
  readonly json?: string;
  readonly lang?: Language;
  readonly quarter?: number;
  readonly thresholds?: Thresholds;
  /** What execution is measured against where the plan was reprogrammed. */
  readonly programmed?: ProgrammedChoice;
  /** Errors in the plan do not make the exit code 1. */
  readonly exitZero?: boolean;
}

export interface CompareOptions {
  /** Where the workbook of differences goes. */
  readonly out?: string;
  /** Where the JSON report goes; "-" is standard output. */
  readonly json?: string;
  readonly lang?: Language;
}

export interface ConsolidateOptions {
  /** Where the new workbook goes. */
  readonly out: string;
  /** Where the JSON report goes; "-" is standard output. */
  readonly json?: string;
  readonly lang?: Language;
}

/** What each command runs. */
export interface Commands {
  readonly validate: (file: string, options: ValidateOptions) => Promise<void>;
  readonly compare: (before: string, after: string, options: CompareOptions) => Promise<void>;
  readonly consolidate: (files: readonly string[], options: ConsolidateOptions) => Promise<void>;
}

/** The language that the words of a command line ask for; known before they are parsed, so that errors speak it. */
export function languageIn(args: readonly string[]): Language {
  const at = args.indexOf("--lang");
  const value = at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith("--lang="))?.slice(7);
  return LANGUAGES.find((language) => language === value) ?? "es";
}

/** The command line: its words, its help, and what runs. Nothing in it exits or prints by itself. */
export function createProgram(
  texts: Catalogue,
  { stdout }: CliStreams,
  commands: Commands,
): Command {
  const { help } = texts.report;
  const argumentTerm = (argument: Argument): string =>
    help.argumentNames[argument.name()] ?? argument.name();
  const program = new Command("cuadra")
    .description(help.program)
    .usage(help.usage)
    .version(VERSION, "--version", help.version)
    .helpOption("-h, --help", help.help)
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => help.titles[title] ?? title,
      // Without commander's own remarks, which are in English.
      optionDescription: ({ description }) => description,
      argumentTerm,
      subcommandTerm: (command) =>
        [
          command.name(),
          ...command.registeredArguments.map((each) => `<${argumentTerm(each)}>`),
        ].join(" "),
    })
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: () => undefined })
    .exitOverride();
  addValidate(program, texts, commands);
  addCompare(program, texts, commands);
  addConsolidate(program, texts, commands);
  return program;
}

const languageOption = ({ report }: Catalogue): Option =>
  new Option("--lang <es|en>", report.help.lang).argParser(parseLanguage);

function addValidate(program: Command, texts: Catalogue, { validate }: Commands): void {
  const { help } = texts.report;
  program
    .command("validate")
    .description(help.validate)
    .usage(help.validateUsage)
    .argument("<file>", help.file)
    .option("--out <copy.xlsx>", help.out)
    .option("--summary <file.xlsx>", help.summary)
    .addOption(
      new Option("--fix [likely]", help.fix)
        .preset("certain")
        .argParser((value) => parseFix(value, texts)),
    )
    .option("--fix-spelling", help.fixSpelling)
    .option("--json <file>", help.json)
    .addOption(languageOption(texts))
    .addOption(
      new Option("--quarter <1..4>", help.quarter).argParser((value) => parseQuarter(value, texts)),
    )
    .addOption(
      new Option("--thresholds <75,95>", help.thresholds).argParser((value) =>
        parseThresholds(value, texts),
      ),
    )
    .addOption(
      new Option("--programmed <original|reprogrammed>", help.programmed).argParser((value) =>
        parseProgrammed(value, texts),
      ),
    )
    .option("--exit-zero", help.exitZero)
    .addHelpText("after", `\n${help.exitCodes}`)
    .helpOption("-h, --help", help.help)
    .copyInheritedSettings(program)
    .action(async (file: string, options: ValidateOptions) => validate(file, options));
}

function addCompare(program: Command, texts: Catalogue, { compare }: Commands): void {
  const { help } = texts.report;
  program
    .command("compare")
    .description(help.compare)
    .usage(help.compareUsage)
    .argument("<before>", help.before)
    .argument("<after>", help.after)
    .option("--out <differences.xlsx>", help.compareOut)
    .option("--json <file>", help.json)
    .addOption(languageOption(texts))
    .addHelpText("after", `\n${help.compareExitCodes}`)
    .helpOption("-h, --help", help.help)
    .copyInheritedSettings(program)
    .action(async (before: string, after: string, options: CompareOptions) =>
      compare(before, after, options),
    );
}

function addConsolidate(program: Command, texts: Catalogue, { consolidate }: Commands): void {
  const { help } = texts.report;
  program
    .command("consolidate")
    .description(help.consolidate)
    .usage(help.consolidateUsage)
    .argument("<files...>", help.files)
    .requiredOption("--out <POI.xlsx>", help.consolidateOut)
    .option("--json <file>", help.json)
    .addOption(languageOption(texts))
    .addHelpText("after", `\n${help.consolidateExitCodes}`)
    .helpOption("-h, --help", help.help)
    .copyInheritedSettings(program)
    .action(async (files: string[], options: ConsolidateOptions) => consolidate(files, options));
}

function parseLanguage(value: string): Language {
  const language = LANGUAGES.find((known) => known === value);
  if (language) return language;
  const { expectedLanguage } = catalogue("es").report.help;
  throw new CuadraError("invalid-option", { option: "--lang", value, expected: expectedLanguage });
}

function parseFix(value: string, { report }: Catalogue): FixLevel {
  const level = FIX_LEVELS.find((known) => known === value);
  if (level) return level;
  const expected = report.help.expectedFix;
  throw new CuadraError("invalid-option", { option: "--fix", value, expected });
}

function parseProgrammed(value: string, { report }: Catalogue): ProgrammedChoice {
  const choice = PROGRAMMED_CHOICES.find((known) => known === value);
  if (choice) return choice;
  const expected = report.help.expectedProgrammed;
  throw new CuadraError("invalid-option", { option: "--programmed", value, expected });
}

function parseQuarter(value: string, { report }: Catalogue): number {
  if (/^[1-4]$/.test(value)) return Number(value);
  const expected = report.help.expectedQuarter;
  throw new CuadraError("invalid-option", { option: "--quarter", value, expected });
}

const PERCENTAGES = /^(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/;

function parseThresholds(value: string, { report }: Catalogue): Thresholds {
  const match = PERCENTAGES.exec(value);
  const [critical, low] = match ? [Number(match[1]) / 100, Number(match[2]) / 100] : [0, 0];
  if (critical > 0 && critical < low && low <= 1) return { critical, low };
  const expected = report.help.expectedThresholds;
  throw new CuadraError("invalid-option", { option: "--thresholds", value, expected });
}

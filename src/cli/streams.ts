/** Where the terminal door writes. */
export interface CliStreams {
  readonly stdout: CliStream;
  readonly stderr: CliStream;
}

/** What it needs of a stream; process.stdout and process.stderr are such. */
export interface CliStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

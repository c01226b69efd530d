import type * as vscode from "vscode";

/** As many lines as help somebody who looks at a report. */
const keptLines = 200;

type Channel = vscode.LogOutputChannel;

/** The log channel; it remembers its last lines, for a report about what went wrong. */
export class Log implements Channel {
  readonly #channel: Channel;
  readonly #lines: string[] = [];

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** The last lines that were logged, whatever the level of the channel. */
  get lastLines(): readonly string[] {
    return this.#lines;
  }

  get name(): string {
    return this.#channel.name;
  }

  get logLevel(): vscode.LogLevel {
    return this.#channel.logLevel;
  }

  get onDidChangeLogLevel(): vscode.Event<vscode.LogLevel> {
    return this.#channel.onDidChangeLogLevel;
  }

  trace(message: string, ...values: unknown[]): void {
    this.#channel.trace(message, ...values);
  }

  debug(message: string, ...values: unknown[]): void {
    this.#channel.debug(message, ...values);
  }

  info(message: string, ...values: unknown[]): void {
    this.#keep("info", message);
    this.#channel.info(message, ...values);
  }

  warn(message: string, ...values: unknown[]): void {
    this.#keep("warning", message);
    this.#channel.warn(message, ...values);
  }

  error(error: string | Error, ...values: unknown[]): void {
    this.#keep("error", typeof error === "string" ? error : error.message);
    this.#channel.error(error, ...values);
  }

  append(value: string): void {
    this.#channel.append(value);
  }

  appendLine(value: string): void {
    this.#keep("info", value);
    this.#channel.appendLine(value);
  }

  replace(value: string): void {
    this.#channel.replace(value);
  }

  clear(): void {
    this.#lines.length = 0;
    this.#channel.clear();
  }

  show(): void {
    this.#channel.show();
  }

  hide(): void {
    this.#channel.hide();
  }

  dispose(): void {
    this.#channel.dispose();
  }

  #keep(level: string, message: string): void {
    this.#lines.push(`${new Date().toISOString()} [${level}] ${message}`);
    if (this.#lines.length > keptLines) this.#lines.shift();
  }
}

import type { BenchmarkProgress } from "../core/benchmark/plan.js";
import { progressText } from "../core/report/plan-text.js";
import type { CommandIo } from "./command.js";

/** Where there is no terminal, a line only when so much more is done, or something else is being done. */
const stepOfPlainLines = 0.1;

/** Shows progress: one line that is rewritten on a terminal, a few lines elsewhere. */
export class ProgressLine {
  readonly #stream: CommandIo["stderr"];
  #shown: BenchmarkProgress | undefined;

  constructor(stream: CommandIo["stderr"]) {
    this.#stream = stream;
  }

  show(progress: BenchmarkProgress): void {
    if (this.#stream.isTTY === true) {
      // "Erase in line" (ECMA-48): the last text may have been longer.
      this.#stream.write(`\r\u001b[K${this.#cut(progressText(progress))}`);
    } else {
      const last = this.#shown;
      const isNew =
        last?.phase !== progress.phase ||
        last.run !== progress.run ||
        progress.fraction >= last.fraction + stepOfPlainLines;
      if (!isNew) return;
      this.#stream.write(`${progressText(progress)}\n`);
    }
    this.#shown = progress;
  }

  /** What goes on in the next line of a narrow terminal would stay there. */
  #cut(text: string): string {
    const { columns = 0 } = this.#stream;
    return columns > 0 ? text.slice(0, columns - 1) : text;
  }

  /** Leaves a clean line for what comes next. */
  clear(): void {
    if (this.#stream.isTTY === true && this.#shown !== undefined) this.#stream.write("\r\u001b[K");
    this.#shown = undefined;
  }
}

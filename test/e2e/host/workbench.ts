import type { FrameLocator, Locator, Page } from "playwright-core";

/** Waits this long for what a key should open before pressing it again. */
const patienceMilliseconds = 5000;
const mostPresses = 5;

/**
 * Drives VS Code's window as a person at the keyboard does. Every step waits for what it must bring about; none
 * waits for a time to pass.
 */
export class Workbench {
  readonly page: Page;
  readonly #note: (text: string) => void;

  /** `note` gets what a person wants to know though nothing failed, such as a key that had to be pressed twice. */
  constructor(page: Page, note: (text: string) => void) {
    this.page = page;
    this.#note = note;
    page.setDefaultTimeout(30_000);
  }

  get quickInput(): Locator {
    return this.page.locator(".quick-input-widget .quick-input-box input");
  }

  /** The buttons and the text of the modal dialog that is open. */
  get dialog(): Locator {
    return this.page.locator(".monaco-dialog-box");
  }

  /** A row of the list below the quick input. */
  quickPick(text: string): Locator {
    return this.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
  }

  /** The tab of the active editor. */
  activeTab(title: string): Locator {
    return this.page.locator(".tab.active", { hasText: title });
  }

  /** Rows of the Problems view. */
  problems(text: string): Locator {
    return this.page.locator(".markers-panel .monaco-list-row", { hasText: text });
  }

  /** What is inside the visible webview. */
  webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /**
   * Presses a key until what it opens is there: under load the workbench now and then opens a menu and closes it at
   * once. Each further press is noted, since a rising count would be a fault of the product.
   */
  async pressUntil(key: string, opened: Locator): Promise<void> {
    for (let press = 1; ; press++) {
      await this.page.keyboard.press(key);
      try {
        await opened.waitFor({ timeout: patienceMilliseconds });
        if (press > 1) this.#note(`${key} needed ${press.toString()} presses`);
        return;
      } catch (error) {
        if (press === mostPresses) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** Waits until the folder of the workspace is shown, with a file that it must contain. */
  async ready(file: string): Promise<void> {
    const row = this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: file });
    await row.waitFor();
  }

  /** Opens a file of the workspace by its name. */
  async open(file: string): Promise<void> {
    await this.pressUntil("Control+P", this.quickInput);
    await this.quickInput.fill(file);
    // The list of the files opened last stands there until the typed name has been looked for.
    await this.quickPick(file).and(this.page.locator(".focused")).waitFor();
    await this.page.keyboard.press("Enter");
    await this.activeTab(file).waitFor();
  }

  /** Puts the cursor into the active editor; both numbers count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+1");
    await this.pressUntil("Control+G", this.quickInput);
    await this.quickInput.fill(`:${line.toString()}:${column.toString()}`);
    await this.page.keyboard.press("Enter");
    await this.quickInput.waitFor({ state: "hidden" });
  }

  /** Opens the quick fixes at the cursor and waits for one of them, which may not be the chosen one. */
  async openQuickFixes(title: string): Promise<Locator> {
    const action = this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
    await this.pressUntil("Control+.", action);
    return action;
  }

  /** Saves the active editor and waits until the tab says so. */
  async save(file: string): Promise<void> {
    await this.page.keyboard.press("Control+S");
    await this.page.locator(".tab.active:not(.dirty)", { hasText: file }).waitFor();
  }

  /** Runs a command by its title in the palette. */
  async run(command: string): Promise<void> {
    await this.pressUntil("F1", this.quickInput);
    await this.quickInput.fill(`>${command}`);
    await this.quickPick(command).waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** Chooses a row of the open quick pick by typing. */
  async pick(placeholder: string, row: string): Promise<void> {
    await this.page
      .locator(`.quick-input-widget .quick-input-box input[placeholder^="${placeholder}"]`)
      .waitFor();
    await this.quickInput.fill(row);
    await this.quickPick(row).waitFor();
    await this.page.keyboard.press("Enter");
  }
}

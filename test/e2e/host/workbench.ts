import type { FrameLocator, Locator, Page } from "playwright-core";
import { placeOf } from "./place.js";

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

  /** Opens the Problems view and waits for a row of it. */
  async showProblems(text: string): Promise<void> {
    await this.pressUntil("Control+Shift+M", this.problems(text).first());
  }

  /** The key closes the view only where the view has the focus, which it may get by the first press. */
  async hideProblems(): Promise<void> {
    const view = this.page.locator(".markers-panel");
    for (let press = 1; await view.isVisible(); press++) {
      await this.page.keyboard.press("Control+Shift+M");
      try {
        await view.waitFor({ state: "hidden", timeout: patienceMilliseconds });
      } catch (error) {
        if (press === mostPresses) throw error;
      }
    }
  }

  /** What is inside the visible webview. */
  webview(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /**
   * Presses a key, or several in turn ("Control+K Control+I"), until what that opens is there: under load the workbench
   * now and then opens a menu and closes it at once. Each further press is noted, since a rising count would be a fault
   * of the product.
   */
  async pressUntil(keys: string, opened: Locator): Promise<void> {
    for (let press = 1; ; press++) {
      await this.press(keys);
      try {
        await opened.waitFor({ timeout: patienceMilliseconds });
        if (press > 1) this.#note(`${keys} needed ${press.toString()} presses`);
        return;
      } catch (error) {
        if (press === mostPresses) throw error;
        await this.page.keyboard.press("Escape");
      }
    }
  }

  /** Presses a key, or several in turn. */
  async press(keys: string): Promise<void> {
    for (const key of keys.split(" ")) await this.page.keyboard.press(key);
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
    // Keys go to the editor only once the list is gone.
    await this.quickInput.waitFor({ state: "hidden" });
  }

  /** Puts the cursor into the active editor; both numbers count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+1");
    await this.pressUntil("Control+G", this.quickInput);
    await this.quickInput.fill(`:${line.toString()}:${column.toString()}`);
    // Enter does nothing before the list says where it would lead.
    await this.quickPick(`line ${line.toString()}`).waitFor();
    await this.page.keyboard.press("Enter");
    await this.quickInput.waitFor({ state: "hidden" });
  }

  /** Opens the quick fixes at the cursor and waits for one of them, which may not be the chosen one. */
  async openQuickFixes(title: string): Promise<Locator> {
    const action = this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
    await this.pressUntil("Control+.", action);
    return action;
  }

  /** Puts the cursor before a word of the active editor, whose text this is. */
  async goToWord(text: string, word: string): Promise<void> {
    await this.goTo(...placeOf(text, word));
  }

  /** Chooses one of the quick fixes at the cursor. */
  async quickFix(title: string): Promise<void> {
    const action = await this.openQuickFixes(title);
    await this.choose(action);
  }

  /** Goes down a menu to a row of it, and presses Enter there. */
  async choose(row: Locator): Promise<void> {
    const focused = row.and(this.page.locator(".focused"));
    const rows = this.page.locator(".action-widget .monaco-list-row");
    await rows.and(this.page.locator(".focused")).waitFor();
    for (let left = await rows.count(); left > 0 && !(await focused.isVisible()); left--) {
      await this.page.keyboard.press("ArrowDown");
    }
    await focused.waitFor();
    await this.page.keyboard.press("Enter");
    await row.waitFor({ state: "hidden" });
  }

  /** The completion that Enter would accept. */
  suggestion(label: string): Locator {
    return this.page.locator(".suggest-widget.visible .monaco-list-row.focused", {
      has: this.page.locator(".label-name").getByText(label, { exact: true }),
    });
  }

  /** Waits until a completion is the chosen one, and accepts it. */
  async complete(label: string): Promise<void> {
    const chosen = this.suggestion(label);
    await chosen.waitFor();
    await this.page.keyboard.press("Enter");
    await chosen.waitFor({ state: "hidden" });
  }

  /**
   * Activates one of the lenses over a line of the active editor, until what that opens is there: the command that lists them
   * does nothing, without a word, while they are being asked for again, and so does what it lists.
   */
  async lens(line: number, title: string, opened: Locator): Promise<void> {
    await this.page.locator(".codelens-decoration", { hasText: title }).first().waitFor();
    await this.goTo(line, 1);
    const list = this.asking("Select a command");
    for (let attempt = 1; ; attempt++) {
      await this.run("Show CodeLens Commands for Current Line");
      try {
        await list.waitFor({ timeout: patienceMilliseconds });
        await this.pick("Select a command", title);
        await opened.waitFor({ timeout: patienceMilliseconds });
        if (attempt > 1) this.#note(`the lenses of a line needed ${attempt.toString()} attempts`);
        return;
      } catch (error) {
        if (attempt === mostPresses) throw error;
      }
    }
  }

  /** What the modal dialog says: its question, and the text below. */
  async dialogText(): Promise<string> {
    const text = this.dialog.locator(".dialog-message-container");
    await text.waitFor();
    return text.innerText();
  }

  /** Gives what is at the cursor another name. */
  async rename(name: string): Promise<void> {
    const box = this.page.locator(".rename-box input");
    await this.pressUntil("F2", box);
    await box.fill(name);
    await this.page.keyboard.press("Enter");
    await box.waitFor({ state: "hidden" });
  }

  /** Waits until the status bar says that the cursor is there; both numbers count from 1. */
  async cursorAt(line: number, column: number): Promise<void> {
    const place = `Ln ${line.toString()}, Col ${column.toString()}`;
    await this.page.locator("#status\\.editor\\.selection", { hasText: place }).waitFor();
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
    await this.asking(placeholder).waitFor();
    await this.quickInput.fill(row);
    await this.quickPick(row).waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** The input of a quick pick that asks for something. */
  asking(placeholder: string): Locator {
    return this.page.locator(
      `.quick-input-widget .quick-input-box input[placeholder^="${placeholder}"]`,
    );
  }
}

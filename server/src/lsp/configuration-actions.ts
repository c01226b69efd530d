import {
  configurationFileName,
  parseConfiguration,
  settingsFor,
} from "../core/lint/configuration.js";
import { emptyConfiguration, offEverywhere, offForFile } from "../core/lint/configuration-edit.js";
import type { Finding } from "../core/lint/finding.js";
import { defaultSettings } from "../core/lint/settings.js";
import { ruleIds } from "../core/rules/ids.js";
import { type TextEdit, applyEdits } from "../core/text/span.js";
import type { Action } from "./actions.js";
import { relativePath } from "./configuration-files.js";
import type { SettingsResolver } from "./document-settings.js";
import { decoded } from "./uris.js";

/** What is asked of the editor and the disk. */
export interface ConfigurationPlaces {
  readonly resolver: SettingsResolver;
  /** URIs of the workspace's folders. */
  folders(): Promise<readonly string[]>;
  /** The version of an open document; null for what is not open. */
  versionOf(uri: string): number | null;
  /** Whether a file lies below one of the folders, wherever symbolic links lead. */
  isBelow(uri: string, folders: readonly string[]): Promise<boolean>;
  /** Whether the editor makes files for us. */
  readonly createsFiles: boolean;
}

/**
 * Offers to switch off in the configuration what is reported: for all files, and for this one. It is the configuration that
 * counts for the document, or a new one in the workspace's folder where there is none. Nothing outside of the workspace is
 * touched, and what would not help is not offered, such as a severity that a later override sets again.
 */
export async function configurationActions(
  uri: string,
  findings: readonly Finding[],
  places: ConfigurationPlaces,
): Promise<readonly Action[]> {
  const file = findings.length === 0 ? undefined : await configurationFor(uri, places);
  if (file === undefined) return [];
  const path = relativePath(file.uri, uri);
  const isBelow = decoded(uri).endsWith(`/${path}`);
  const isOff = (rule: string, edits: readonly TextEdit[]): boolean => {
    const { configuration } = parseConfiguration(applyEdits(file.text, edits), ruleIds);
    return settingsFor(configuration, path, defaultSettings).rules[rule] === "off";
  };
  const first = new Map(findings.toReversed().map((finding) => [finding.rule, finding]));
  return [...new Set(findings.map(({ rule }) => rule))].flatMap((rule) => {
    const finding = first.get(rule);
    const offer = (title: string, edits: readonly TextEdit[] | undefined): readonly Action[] =>
      finding === undefined || edits === undefined || !isOff(rule, edits)
        ? []
        : [{ kind: "configure", title, finding, file, edits }];
    return [
      ...(isBelow
        ? offer(`Disable ${rule} for this file in ${file.name}`, offForFile(file.text, rule, path))
        : []),
      ...offer(`Disable ${rule} in ${file.name}`, offEverywhere(file.text, rule)),
    ];
  });
}

/** A configuration that an action edits. */
export interface EditedConfiguration {
  readonly uri: string;
  /** As a person names it who looks from the workspace's folder. */
  readonly name: string;
  /** As it is now; for a new one, what is begun with. */
  readonly text: string;
  readonly version: number | null;
  readonly isNew: boolean;
}

async function configurationFor(
  uri: string,
  places: ConfigurationPlaces,
): Promise<EditedConfiguration | undefined> {
  const { resolver } = places;
  const folder = await resolver.folderOf(uri);
  if (folder === undefined) return undefined;
  const found = await resolver.configurationOf(uri);
  if (found === undefined) {
    const isNamed = (await resolver.client(uri)).configurationFile !== undefined;
    if (isNamed || !places.createsFiles) return undefined;
    return {
      uri: `${folder}/${configurationFileName}`,
      name: configurationFileName,
      text: emptyConfiguration,
      version: null,
      isNew: true,
    };
  }
  const folders = (await places.folders()).map((one) => `${one}/`);
  if (!(await places.isBelow(found.uri, folders))) return undefined;
  return {
    uri: found.uri,
    name: relativePath(`${folder}/`, found.uri),
    text: found.text,
    version: places.versionOf(found.uri),
    isNew: false,
  };
}

/** A URI as text to compare or to show: clients differ in what they encode. A stray `%` stays as it is. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The URI of what a path with `/` between folders names, below a folder whose URI ends with `/`. */
export function uriBelow(folder: string, path: string): string {
  return folder + path.split("/").map(encodeURIComponent).join("/");
}

/** Characters behind which an editor asks for completion by itself. Those of all languages, since a server names them once. */
export const completionTriggers: readonly string[] = [
  // Domain XML.
  ...["<", "/", "'", '"', "=", " "],
  // nova.conf.
  ...["[", ":", ","],
];

/** Where the rule's page can be read on the web; the same page ships with the program. */
export function docsUrl(ruleId: string): string {
  return `https://github.com/virt-latency/virt-latency/blob/main/docs/rules/${ruleId}.md`;
}

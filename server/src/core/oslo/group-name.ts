/** The name by which oslo.config looks a group up: in lower case, save for `DEFAULT` (`_normalize_group_name` in cfg.py). */
export function normalizeGroupName(name: string): string {
  return name === "DEFAULT" ? name : name.toLowerCase();
}

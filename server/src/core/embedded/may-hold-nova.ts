/** Whether a text may be YAML that holds settings of Nova; cheap, and true for little else. */
export function mayHoldNova(text: string): boolean {
  return (
    text.includes("nova_nova_conf_overrides") ||
    text.includes("customServiceConfig") ||
    (/^[ \t]*["']?conf["']?:/m.test(text) && /^[ \t]+["']?nova["']?:/m.test(text)) ||
    (/^kind:[ \t]*["']?ConfigMap/m.test(text) && /nova[^\n]*\.conf["']?[ \t]*:/.test(text))
  );
}

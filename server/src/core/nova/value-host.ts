/** Why oslo.config's `HostAddress` refuses a value; `HostDomain` takes underscores as well. Undefined for one it takes. */
export function hostProblem(
  value: string,
  options: { readonly underscores: boolean },
): string | undefined {
  const label = options.underscores
    ? /^(?!-)[a-z\d_-]{1,63}(?<!-)$/i
    : /^(?!-)[a-z\d-]{1,63}(?<!-)$/i;
  if (isIpv4(value) || isIpv6(value)) return undefined;
  const labels = value.replace(/\.$/, "").split(".");
  const isName =
    value.length > 0 &&
    value.length <= 253 &&
    /[a-z-]/i.test(labels.at(-1) ?? "") &&
    labels.every((one) => label.test(one));
  return isName ? undefined : `${value} is not a valid host address`;
}

/** What the system's `inet_pton` takes for IPv4: no leading zeros, no short forms. */
function isIpv4(text: string): boolean {
  const bytes = text.split(".");
  return (
    bytes.length === 4 &&
    bytes.every((byte) => /^(?:0|[1-9]\d{0,2})$/.test(byte) && Number(byte) < 256)
  );
}

/** What the system's `inet_pton` takes for IPv6. */
export function isIpv6(text: string): boolean {
  const tail = /(?<=:)[^:]*\.[^:]*$/.exec(text)?.[0];
  if (tail !== undefined && !isIpv4(tail)) return false;
  // An IPv4 tail stands for two groups.
  const address = tail === undefined ? text : `${text.slice(0, -tail.length)}0:0`;
  const [head = "", rest, ...more] = address.split("::");
  if (more.length > 0) return false;
  const groups = [head, rest ?? ""].flatMap((part) => (part === "" ? [] : part.split(":")));
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return rest === undefined ? groups.length === 8 : groups.length < 8;
}

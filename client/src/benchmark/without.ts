/** A copy without one key. */
export function without<Value extends object, Key extends keyof Value>(
  value: Value,
  key: Key,
): Omit<Value, Key> {
  const others = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries(others) as Omit<Value, Key>;
}

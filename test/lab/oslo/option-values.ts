import type { NovaOptionFacts } from "../../../server/src/core/catalog/nova-option-facts.js";

/** Values to try on an option: what its facts suggest, just inside and just outside, and what its type may stumble over. */
export function valuesFor(facts: NovaOptionFacts, random: () => number): readonly string[] {
  const initial = facts.default === undefined ? [] : [asText(facts.default)];
  const choices = [...(facts.choices ?? []), ...(facts.items?.choices ?? [])].map(String);
  const bounds = [facts.min, facts.max].filter((bound) => bound !== undefined);
  const near = bounds.flatMap((bound) => [bound - 1, bound, bound + 1, bound + 0.5].map(String));
  const words = choices.flatMap((word) => [
    word,
    word.toUpperCase(),
    ` ${word} `,
    `${word}x`,
    `${word},${choices[0] ?? ""}`,
    `${word},odd`,
  ]);
  const length = facts.maxLength ?? 0;
  const long = length === 0 ? [] : ["a".repeat(length), "a".repeat(length + 1)];
  const own = pools[facts.type] ?? [];
  const other = anything[Math.floor(random() * anything.length)] ?? "";
  return [...new Set([...initial, ...near, ...words, ...long, ...own, ...stumbling, other])];
}

function asText(value: NonNullable<NovaOptionFacts["default"]>): string {
  return Array.isArray(value) ? value.join(",") : String(value);
}

/** Tried on every option. */
const stumbling = ["", " ", "x", "1", "-1", "0", "true", "a,b", "a:b", "it's", '"', "a\\b", "${x"];

const numbers = [
  "+5",
  " 7 ",
  "1_000",
  "1__0",
  "_1",
  "1_",
  "10.0",
  "0x10",
  "1k",
  "1e3",
  "- 1",
  "--1",
  "007",
  "65535",
  "65536",
  "-0",
  "99999999999999999999",
];

const floats = [
  ...numbers,
  "1.5",
  ".5",
  "5.",
  "1,5",
  "1e1_0",
  "1e",
  "inf",
  "-Infinity",
  "NaN",
  "1_0.5_0",
  "._5",
  "1._5",
  "4.5",
  "4.51",
];

const hosts = [
  "localhost",
  "a.b.c.",
  "a..b",
  "-a.b",
  "a-.b",
  "a_b",
  "_a",
  "1.2.3.4",
  "1.2.3",
  "1.2.3.256",
  "01.2.3.4",
  "1.2.3.4.5",
  "::",
  "::0",
  "::1",
  "fe80::1%eth0",
  "fe80::",
  "1:2:3:4:5:6:7:8",
  "1:2:3:4:5:6:7:8:9",
  "1:2:3:4:5:6:7::",
  "1::2::3",
  "::00001",
  "::ffff:10.0.0.1",
  "::ffff:10.0.0.256",
  "::10.0.0.01",
  "10.0.0.1:80",
  "[::1]",
  "123",
  "a.123",
  "a.1b",
  "a b",
  `${"a".repeat(63)}.b`,
  `${"a".repeat(64)}.b`,
  `${"a.".repeat(126)}a`,
  `${"a.".repeat(126)}ab`,
  ".",
  "-",
  ":",
  "g::1",
];

const uris = [
  "http://h",
  "http://h/",
  "HTTP://h/",
  "https://h:80/p?q=1#f",
  "telnet://h:23",
  "telnets://h",
  "ftp://h/",
  "http:/h",
  "http:h",
  "http://",
  "http:///p",
  "//h/p",
  "h:80",
  "h",
  "1http://h",
  "a+b.c-d://h",
  "http://u:p@h/",
  "http://u@p@h/",
  "http://@h/",
  "http://h:/",
  "http://h:99999/",
  "http://h:123456/",
  "http://h:x/",
  "http://[::1]/",
  "http://[::1]:80/",
  "http://[::1]x/",
  "http://[fe80::1%25eth0]/",
  "http://[fe80::1%eth0]/",
  "http://[v1.a]/",
  "http://[x]/",
  "http://1.2.3.4/",
  "http://1.2.3.256/",
  "http://1.2.3/",
  "http://h/a b",
  "http://h/[x]",
  "http://h/?[x]",
  "http://h/%41",
  "http://h/%zz",
  "http://a b/",
  "http://a_b/",
  "http://%41/",
  "http://%4/",
  "http://h\\p",
  "http://h|/",
  "http://%(ip)s/",
];

const lists = [
  "a",
  "a,",
  ",a",
  ",",
  ",,",
  "a,,b",
  " a , b ",
  "1,2",
  "1,x",
  "x,1",
  "1,",
  "1,,2",
  "[1]",
];

const tables = [
  "a:1",
  "a:1,b:2",
  "a:1,a:2",
  ":1",
  "a:",
  "a",
  "a,b:1",
  "a:1,b",
  "a:b:c",
  ",",
  "{a:1}",
  "a:1,",
];

const strings = [
  "volumev3::publicURL",
  "a-b::c",
  "1:2",
  "1-2",
  "x1:2y",
  "month@5",
  "month@",
  "hour",
  "A.b-c_d",
  "a b",
];

const pools: Partial<Record<NovaOptionFacts["type"], readonly string[]>> = {
  boolean: ["True", "YES", "on", "off", "No", "t", "y", "f", "2", " true ", "truе"],
  integer: numbers,
  port: numbers,
  float: floats,
  "host-address": hosts,
  "host-domain": hosts,
  uri: uris,
  list: lists,
  dict: tables,
  string: strings,
};

const anything = [...numbers, ...floats, ...hosts, ...uris, ...lists, ...tables, ...strings];

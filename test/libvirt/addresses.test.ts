import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readAddresses } from "../../server/src/libvirt/addresses.js";

const xml =
  "<domain><devices><interface><mac address='52:54:00:4F:e9:df'/></interface></devices></domain>";
const lease = " vnet0      52:54:00:4f:e9:df    ipv4         192.168.122.182/24\n";
const agent = [
  " lo         00:00:00:00:00:00    ipv4         127.0.0.1/8",
  " -          -                    ipv6         ::1/128",
  " eth0       52:54:00:4f:e9:df    ipv4         192.168.122.182/24",
  " eth0       52:54:00:4f:e9:df    ipv4         10.0.0.7/24",
  " eth0       52:54:00:4f:e9:df    ipv6         fe80::1/64",
  " eth0       52:54:00:4f:e9:df    ipv6         2001:db8::7/64",
  " docker0    52:54:00:4f:e9:df    ipv4         172.17.0.1/16",
  " eth1       aa:aa:aa:aa:aa:aa    ipv4         10.9.9.9/24",
  " eth0       52:54:00:4f:e9:df    ipv4         $(reboot)/24",
].join("\n");

describe("the addresses of a guest", () => {
  it("come from the lease first, and only from interfaces that the domain has", () => {
    assert.deepEqual(readAddresses({ lease, agent, arp: "" }, xml), [
      { address: "192.168.122.182", source: "lease" },
      { address: "10.0.0.7", source: "agent" },
      { address: "2001:db8::7", source: "agent" },
    ]);
  });

  it("are none where nobody knows", () => {
    const error = "error: Failed to query for interfaces addresses\n";
    assert.deepEqual(readAddresses({ lease: "", agent: error, arp: error }, xml), []);
  });
});

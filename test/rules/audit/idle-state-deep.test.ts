import { idleStateDeep } from "../../../server/src/core/rules/audit/idle-state-deep.js";
import { testAuditRule } from "../../support/test-audit-rule.js";

testAuditRule(idleStateDeep, {
  silent: {
    "a shallow state": `
      host cpu.count 2
      host begin.uptime 100.00 150.00
      host end.uptime 101.00 151.50
      host idle.state3.name C6
      host idle.state3.latency 10
      host idle.state3.disable 0
      host idle.state3.begin 0
      host idle.state3.end 1900000`,
    "a state that is switched off": `
      host cpu.count 2
      host begin.uptime 100.00 150.00
      host end.uptime 101.00 151.50
      host idle.state3.name C6
      host idle.state3.latency 133
      host idle.state3.disable 1
      host idle.state3.begin 0
      host idle.state3.end 0`,
    "a deep state that was hardly used": `
      host cpu.count 2
      host begin.uptime 100.00 150.00
      host end.uptime 101.00 151.50
      host idle.state3.name C6
      host idle.state3.latency 133
      host idle.state3.disable 0
      host idle.state3.begin 5000000
      host idle.state3.end 5100000`,
    "a guest": `
      guest cpu.count 2
      guest begin.uptime 100.00 150.00
      guest end.uptime 101.00 151.50
      guest idle.state3.name C6
      guest idle.state3.latency 133
      guest idle.state3.disable 0
      guest idle.state3.begin 0
      guest idle.state3.end 1500000`,
    "a clock that went backwards": `
      host cpu.count 2
      host begin.uptime 100.00 150.00
      host end.uptime 99.00 151.50
      host idle.state3.name C6
      host idle.state3.latency 133
      host idle.state3.disable 0
      host idle.state3.begin 0
      host idle.state3.end 1500000`,
    "a count that went backwards": `
      host cpu.count 2
      host begin.uptime 100.00 150.00
      host end.uptime 101.00 151.50
      host idle.state3.name C6
      host idle.state3.latency 133
      host idle.state3.disable 0
      host idle.state3.begin 1500000
      host idle.state3.end 0`,
  },
  fires: {
    "three quarters of the time": {
      facts: `
        host cpu.count 2
        host begin.uptime 100.00 150.00
        host end.uptime 101.00 151.50
        host idle.state3.name C6
        host idle.state3.latency 133
        host idle.state3.disable 0
        host idle.state3.begin 1000
        host idle.state3.end 1501000`,
      findings: [["information", "host"]],
      commands: ["cpupower idle-set -D 49"],
    },
    "all the time, with tuned": {
      facts: `
        host cpu.count 2
        host begin.uptime 100.00 150.00
        host end.uptime 101.00 151.50
        host idle.state3.name C6
        host idle.state3.latency 133
        host idle.state3.disable 0
        host idle.state3.begin 0
        host idle.state3.end 2000000
        host tuned.profile balanced`,
      findings: [["information", "host"]],
      commands: ["cpupower idle-set -D 49", "tuned-adm profile latency-performance"],
    },
  },
});

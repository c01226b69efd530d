import { iothreadPollingUnbounded } from "../../../server/src/core/rules/domain/iothread-polling-unbounded.js";
import { testRule } from "../../support/test-rule.js";

const guest = (poll: string, used = "1"): string =>
  `<domain type='kvm'><iothreadids><iothread id='1'>${poll}</iothread></iothreadids><devices><disk><driver iothread='${used}'/><target dev='vda'/></disk></devices></domain>`;

testRule(iothreadPollingUnbounded, {
  valid: {
    "QEMU's default": guest("<poll max='32768'/>"),
    "a limit of 200 µs": guest("<poll max='200000'/>"),
    "nothing about it": guest(""),
    "not in use": guest("<poll max='900000'/>", "2"),
  },
  invalid: {
    "a millisecond": {
      text: `
<domain type='kvm'>
  <iothreadids>
    <iothread id='1'>
      <poll max='1000000' grow='2'/>
                 ^^^^^^^
    </iothread>
  </iothreadids>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreadids>
    <iothread id='1'>
      <poll grow='2'/>
    </iothread>
  </iothreadids>
  <devices>
    <disk><driver iothread='1'/><target dev='vda'/></disk>
  </devices>
</domain>`,
    },
  },
});

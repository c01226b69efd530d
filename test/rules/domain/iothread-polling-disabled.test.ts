import { iothreadPollingDisabled } from "../../../server/src/core/rules/domain/iothread-polling-disabled.js";
import { testRule } from "../../support/test-rule.js";

const guest = (
  ids: string,
  disks = "<disk><driver iothread='1'/><target dev='vda'/></disk>",
): string =>
  `<domain type='kvm'><iothreadids>${ids}</iothreadids><devices>${disks}</devices></domain>`;

testRule(iothreadPollingDisabled, {
  valid: {
    "QEMU's default": guest("<iothread id='1'/>"),
    "another limit": guest("<iothread id='1'><poll max='10000'/></iothread>"),
    "an iothread that nothing uses": guest("<iothread id='2'><poll max='0'/></iothread>"),
    "very many disks": guest(
      "<iothread id='1'><poll max='0'/></iothread>",
      "<disk><driver iothread='1'/><target dev='vda'/></disk>".repeat(17),
    ),
  },
  invalid: {
    "nothing else about polling": {
      text: `
<domain type='kvm'>
  <iothreadids>
    <iothread id='1'>
      <poll max='0'/>
                 ^
    </iothread>
  </iothreadids>
  <devices><disk><driver iothread='1'/><target dev='vda'/></disk></devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreadids>
    <iothread id='1'>
    </iothread>
  </iothreadids>
  <devices><disk><driver iothread='1'/><target dev='vda'/></disk></devices>
</domain>`,
    },
    "how it grows is kept": {
      text: `
<domain type='kvm'>
  <iothreadids><iothread id='1'><poll max='0' grow='4'/></iothread></iothreadids>
                                           ^
  <devices><disk><driver iothread='1'/><target dev='vda'/></disk></devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <iothreadids><iothread id='1'><poll grow='4'/></iothread></iothreadids>
  <devices><disk><driver iothread='1'/><target dev='vda'/></disk></devices>
</domain>`,
    },
  },
});

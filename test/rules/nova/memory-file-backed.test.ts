import { memoryFileBacked } from "../../../server/src/core/rules/nova/memory-file-backed.js";
import { testRule } from "../../support/test-rule.js";

const partners = "[DEFAULT]\nram_allocation_ratio = 1\nreserved_host_memory_mb = 0\n";

testRule(memoryFileBacked, {
  valid: {
    off: `${partners}[libvirt]\nfile_backed_memory = 0\n`,
    "a value from elsewhere": `${partners}[libvirt]\nfile_backed_memory = $size\n`,
    "what nova-compute refuses, of which another rule speaks":
      "[libvirt]\nfile_backed_memory = 1048576\n",
  },
  invalid: {
    "memory in files": {
      text: `${partners}[libvirt]\nfile_backed_memory = 1048576\n                     ^^^^^^^\n`,
      fixed: null,
    },
  },
});

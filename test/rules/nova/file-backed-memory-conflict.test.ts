import { fileBackedMemoryConflict } from "../../../server/src/core/rules/nova/file-backed-memory-conflict.js";
import { testRule } from "../../support/test-rule.js";

testRule(fileBackedMemoryConflict, {
  valid: {
    "both partners":
      "[DEFAULT]\nram_allocation_ratio = 1\nreserved_host_memory_mb = 0\n[libvirt]\nfile_backed_memory = 1048576\n",
    "partners from elsewhere":
      "[DEFAULT]\nram_allocation_ratio = $ratio\nreserved_host_memory_mb = 0\n[libvirt]\nfile_backed_memory = 1048576\n",
    off: "[libvirt]\nfile_backed_memory = 0\n",
  },
  invalid: {
    "one wrong and one missing": {
      text: "[DEFAULT]\nram_allocation_ratio = 1.5\n[libvirt]\nfile_backed_memory = 1048576\n                     ^^^^^^^\n",
      fixed:
        "[DEFAULT]\nram_allocation_ratio = 1.0\nreserved_host_memory_mb = 0\n[libvirt]\nfile_backed_memory = 1048576\n",
    },
  },
});

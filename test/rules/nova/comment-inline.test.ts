import { commentInline } from "../../../server/src/core/rules/nova/comment-inline.js";
import { testRule } from "../../support/test-rule.js";

testRule(commentInline, {
  valid: {
    "a comment on its own line": "[DEFAULT]\n# loud\ndebug = true\n",
    "free text, where the mark may be meant": "[DEFAULT]\nlog_dir = /var/log/nova # here\n",
    "a value that is wrong without the comment too": "[DEFAULT]\ndebug = maybe # loud\n",
    "a mark without space before it": "[libvirt]\nimages_type = raw#1\n",
  },
  invalid: {
    "behind a boolean and a choice": {
      text: "[DEFAULT]\ndebug = true  # loud\n              ^^^^^^\n[libvirt]\nvirt_type = kvm ; not qemu\n                ^^^^^^^^^^\n",
      fixed: "[DEFAULT]\n# loud\ndebug = true\n[libvirt]\n; not qemu\nvirt_type = kvm\n",
    },
  },
});

import { parseError } from "../../../server/src/core/rules/nova/parse-error.js";
import { testRule } from "../../support/test-rule.js";

testRule(parseError, {
  valid: {
    "every kind of line": "# c\n; c\n[DEFAULT]\na = 1\nb:2\nc = x,\n  y\n\n[ odd ]\n",
    "a comment in a value": "[DEFAULT]\na = 1 # no comment to oslo.config\n",
  },
  invalid: {
    "a line without a separator": {
      text: "[DEFAULT]\nfoo\n^^^\na = 1\n",
      fixed: null,
    },
    "a line without a name": {
      text: "[DEFAULT]\n= 1\n^^^\n",
      fixed: null,
    },
    "an indented option below a header": {
      text: "[DEFAULT]\n  debug = true\n  ^^^^^^^^^^^^\n  x = a,\n    b\n",
      fixed: "[DEFAULT]\ndebug = true\nx = a,\n  b\n",
    },
    "an indented option above any header": {
      text: "  a = 1\n  ^^^^^\n[DEFAULT]\n",
      fixed: null,
    },
    "an indented header": {
      text: " [DEFAULT]\n ^^^^^^^^^\na = 1\n",
      fixed: "[DEFAULT]\na = 1\n",
    },
    "a comment amid a list": {
      text: "[libvirt]\nk = a,\n# note\n  b\n  ^\n",
      fixed: null,
    },
    "a comment behind a header": {
      text: "[libvirt] # local disks\n^^^^^^^^^^^^^^^^^^^^^^^\nvirt_type = kvm\n",
      fixed: "# local disks\n[libvirt]\nvirt_type = kvm\n",
    },
    "a header without its bracket": {
      text: "[libvirt\n^^^^^^^^\nvirt_type = kvm\n",
      fixed: "[libvirt]\nvirt_type = kvm\n",
    },
    "a header of which the end is unclear": {
      text: "[libvirt] virt_type = kvm\n^^^^^^^^^^^^^^^^^^^^^^^^^\n",
      fixed: null,
    },
    "a header without a name": {
      text: "[]\n^^\na = 1\n",
      fixed: null,
    },
    "options above the first header, once": {
      text: "a = 1\n^\nb = 2\n[DEFAULT]\nc = 3\n",
      fixed: null,
    },
    "a byte order mark": {
      text: "\ufeff[DEFAULT]\n^\na = 1\n",
      fixed: "[DEFAULT]\na = 1\n",
    },
    "every error of several": {
      text: "[DEFAULT]\nfoo\n^^^\na = 1\nbar\n^^^\n",
      fixed: null,
    },
  },
});

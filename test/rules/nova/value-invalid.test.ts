import { valueInvalid } from "../../../server/src/core/rules/nova/value-invalid.js";
import { testRule } from "../../support/test-rule.js";

testRule(valueInvalid, {
  valid: {
    "booleans in any case": "[DEFAULT]\ndebug = ON\nuse_cow_images = 0\n",
    "numbers between quotes and white space": "[DEFAULT]\ndefault_thread_pool_size = ' 5'\n",
    "hosts, addresses and URIs":
      "[vnc]\nserver_listen = ::0\nnovncproxy_base_url = http://[::1]:6080/vnc\nserver_proxyclient_address = c1.example.org.\n[DEFAULT]\nhost = compute_1\n",
    "lists and tables":
      "[glance]\nretriable_status_codes = 500,,503,\n[profiler_jaeger]\nprocess_tags = a:1, b,c:x\n",
    numbers: "[DEFAULT]\nreserved_host_memory_mb = ' +1_024'\ncpu_allocation_ratio = .5e1\n",
    "empty numbers, which mean none":
      "[libvirt]\nrx_queue_size =\n[DEFAULT]\ncpu_allocation_ratio =\n",
    "a choice whose case does not matter": "[DEFAULT]\nlog_rotation_type = SIZE\n",
    "a value from elsewhere": "[DEFAULT]\ndebug = $verbose\n",
    "free text": "[DEFAULT]\nlog_dir = true\n",
    "a comment behind it, of which another rule speaks": "[DEFAULT]\ndebug = true # loud\n",
  },
  invalid: {
    "a word that is no boolean": {
      text: "[DEFAULT]\ndebug = maybe\n        ^^^^^\n",
      fixed: null,
    },
    "the initial of a boolean": {
      text: "[DEFAULT]\nuse_cow_images = T\n                 ^\n",
      fixed: "[DEFAULT]\nuse_cow_images = true\n",
    },
    "a boolean that is nearly one": {
      text: "[DEFAULT]\nuse_cow_images = 'Flase'\n                  ^^^^^\n",
      fixed: "[DEFAULT]\nuse_cow_images = 'false'\n",
    },
    "an empty boolean": {
      text: "[DEFAULT]\ndebug =\n^^^^^\n",
      fixed: null,
    },
    numbers: {
      text: "[DEFAULT]\nmax_concurrent_builds = ten\n                        ^^^\nreserved_host_memory_mb = 4G\n                          ^^\ncpu_allocation_ratio = 1,5\n                       ^^^\n",
      fixed: null,
    },
    bounds: {
      text: "[libvirt]\nnum_pcie_ports = 32\n                 ^^\nrx_queue_size = 300\n                ^^^\n[DEFAULT]\nmax_concurrent_builds = -1\n                        ^^\n",
      fixed: null,
    },
    "flat disks, which no fix makes without use_cow_images": {
      text: "[libvirt]\nimages_type = RAW\n              ^^^\n",
      fixed: "[DEFAULT]\nuse_cow_images = False\n\n[libvirt]\nimages_type = raw\n",
    },
    "flat disks with it": {
      text: "[DEFAULT]\nuse_cow_images = False\n[libvirt]\nimages_type = Flat\n              ^^^^\n",
      fixed: "[DEFAULT]\nuse_cow_images = False\n[libvirt]\nimages_type = flat\n",
    },
    "choices that are nearly right": {
      text: "[libvirt]\ncpu_mode = host_model\n           ^^^^^^^^^^\nhw_disk_discard = unamp\n                  ^^^^^\n",
      fixed: "[libvirt]\ncpu_mode = host-model\nhw_disk_discard = unmap\n",
    },
    "a choice in another case": {
      text: "[libvirt]\nimages_type = QCOW2\n              ^^^^^\n",
      fixed: "[libvirt]\nimages_type = qcow2\n",
    },
    "for a release that is not described only what does not depend on it": {
      text: "[libvirt]\nimages_type = qcow3\nfile_backed_memory = 1k\n                     ^^\n",
      fixed: null,
      settings: { target: { nova: "2021.2" } },
    },
    "for an older release what it refuses": {
      text: "[cinder]\ncatalog_info = volume-v3::publicURL\n               ^^^^^^^^^^^^^^^^^^^^\ntimeout = 1.5\n          ^^^\n",
      fixed: null,
      settings: { target: { nova: "26" } },
    },
    "between two described releases what neither takes": {
      text: "[cinder]\ncatalog_info = volume-v3::publicURL\ntimeout = 1.5\n          ^^^\n",
      fixed: null,
      settings: { target: { nova: "2024.1" } },
    },
    "lists whose items are numbers or words": {
      text: "[glance]\nretriable_status_codes = 500, 5xx\n                         ^^^^^^^^\n[vnc]\nauth_schemes = none, vnc\n               ^^^^^^^^^\n",
      fixed: null,
    },
    "patterns and lengths": {
      text: "[serial_console]\nport_range = 10000-20000\n             ^^^^^^^^^^^\n[cinder]\ncatalog_info = volumev3\n               ^^^^^^^^\n",
      fixed: null,
    },
    "hosts and addresses": {
      text: "[vnc]\nserver_listen = 10.0.0.256\n                ^^^^^^^^^^\nserver_proxyclient_address = my_host\n                             ^^^^^^^\n[libvirt]\nlive_migration_inbound_addr = a..b\n                              ^^^^\n",
      fixed: null,
    },
    URIs: {
      text: "[mks]\nmksproxy_base_url = ftp://h/\n                    ^^^^^^^^\n[vnc]\nnovncproxy_base_url = localhost:6080\n                      ^^^^^^^^^^^^^^\n",
      fixed: null,
    },
    tables: {
      text: "[profiler_jaeger]\nprocess_tags = a:1,a:2\n               ^^^^^^^\n",
      fixed: null,
    },
  },
});

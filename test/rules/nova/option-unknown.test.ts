import { optionUnknown } from "../../../server/src/core/rules/nova/option-unknown.js";
import { testRule } from "../../support/test-rule.js";

testRule(optionUnknown, {
  valid: {
    "options and deprecated names": "[DEFAULT]\nlogdir = /x\n[pci]\npassthrough_whitelist = {}\n",
    "a group in another case": "[LibVirt]\nimages_type = flat\n",
    "a group of another program": "[trustedcomputing]\nanything = 1\n[DEFAULTS]\nx = 1\n",
    "a name that an older release had":
      "[DEFAULT]\nenabled_apis = metadata\n[libvirt]\nvif_driver = x\n[rdp]\nenabled = 1\n",
    "an authentication plugin": "[keystone_authtoken]\nauth_type = password\nusername = nova\n",
    "an authentication plugin of a third party":
      "[keystone_authtoken]\nauth_type = acme\nacme_key = 1\n",
    "a group that auth_section points at":
      "[placement]\nauth_section = glance\n[glance]\nusername = x\n",
    "groups that the operator names":
      "[mdev_nvidia-35]\ndevice_addresses = a\n[neutron_physnet_foo]\nnuma_nodes = 0\n",
    "a privsep context": "[nova_sys_admin]\nhelper_command = sudo nova-rootwrap\n",
    "a hyphen or another case, of which another rule speaks":
      "[DEFAULT]\nlog-dir = /x\nDebug = true\n",
    "an option of exactly one other group": "[DEFAULT]\nimages_type = flat\n",
  },
  invalid: {
    "a slip of the fingers": {
      text: "[libvirt]\nimages_tpye = flat\n^^^^^^^^^^^\n",
      // What else an obeyed images_type needs comes with it.
      fixed: "[DEFAULT]\nuse_cow_images = False\n\n[libvirt]\nimages_type = flat\n",
    },
    "a slip beside the right name": {
      text: "[libvirt]\nimages_tpye = flat\n^^^^^^^^^^^\nimages_type = qcow2\n",
      fixed: null,
    },
    "a name that nothing resembles": {
      text: "[DEFAULT]\nneutron_ovs_bridge = br-int\n^^^^^^^^^^^^^^^^^^\n",
      fixed: null,
    },
    "a name that one group has, which means something else there": {
      text: "[glance]\nhost = controller\n^^^^\n[libvirt]\nrbd_pool = vms\n^^^^^^^^\n[DEFAULT]\nmax_age = 0\n^^^^^^^\n",
      fixed: null,
    },
    "another word for a name": {
      text: "[database]\nmin_pool_size = 1\n^^^^^^^^^^^^^\n",
      fixed: null,
    },
    "the singular of a name": {
      text: "[libvirt]\nimage_type = qcow2\n^^^^^^^^^^\n",
      fixed: "[libvirt]\nimages_type = qcow2\n",
    },
    "a name that several other groups have": {
      text: "[libvirt]\nauth_url = http://k\n^^^^^^^^\n",
      fixed: null,
    },
    "in a group that the operator names": {
      text: "[vgpu_nvidia-35]\ndevice_adresses = a\n^^^^^^^^^^^^^^^\n",
      fixed: "[vgpu_nvidia-35]\ndevice_addresses = a\n",
    },
  },
});

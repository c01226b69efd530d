import type { ManagerHomes } from "./homes.js";

/** Read in vagrant-libvirt of December 2023: lib/vagrant-libvirt/config.rb, templates/domain.xml.erb, docs/configuration.markdown. */
export const vagrant: ManagerHomes = {
  name: "Vagrant",
  homes: {
    aio: "set `libvirt.disk_driver :io` in the Vagrantfile",
    "aio-cached": "set `libvirt.disk_driver :cache` and `:io` in the Vagrantfile",
    "backing-chain": "package the box anew with `vagrant package`, which merges the layers",
    bus: "set `libvirt.disk_bus` in the Vagrantfile",
    cache: "set `libvirt.disk_driver :cache` in the Vagrantfile",
    driver: "set `libvirt.disk_driver` in the Vagrantfile, where it has an option for it",
    format: "its boxes are qcow2 images; put the data on a disk of its own with `libvirt.storage`",
    iothread: "no option in the Vagrantfile sets it",
    iotune: "it has no option for it",
    lun: "it has no option for it",
    queues: "set `libvirt.machine_type` in the Vagrantfile to a newer machine type",
    "scsi-model":
      "set `libvirt.disk_controller_model` to 'virtio-scsi', or `libvirt.disk_bus`, in the Vagrantfile",
    balloon: "look at the options `libvirt.memballoon_*` in the Vagrantfile",
    "cpu-model": "set `libvirt.cpu_mode` in the Vagrantfile",
    "cpu-quota": "it has no option for it",
    hyperv: "set `libvirt.hyperv_feature` and `libvirt.clock_timer` in the Vagrantfile",
    "interface-bandwidth": "it has no option for it",
    "interface-driver":
      "set `:libvirt__driver_name` and `:libvirt__driver_queues` of the network in the Vagrantfile",
    "interface-model":
      "set `libvirt.nic_model_type`, or `:libvirt__model_type` of the network, in the Vagrantfile",
    "kvm-hidden": "set `libvirt.kvm_hidden` in the Vagrantfile",
    machine: "set `libvirt.machine_type` in the Vagrantfile",
    memory:
      "set `libvirt.memory`, `libvirt.memorybacking` and `libvirt.numa_nodes` in the Vagrantfile",
    pinning: "it has no option for single threads",
    "qemu-arguments": "look at `libvirt.qemuargs` in the Vagrantfile",
    timer: "set `libvirt.clock_timer` in the Vagrantfile",
    "virt-type": 'set `libvirt.driver = "kvm"` in the Vagrantfile',
  },
};

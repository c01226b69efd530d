import type { AdviceFamily } from "../advice.js";

/** Controllers, of which only SCSI decides about a disk's latency. */
export const controllerAdvice: AdviceFamily = {
  "devices/controller": {
    text: "A controller. For SCSI its model decides whether disks are served by virtio or by an emulated card, and its `<driver>` which iothread serves them.",
  },
  "devices/controller@type": {
    text: "What kind of bus it has. Only `scsi` controllers decide about disks' latency.",
  },
  "devices/controller@index": {
    text: "Its number among controllers of its type. Disks name it in `<address controller>`; without an address, the letter of their target decides (7 disks for each SCSI controller).",
    absent: "the lowest free number",
  },
  "devices/controller@model": {
    text: "The card that the guest sees. Another one needs another driver in the guest.",
    absent: "for SCSI on x86 `lsilogic`, an emulation of an old card without iothread and queues",
    values: {
      "virtio-scsi":
        "Made for virtual machines: takes an iothread and several queues, and keeps the disks' `sdX` names. Linux has the driver, Windows gets it from virtio-win.",
      lsilogic:
        "Emulates a card of the 1990s: register by register, at most 7 disks, in QEMU's main loop. Newer Windows has no driver.",
      lsisas1068: "Emulates a SAS card: served by QEMU's main loop, no iothread.",
      lsisas1078: "Emulates a MegaRAID SAS card: served by QEMU's main loop, no iothread.",
      vmpvscsi: "VMware's paravirtual card, for guests that came from there. No iothread.",
      ibmvscsi: "The usual card of POWER guests.",
      auto: "libvirt's choice, as if not written.",
      "virtio-transitional":
        "virtio-scsi for guests that only know the old virtio; on q35 behind a conventional PCI bridge.",
      "virtio-non-transitional": "virtio-scsi without the old virtio.",
    },
  },
  "controller/driver": {
    text: "How QEMU serves what is on the controller. `iothread` and `queues` are only accepted with `model='virtio-scsi'`.",
  },
  "controller/driver@iothread": {
    text: "The iothread that serves all disks of this controller; disks on SCSI cannot name one of their own.",
    absent: "QEMU's main loop serves them",
    needs: "`model='virtio-scsi'`, and an id from `<iothreads>` or `<iothreadids>`, libvirt 1.3.5.",
  },
  "controller/driver@queues": {
    text: "How many request queues the controller has; one for each vCPU is enough.",
    absent: "one for each vCPU from machine types of QEMU 5.2 on, before that 1",
    needs: "`model='virtio-scsi'`.",
  },
  "controller/driver@cmd_per_lun": {
    text: "How many requests the guest may have under way for one disk. Too few make requests wait inside the guest.",
    absent: "128",
    needs: "`model='virtio-scsi'`.",
  },
  "controller/driver@max_sectors": {
    text: "The largest request in sectors of 512 bytes. Smaller ones split large requests.",
    absent: "65535",
    needs: "`model='virtio-scsi'`.",
  },
  "controller/driver@ioeventfd": {
    text: "With `off`, the vCPU itself serves what the guest submits; with an iothread QEMU then does not start.",
    absent: "`on`",
  },
};

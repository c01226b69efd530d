/*
 * When a change in nova.conf reaches a guest: no option that concerns disks is mutable, and only certain operations
 * write a guest's XML anew (a reboot from inside the guest and a soft reboot do not).
 */

export const onRestart = "It takes effect once nova-compute is restarted.";

export const onHardReboot =
  "It takes effect once nova-compute is restarted and the instance is hard-rebooted.";

export const onNewDisks =
  "It takes effect for new disks once nova-compute is restarted; existing disks stay as they are.";

/** `debug` is one of the six options that oslo.config changes in a running service. */
export const onReload = "It takes effect once nova-compute gets SIGHUP or is restarted.";

import type { AdviceFamily } from "../advice.js";

/** Clocks and timers of the guest. */
export const clockAdvice: AdviceFamily = {
  "domain/clock": {
    text: "The guest's clock, and which timers it sees. Which of them the guest reads decides what asking for the time costs: an instruction, or an exit to QEMU.",
  },
  "domain/clock@offset": {
    text: "What the hardware clock shows at the start: `utc` for most guests, `localtime` for Windows.",
  },
  "clock/timer": { text: "One timer or clock source." },
  "clock/timer@name": {
    text: "Which timer.",
    values: {
      hpet: "Emulated by QEMU: each read is an exit. Best `present='no'`.",
      kvmclock: "KVM's clock for Linux, read without an exit.",
      hypervclock: "Hyper-V's clock for Windows, read without an exit.",
      tsc: "The CPU's own counter; the cheapest where it is stable.",
      pit: "The old interval timer.",
      rtc: "The battery-backed clock, which old Windows also takes ticks from.",
    },
  },
  "clock/timer@present": {
    text: "Whether the guest sees it. `hpet` best not; `kvmclock` (Linux) and `hypervclock` (Windows) best yes.",
    absent: "`yes` for `hpet` on x86 and `kvmclock`, `no` for `hypervclock`",
  },
  "clock/timer@tickpolicy": {
    text: "What becomes of ticks that came too late.",
    values: {
      delay: "They come later, at the usual rate; the guest's time falls behind.",
      catchup: "They come faster until the guest has caught up.",
      merge: "Several become one.",
      discard: "They are dropped.",
    },
  },
  "clock/timer@mode": {
    text: "How the TSC is shown: `native` without exits, `emulate` with one for each read.",
  },
  "clock/timer@frequency": { text: "The TSC's frequency in Hz, for guests that migrate." },
};

import type { TextEdit } from "../text/span.js";
import { removeAttribute, removeElement } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { DeclaredIoThread, Domain, Written } from "./domain.js";
import { attributeOf, numberIn } from "./written.js";

/** `<poll>` of an iothread (libvirt 9.4): how long it looks for completions before it goes to sleep. */
export interface Polling {
  readonly ioThread: DeclaredIoThread;
  /** In nanoseconds, as written. */
  readonly most: Written;
}

/** The iothreads in use that never poll. */
export function withoutPolling(domain: Domain): readonly Polling[] {
  return pollings(domain).filter(({ most }) => numberIn(most.value) === 0);
}

/** The iothreads in use that poll for more than 200 µs, six times QEMU's default. */
export function longPolling(domain: Domain): readonly Polling[] {
  return pollings(domain).filter(
    ({ most }) => /^\d+$/.test(most.value) && Number(most.value) > 200_000,
  );
}

function pollings({ ioThreads }: Domain): readonly Polling[] {
  return ioThreads.declared.flatMap((ioThread) => {
    const most = attributeOf(child(ioThread.element, "poll"), "max");
    return most === undefined || ioThreads.unused.includes(ioThread.id) ? [] : [{ ioThread, most }];
  });
}

/** Gives an iothread QEMU's own limit back, and keeps whatever else is said about its polling. */
export function pollAsUsual(domain: Domain, { ioThread }: Polling): readonly TextEdit[] {
  const poll = child(ioThread.element, "poll");
  if (poll === undefined) return [];
  if (poll.attributes.length === 1) return [removeElement(domain.document, poll)];
  const edit = removeAttribute(domain.document, poll, "max");
  return edit === undefined ? [] : [edit];
}

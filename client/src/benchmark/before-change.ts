import type { Memento } from "vscode";
import {
  type BenchmarkRun,
  type ListRunsResponse,
  type RunSummary,
  listRunsRequest,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../language-client.js";
import { without } from "./without.js";

const key = "benchmark.beforeChange";

/** Ids of the runs before a change, by the guest's UUID. */
type Kept = Readonly<Record<string, readonly string[]>>;

/** Remembers the newest runs of a guest as those before a change; tells how many. */
export async function keepRunsBefore(
  state: Memento,
  server: LanguageServer,
  uuid: string,
): Promise<number> {
  const { runs } = await server.request<ListRunsResponse>(listRunsRequest, {});
  const before = newestSet(runs.filter(({ guest }) => guest?.uuid === uuid)).map(({ id }) => id);
  const others = without(state.get<Kept>(key, {}), uuid);
  await state.update(key, before.length === 0 ? others : { ...others, [uuid]: before });
  return before.length;
}

/** The runs before the change that these runs are after; none where there was no change, or of another guest's start. */
export async function takeRunsBefore(
  state: Memento,
  runs: readonly BenchmarkRun[],
): Promise<readonly string[]> {
  const [guest] = runs.flatMap((run) => (run.guest === null ? [] : [run.guest]));
  const complete = runs.filter(({ status }) => status === "complete");
  if (guest === undefined || complete.length === 0) return [];
  const kept = state.get<Kept>(key, {});
  const before = kept[guest.uuid] ?? [];
  if (before.length > 0) await state.update(key, without(kept, guest.uuid));
  return before;
}

/** Complete runs of one workload and directory on one start of a guest, with the newest run. */
function newestSet(runs: readonly RunSummary[]): readonly RunSummary[] {
  const complete = runs.filter(({ status }) => status === "complete");
  const [newest] = complete;
  return complete.filter(
    ({ workload, directory, guest }) =>
      workload === newest?.workload &&
      directory === newest.directory &&
      guest?.xmlSha256 === newest.guest?.xmlSha256,
  );
}

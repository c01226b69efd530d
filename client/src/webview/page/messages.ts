import type { Comparison } from "../../../../server/src/core/benchmark/comparison.js";
import type {
  BenchmarkPlan,
  BenchmarkProgress,
} from "../../../../server/src/core/benchmark/plan.js";
import type { BenchmarkRun, Sample } from "../../../../server/src/core/benchmark/run.js";

/** What a results page shows; the extension keeps it, since a hidden page is thrown away and made anew. */
export type Content =
  | {
      readonly kind: "live";
      readonly plan: BenchmarkPlan;
      readonly progress: BenchmarkProgress | null;
      readonly samples: readonly Sample[];
    }
  /** The runs of one benchmark, at least one, in order. */
  | { readonly kind: "runs"; readonly runs: readonly BenchmarkRun[] }
  | { readonly kind: "comparison"; readonly comparison: Comparison }
  | { readonly kind: "notice"; readonly text: string };

export type ToPage =
  | { readonly type: "show"; readonly content: Content }
  | { readonly type: "progress"; readonly progress: BenchmarkProgress };

export type FromPage =
  /** The page can take messages; it says so each time it is made. */
  | { readonly type: "ready" }
  /** The user wants to see the run beside another one. */
  | { readonly type: "compare"; readonly run: string };

/** What VS Code keeps of a page over a restart. */
export type PageState =
  | { readonly kind: "runs"; readonly ids: readonly string[] }
  | {
      readonly kind: "comparison";
      readonly base: string | readonly string[];
      readonly changed: string | readonly string[];
    };

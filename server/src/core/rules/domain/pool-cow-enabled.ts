import { attributeOf } from "../../domain/written.js";
import type { DocumentRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const poolCowEnabled: DocumentRule = {
  id: "domain/pool-cow-enabled",
  since: "0.1.0",
  severity: "information",
  summary: "A pool that keeps btrfs's copy-on-write scatters images that are written at random",
  references: ["https://libvirt.org/formatstorage.html#storage-pool-general-metadata"],
  cost: "scattered images, more writes of metadata",
  evidence: "documented",
  fix: "needs-care",
  about: ["cow"],

  *check({ element, kind }) {
    if (kind !== "pool") return;
    const state = attributeOf(child(child(element, "features"), "cow"), "state");
    if (state?.value !== "yes") return;
    yield {
      span: state.span,
      message:
        "cow state='yes' keeps btrfs's copy-on-write for the images of this pool, so each write goes to a new place and a database's image falls into pieces. Without it libvirt switches copy-on-write off for the pool's directory.",
      fixes: [
        {
          title:
            "Use state='no' (new images lose btrfs's checksums; existing ones keep as they are)",
          safety: "needs-care",
          effect: "live",
          edits: [{ span: state.span, newText: "no" }],
        },
      ],
    };
  },
};

import { newVolume, removeSize } from "../../domain/volume.js";
import type { DocumentRule } from "../../lint/rule.js";

export const volumeClusterSmall: DocumentRule = {
  id: "domain/volume-cluster-small",
  since: "0.1.0",
  severity: "hint",
  summary: "A qcow2 volume with clusters of less than 64 KiB has more tables to read and to write",
  references: [
    "https://libvirt.org/formatstorage.html#storage-volume-target-elements",
    "https://gitlab.com/qemu-project/qemu/-/blob/master/docs/qcow2-cache.txt",
  ],
  cost: "extra reads of the image's tables",
  evidence: "documented",
  fix: "needs-care",
  about: ["clusterSize"],

  *check(document) {
    const volume = newVolume(document);
    const { clusterSize: cluster } = volume ?? {};
    if (volume?.format !== "qcow2" || cluster === undefined) return;
    if (cluster.bytes === 0 || cluster.bytes >= usual) return;
    const times = String(Math.round(usual / cluster.bytes));
    yield {
      span: cluster.written.span,
      message: `Clusters of ${String(cluster.bytes / 1024)} KiB give volume '${volume.name}' ${times} times as many table entries as the usual 64 KiB: QEMU's cache of them covers ${times} times less of the image, and first writes allocate ${times} times as often.`,
      fixes: [
        {
          title: "Remove <clusterSize> (the image then has clusters of 64 KiB)",
          safety: "needs-care",
          effect: "live",
          edits: removeSize(document, cluster),
        },
      ],
    };
  },
};

/** What `qemu-img` takes. */
const usual = 64 * 1024;

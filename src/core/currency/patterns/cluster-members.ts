// SPDX-License-Identifier: Apache-2.0

/** Clusters with their scripts, laid out in columns: a chain has millions of them, most with one script. */
export interface ClusterMembers {
  /** Lowest script of each cluster, the largest cluster first; of clusters of one size the lower first. */
  readonly clusters: Uint32Array;
  /** The scripts of a cluster, ascending; a view. */
  readonly scriptsOf: (cluster: number) => Uint32Array;
}

/** `root`: for each script the lowest of its cluster; only clusters of at least so many scripts. */
export function clusterMembers(root: Uint32Array, least = 1): ClusterMembers {
  const sizes = new Uint32Array(root.length);
  for (const cluster of root) sizes[cluster] = (sizes[cluster] as number) + 1;
  const { ends, sorted } = sortedBy(root, sizes);
  return {
    clusters: largestFirst(sizes, least),
    scriptsOf: (cluster) => sorted.subarray((ends[cluster] as number) - (sizes[cluster] as number), ends[cluster]),
  };
}

/** All scripts, cluster behind cluster, and where each cluster ends. */
function sortedBy(root: Uint32Array, sizes: Uint32Array): { readonly ends: Uint32Array; readonly sorted: Uint32Array } {
  const ends = new Uint32Array(sizes.length);
  for (let cluster = 1; cluster < sizes.length; cluster++) ends[cluster] = (ends[cluster - 1] as number) + (sizes[cluster - 1] as number);
  const sorted = new Uint32Array(root.length);
  for (const [script, cluster] of root.entries()) {
    const at = ends[cluster] as number;
    sorted[at] = script;
    ends[cluster] = at + 1;
  }
  return { ends, sorted };
}

function largestFirst(sizes: Uint32Array, least: number): Uint32Array {
  const chosen: (size: number) => boolean = (size) => size >= Math.max(1, least);
  const most = sizes.reduce((largest, size) => Math.max(largest, size), 0);
  const ofSize = new Uint32Array(most + 2);
  for (const size of sizes) if (chosen(size)) ofSize[size] = (ofSize[size] as number) + 1;
  // Where those of a size begin: behind all that are larger.
  for (let size = most; size >= 0; size--) ofSize[size] = (ofSize[size] as number) + (ofSize[size + 1] as number);
  const clusters = new Uint32Array(ofSize[0] as number);
  for (const [cluster, size] of sizes.entries()) {
    if (!chosen(size)) continue;
    const at = ofSize[size + 1] as number;
    clusters[at] = cluster;
    ofSize[size + 1] = at + 1;
  }
  return clusters;
}

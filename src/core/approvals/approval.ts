// SPDX-License-Identifier: Apache-2.0

/** One person's yes to one version of one request; it does not carry over to the next version. */
export interface Approval {
  readonly version: number;
  readonly by: string;
  /** UTC. */
  readonly at: string;
  /** Digest of the version that was read; a document is only made from a version with this digest. */
  readonly digest?: string;
  readonly comment?: string;
}

// SPDX-License-Identifier: Apache-2.0

/**
 * How often the methods were wrong on simulated economies whose truth is known: the worst of six, in parts of 10,000 (`rogatory bench currency`
 * measures them, docs/currency-methods.md prints them). They say nothing about a single case, and real behaviour differs from a simulation. A
 * certificate carries those of its engine: when they change, the engine's number does.
 */
export const PUBLISHED_QUALITY = {
  measuredOn: 'six simulated economies, the worst of each; docs/currency-methods.md',
  coinjoinPrecision: 10_000,
  coinjoinRecall: 10_000,
  clusterPairPrecision: 9_991,
  changeHintPrecision: 9_996,
  labelPrecision: 10_000,
  depositsFound: 10_000,
  transactionsTouched: 485,
} as const;

/** Of a token, by FIFO: no account is joined to another, and no label reaches beyond the tagged account. */
export const PUBLISHED_TOKEN_QUALITY = {
  measuredOn: 'six simulated economies of one token, the worst of each; docs/currency-methods.md',
  depositsFound: 10_000,
  transfersTouched: 275,
} as const;

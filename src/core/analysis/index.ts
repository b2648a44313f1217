// SPDX-License-Identifier: Apache-2.0
export * from './addresses-seen.ts';
export * from './answer-rows.ts';
export * from './compare-readings.ts';
export * from './data-category.ts';
export * from './match-answer.ts';
export * from './message-threads.ts';
export * from './network-data.ts';
export * from './questions.ts';
export * from './read-network-file.ts';
export * from './readiness.ts';
export * from './reconcile.ts';
export * from './scope-check.ts';
export * from './timeline.ts';
export * from './times-of.ts';
export * from './utc-window.ts';

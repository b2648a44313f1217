// SPDX-License-Identifier: Apache-2.0
import type { Command } from '../command.ts';

/** The commands by name, loaded when called. A new command: one file here, one line in this list (alphabetical). */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  advise: () => import('./advise.ts').then((m) => m.command),
  backup: () => import('./backup.ts').then((m) => m.command),
  bench: () => import('./bench.ts').then((m) => m.command),
  capture: () => import('./capture.ts').then((m) => m.command),
  demo: () => import('./demo.ts').then((m) => m.command),
  desk: () => import('./desk.ts').then((m) => m.command),
  doctor: () => import('./doctor.ts').then((m) => m.command),
  draft: () => import('./draft.ts').then((m) => m.command),
  'find-identifiers': () => import('./find-identifiers.ts').then((m) => m.command),
  init: () => import('./init.ts').then((m) => m.command),
  key: () => import('./key.ts').then((m) => m.command),
  knowledge: () => import('./knowledge.ts').then((m) => m.command),
  migrate: () => import('./migrate.ts').then((m) => m.command),
  place: () => import('./place.ts').then((m) => m.command),
  questions: () => import('./questions.ts').then((m) => m.command),
  read: () => import('./read.ts').then((m) => m.command),
  requirements: () => import('./requirements.ts').then((m) => m.command),
  restore: () => import('./restore.ts').then((m) => m.command),
  serve: () => import('./serve.ts').then((m) => m.command),
  shape: () => import('./shape.ts').then((m) => m.command),
  trace: () => import('./trace.ts').then((m) => m.command),
  verify: () => import('./verify.ts').then((m) => m.command),
  witness: () => import('./witness.ts').then((m) => m.command),
};

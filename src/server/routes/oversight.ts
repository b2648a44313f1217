// SPDX-License-Identifier: Apache-2.0
import { figuresFile, listCounted, showFigures } from '../../desk/oversight/show-figures.ts';
import type { Handlers } from '../api/handler.ts';
import { asCsv } from './register.ts';

export const oversightHandlers = {
  figures: ({ desk, asking, query }) => showFigures(desk, asking, query),
  figuresFile: async ({ desk, asking, query, reply }) => await asCsv(reply, 'figures', await figuresFile(desk, asking, query)),
  countedInFigure: ({ desk, asking, params, query }) => listCounted(desk, asking, params.figure, query),
} satisfies Handlers;

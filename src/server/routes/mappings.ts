// SPDX-License-Identifier: Apache-2.0
import { keepItemMapping, keepMapping, listMappings } from '../../desk/mappings/kept-mappings.ts';
import { tablesOfItem, tryMapping } from '../../desk/mappings/tables-of-item.ts';
import type { Handlers } from '../api/handler.ts';

export const mappingHandlers = {
  tablesOfItem: ({ desk, asking, params }) => tablesOfItem(desk, asking, params.evidenceId),
  tryMapping: ({ desk, asking, params, body }) => tryMapping(desk, asking, params.evidenceId, body),
  mappings: async ({ desk, asking }) => ({ mappings: await listMappings(desk, asking) }),
  keepMapping: ({ desk, asking, body }) => keepMapping(desk, asking, body),
  keepItemMapping: ({ desk, asking, params, body }) => keepItemMapping(desk, asking, params.evidenceId, body),
} satisfies Handlers;

// SPDX-License-Identifier: Apache-2.0
import { addMailKey, confirmMailKey, listMailKeys, revokeMailKey } from '../../desk/requests/mail-keys.ts';
import { decideDispatch, sendByMail } from '../../desk/requests/send-by-mail.ts';
import type { Handlers } from '../api/handler.ts';

export const mailHandlers = {
  sendByMail: ({ desk, asking, params, body }) => sendByMail(desk, asking, params.requestId, body),
  decideDispatch: ({ desk, asking, params, body }) => decideDispatch(desk, asking, params.requestId, params.dispatchId, body),
  mailKeys: ({ desk, asking }) => listMailKeys(desk, asking),
  addMailKey: ({ desk, asking, body }) => addMailKey(desk, asking, body),
  confirmMailKey: ({ desk, asking, params, body }) => confirmMailKey(desk, asking, params.keyId, body.fingerprint),
  revokeMailKey: async ({ desk, asking, params }) => {
    await revokeMailKey(desk, asking, params.keyId);
    return {};
  },
} satisfies Handlers;

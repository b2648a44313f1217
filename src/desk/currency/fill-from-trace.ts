// SPDX-License-Identifier: Apache-2.0

import type { RequestDetail } from '../../core/api/requests.ts';
import { TOKEN_SCHEMA } from '../../core/currency/certificate/token-certificate.ts';
import { fillRequest, fillTokenRequest, type RequestWord } from '../../core/currency/request/fill-request.ts';
import { CurrencyError } from '../../core/errors/currency.ts';
import { currencySays } from '../../core/errors/sentences/currency.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import { refuseClosed } from '../cases/find-case.ts';
import { evidenceThing } from '../evidence/list-evidence.ts';
import { lookFirst } from '../evidence/look-first.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refuseOtherText, typedValues, writeValues } from '../requests/change-request.ts';
import { findRequest } from '../requests/find-request.ts';
import { stepOrRefusal } from '../requests/refuse-step.ts';
import { requestDetail } from '../requests/show-request.ts';
import { certificateOf, findTrace } from './traces.ts';

export interface FillAsked {
  /** Of the text the person saw. */
  readonly digest: string;
  readonly traceId: string;
  /** A service of the trace; for a token also its issuer, asked to hold what is left. */
  readonly service: string;
}

/** Puts into a draft what the trace knows, to the unit of the certificate; everything else stays as it was. @throws CURRENCY_NOTHING_REACHED */
export async function fillFromTrace(desk: OpenDesk, asking: Asking, requestId: string, asked: FillAsked): Promise<RequestDetail> {
  const trace = await lookFirst(desk, asking, {
    verb: 'open',
    subject: 'trace',
    kind: 'trace-shown',
    find: (tx) => findTrace(tx, asked.traceId),
  });
  const item = await lookFirst(desk, asking, {
    verb: 'open',
    subject: 'evidence',
    kind: 'trace-shown',
    find: (tx) => evidenceThing(tx, trace.row.evidence_id),
  });
  const certificate = await certificateOf(desk, item.row);
  return await act(desk, asking, {
    verb: 'edit',
    subject: 'request',
    kind: 'request-changed',
    about: { request: requestId, trace: asked.traceId, item: trace.row.sha256 },
    find: async (tx) => {
      const found = await findRequest(desk, tx, requestId, { changing: true });
      return found?.caseId === trace.caseId ? found : undefined;
    },
    async carryOut({ tx, thing, who, now, note }) {
      refuseClosed(thing.inCase);
      stepOrRefusal(thing.steps, 'edit', { who: who.id, at: now.toISOString() });
      refuseOtherText(thing, asked.digest);
      const reached = certificate.result.services.some(({ label }) => label === asked.service);
      const word = wordFor(thing.row.kind, reached);
      const filling = { service: asked.service, word, sha256: trace.row.sha256, language: thing.row.language };
      const fill = certificate.schema === TOKEN_SCHEMA ? fillTokenRequest(certificate, filling) : fillRequest(certificate, filling);
      if (fill.deposits.length === 0)
        throw new CurrencyError('NOTHING_REACHED', {
          message: currencySays('nothing-reached'),
          details: { fields: ['service'] },
        });
      const has = new Set(thing.form.fields.map(({ field }) => field));
      const known = Object.fromEntries(Object.entries(fill.fields).filter(([field]) => has.has(field)));
      const values = typedValues(desk, thing, { ...thing.values, ...known });
      const digest = await writeValues(tx, thing, values, who.id, now);
      note({ digest, version: thing.row.version, fields: Object.keys(known).sort().join('+') || 'none' });
      const found = await findRequest(desk, tx, requestId);
      return await requestDetail(desk, tx, found ?? thing, who, asking.language);
    },
  });
}

/** Which way of filling a document has; a freeze of something that reached no service is asked of the issuer. */
function wordFor(kind: string, reached: boolean): RequestWord {
  switch (kind) {
    case 'domestic_order':
      return 'order';
    case 'freeze_request':
      return reached ? 'freeze' : 'issuer';
    case 'fiu_request':
      return 'fiu';
    case 'mla_request':
      return 'mla';
    default:
      return 'vasp';
  }
}

// SPDX-License-Identifier: Apache-2.0
/**
 * The money of the invented case: the fee addresses in Bitcoin and on TRON lead to an invented exchange; it is asked to hold the funds, the request to it
 * is drafted, its answer is read, and the address of a log-in in it is the next target.
 */
import type { CaseDetail, KeptAdvice, Target } from '../../core/api/cases.ts';
import type { Call } from '../../core/api/client.ts';
import type { TraceKept } from '../../core/api/currency.ts';
import { INVENTED_EXCHANGE, inventedChain } from '../../core/currency/economy/invented-case.ts';
import { inventedBitcoinTrace, inventedTronTrace } from '../../core/currency/economy/invented-traces.ts';
import { readToTheEnd } from '../desk/readings.ts';
import { sendFile } from '../desk/send-file.ts';
import { lanternMoney } from './operation-lantern.ts';
import type { Persona } from './persona.ts';

interface MoneyCast {
  readonly investigator: Persona;
  readonly approver: Persona;
  readonly analyst: Persona;
}

/** The exchange's answer, in the columns of such answers. Addresses are of the documentation ranges. */
const LOG_INS = `Action,IP Address,Source,Time
signin,203.0.113.77,web,2026-10-19 20:41:05 UTC
signin,203.0.113.77,app,2026-10-20 06:02:44 UTC
`;

const TRANSFERS = `Booked,Payer,Payee,Paid,Money
2026-10-08 09:14:00,Passenger A,S. Sandglass,1450.00,EUR
2026-10-08 17:40:00,Passenger B,S. Sandglass,1450.00,EUR
2026-10-09 11:02:00,Passenger C,S. Sandglass,1500.00,EUR
2026-10-10 08:30:00,Passenger D,S. Sandglass,1450.00,EUR
2026-10-10 19:55:00,Passenger E,S. Sandglass,1400.00,EUR
2026-10-11 10:20:00,S. Sandglass,Fuel and Engines,1380.00,EUR
2026-11-02 12:00:00,Passenger F,S. Sandglass,52000,EGP
2026-11-03 12:00:00,Passenger G,S. Sandglass,not stated,EGP
`;

export async function playMoney({ investigator, approver, analyst }: MoneyCast, { id: caseId }: CaseDetail): Promise<void> {
  const chain = inventedChain();
  const { limits } = lanternMoney;
  await approver.call('allowTracing', { params: { caseId }, body: { ...limits, sources: [...limits.sources] } });
  const add = async (written: string, relevance: string, service?: string): Promise<Target> =>
    await investigator.call('addTarget', {
      params: { caseId },
      body: { written, role: 'unknown', relevance, ...(service === undefined ? {} : { service }) },
    });
  await add(chain.feeAddress, lanternMoney.bitcoin);
  await add(chain.tron.feeAddress, lanternMoney.tron);
  const bitcoin = await keep(analyst, caseId, inventedBitcoinTrace(chain), 'fees-bitcoin.json');
  const tron = await keep(analyst, caseId, inventedTronTrace(chain), 'fees-usdt.json');

  const deposit = await add(chain.deposits[0]?.address ?? '', lanternMoney.deposit, INVENTED_EXCHANGE);
  await fill(investigator.call, deposit, 'freeze', bitcoin);
  await fill(investigator.call, deposit, 'disclose', bitcoin);
  const account = await add(chain.tron.exchangeAddress, lanternMoney.deposits, INVENTED_EXCHANGE);
  await fill(investigator.call, account, 'freeze', tron);
  await receiveAnswer(analyst, investigator.call, deposit);
  await receivePayments(analyst, caseId);
}

async function keep({ call, caller }: Persona, caseId: string, bytes: Uint8Array, name: string): Promise<TraceKept> {
  const about = { caseId, name, how: 'upload', receivedFrom: 'rogatory trace certificate' } as const;
  const item = await sendFile(caller, call, { bytes, about });
  return await call('keepTrace', { params: { caseId }, body: { evidenceId: item.id } });
}

/** The book of a transfer service, in columns that no reader knows: a person maps them, and the payments stand in the ledger of the case. */
async function receivePayments({ call, caller }: Persona, caseId: string): Promise<void> {
  await call('keepMapping', {
    body: { ...lanternMoney.mapping, header: [...lanternMoney.mapping.header], rules: [...lanternMoney.mapping.rules] },
  });
  const about = { caseId, name: 'blue-harbour-transfers.csv', how: 'return', receivedFrom: lanternMoney.mapping.name } as const;
  const item = await sendFile(caller, call, { bytes: new TextEncoder().encode(TRANSFERS), about });
  await readToTheEnd(call, item.id);
}

/** Drafts the first document the advisor offers for this purpose, and fills in what the trace knows. */
async function fill(call: Call, target: Target, purpose: 'freeze' | 'disclose', trace: TraceKept): Promise<void> {
  const answers = {
    data: ['kyc', 'access_log'],
    purpose,
    holder: 'MT',
    elements: { material_benefit: 'fees of the passengers', crossing: 'by sea without papers' },
  };
  const params = { caseId: target.caseId, targetId: target.id };
  const kept: KeptAdvice = await call('askAdvice', { params, body: { answers } });
  const [list, document] = purpose === 'freeze' ? (['step1', 'freeze_request'] as const) : (['options', 'mla_request'] as const);
  const index = kept.advice[list].findIndex((option) => option.document === document);
  if (index < 0) throw new Error(`the advisor is expected to offer ${document} among ${list}`);
  const body = { adviceId: kept.id, list, index, language: 'en' } as const;
  const draft = await call('draftRequest', { params: { caseId: target.caseId }, body });
  const filling = { digest: draft.digest, traceId: trace.id, service: INVENTED_EXCHANGE };
  await call('fillFromTrace', { params: { requestId: draft.id }, body: filling });
}

/** What the exchange answers becomes a name for the address and a lead; the log-in address becomes a target with its record. */
async function receiveAnswer({ call, caller }: Persona, investigator: Call, deposit: Target): Promise<void> {
  const { caseId } = deposit;
  const about = { caseId, name: 'lighthouse-log-ins.csv', how: 'return', receivedFrom: INVENTED_EXCHANGE } as const;
  const item = await sendFile(caller, call, { bytes: new TextEncoder().encode(LOG_INS), about });
  const reading = await readToTheEnd(call, item.id);
  const { records } = await call('records', { params: { readingId: reading.id }, query: { kind: 'ip-event', limit: 1 } });
  const record = records[0];
  if (record === undefined) throw new Error('the answer of the exchange is expected to hold a log-in');
  const from = { readingId: reading.id, recordId: record.id };
  const tag = {
    address: deposit.normalised,
    label: lanternMoney.tag,
    category: 'user',
    source: `${about.name}, SHA-256 ${item.sha256}`,
  };
  await call('addAddressTag', { params: { caseId }, body: { ...tag, record: from } });
  await call('writeLead', { params: { caseId }, body: { text: lanternMoney.lead, records: [from] } });
  const event = { at: '2026-10-19 20:41:05', zone: 'UTC' };
  const target = { written: '203.0.113.77', role: 'suspect', relevance: lanternMoney.login, event, from } as const;
  await investigator('addTarget', { params: { caseId }, body: target });
}

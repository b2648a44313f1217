// SPDX-License-Identifier: Apache-2.0
/** What the tests of a killed desk share: somebody who works on without pause, and what must be true afterwards. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sendFile } from '../../src/cli/desk/send-file.ts';
import { apiCaller, type Call, type Caller } from '../../src/core/api/client.ts';
import { type LanternDesk, rogatory } from './lantern-desk.ts';

/** What the desk has said yes to. */
export interface Acknowledged {
  readonly targets: string[];
  readonly requests: string[];
  readonly advice: string[];
  readonly evidence: string[];
  readonly leads: string[];
}

export const nothingYet = (): Acknowledged => ({ targets: [], requests: [], advice: [], evidence: [], leads: [] });

/** The investigator's session outlives the process: it is kept by the desk, so a token goes on being good after a restart. */
export async function tokenOf(desk: LanternDesk): Promise<string> {
  const { login, password, code } = desk.people.find(({ roles }) => roles.includes('investigator')) ?? assert.fail('no investigator');
  const call = apiCaller({ base: desk.address, fetch, headers: () => ({}) });
  const { token } = await call('signIn', { body: { login, password, code, client: 'cli' } });
  return token ?? assert.fail('no token');
}

export function callerOf(desk: LanternDesk, token: string): { caller: Caller; call: Call } {
  const caller: Caller = {
    base: desk.address,
    fetch: (url, init) => fetch(url, init),
    headers: () => ({ authorization: `Bearer ${token}` }),
  };
  return { caller, call: apiCaller(caller) };
}

/** Works until the line breaks; each answer that came is noted at once. */
export async function workUntilItBreaks(desk: LanternDesk, token: string, done: Acknowledged): Promise<void> {
  const { caller, call } = callerOf(desk, token);
  try {
    const { cases } = await call('cases', {});
    const caseId = cases[0]?.id ?? assert.fail('no case');
    for (;;) {
      const name = `lantern_${randomBytes(4).toString('hex')}`;
      const target = await call('addTarget', {
        params: { caseId },
        body: { written: `https://www.facebook.com/${name}`, role: 'suspect', relevance: 'Answers under the page’s posts.' },
      });
      done.targets.push(target.id);
      const kept = await call('askAdvice', { params: { caseId, targetId: target.id }, body: { answers: { data: ['subscriber'] } } });
      done.advice.push(kept.id);
      const drafted = await call('draftRequest', { params: { caseId }, body: { adviceId: kept.id, list: 'step0', index: 0 } });
      done.requests.push(drafted.id);
      const item = await sendFile(caller, call, {
        bytes: randomBytes(200_000),
        about: { caseId, name: `${name}.bin`, how: 'upload', receivedFrom: 'a witness' },
      });
      done.evidence.push(item.id);
      const lead = await call('writeLead', { params: { caseId }, body: { text: `Look at ${name} again.`, records: [] } });
      done.leads.push(lead.id);
    }
  } catch (error) {
    // The line is expected to break: the desk was killed. Anything the desk itself answered is a fault.
    if (error instanceof Error && error.name === 'ProblemAnswer') throw error;
  }
}

/** Everything that was acknowledged is there, and the desk finds nothing wrong with itself. */
export async function nothingIsLost(desk: LanternDesk, folder: string, token: string, done: Acknowledged): Promise<void> {
  const { call } = callerOf(desk, token);
  const { cases } = await call('cases', {});
  const caseId = cases[0]?.id ?? assert.fail('no case');
  const { targets } = await call('caseDetail', { params: { caseId } });
  const { requests } = await call('requests', { query: { caseId } });
  const { items } = await call('evidenceOfCase', { params: { caseId } });
  const { leads } = await call('leads', { params: { caseId } });
  const lost = {
    targets: done.targets.filter((id) => !targets.some((one) => one.id === id)),
    requests: done.requests.filter((id) => !requests.some((one) => one.id === id)),
    evidence: done.evidence.filter((id) => !items.some((one) => one.id === id)),
    leads: done.leads.filter((id) => !leads.some((one) => one.id === id)),
  };
  assert.deepEqual(lost, { targets: [], requests: [], evidence: [], leads: [] });
  for (const adviceId of done.advice.slice(-3)) assert.equal((await call('advice', { params: { adviceId } })).id, adviceId);
  const examined = JSON.parse((await rogatory(['doctor', '--deep', '--data', folder, '--json'])).out) as {
    checks: { check: string; result: string; found: string }[];
  };
  assert.deepEqual(
    examined.checks.filter(({ result }) => result === 'bad'),
    [],
  );
}

/** Processes that still name the folder, after a moment in which they may notice that the desk is gone. */
export async function processesLeft(folder: string): Promise<string[]> {
  for (let looked = 0; ; looked += 1) {
    const all = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n');
    const left = all.filter((line) => line.includes(folder) && !line.includes(' ps '));
    if (left.length === 0 || looked === 40) return left;
    await wait(250);
  }
}

// SPDX-License-Identifier: Apache-2.0
/** Uploads under way. They belong to the page and not to a screen: a person goes on working while a large return comes in. */
import { useSyncExternalStore } from 'react';
import { ProblemAnswer } from '../../../core/api/client.ts';
import type { EvidenceItem, HowItCame } from '../../../core/api/evidence.ts';
import type { Problem } from '../../../core/api/shapes.ts';
import { call, headers } from '../../desk/call.ts';
import { afterAct } from '../../desk/queries.ts';
import type { SendOrder, SendReport } from './upload.worker.ts';

export type UploadState =
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'comparing' | 'sending' | 'waiting'; readonly done: number }
  | { readonly kind: 'sealing' }
  | { readonly kind: 'done'; readonly item: EvidenceItem }
  | { readonly kind: 'other-file'; readonly done: number }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface UploadUnderWay {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly bytes: number;
  readonly answers: 'wholly' | 'partly' | undefined;
  readonly state: UploadState;
}

const KEPT = 'rogatory.uploads';
const listeners = new Set<() => void>();
let all: readonly UploadUnderWay[] = keptBefore();

/** What an earlier visit began and did not end; the file itself has to be chosen again, a browser does not keep it. */
function keptBefore(): readonly UploadUnderWay[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as readonly Omit<UploadUnderWay, 'state'>[];
    return kept
      .filter((one) => typeof one.id === 'string' && typeof one.caseId === 'string')
      .map((one) => ({ ...one, state: { kind: 'interrupted' } }));
  } catch {
    return []; // Written by something else.
  }
}

function change(id: string, state: UploadState): void {
  put(all.map((one) => (one.id === id ? { ...one, state } : one)));
}

function put(next: readonly UploadUnderWay[]): void {
  all = next;
  const open = all.filter(({ state }) => state.kind !== 'done');
  localStorage.setItem(KEPT, JSON.stringify(open.map(({ state: _, ...kept }) => kept)));
  for (const tell of listeners) tell();
}

export function useUploads(caseId: string): readonly UploadUnderWay[] {
  const shown = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => all,
  );
  return shown.filter((one) => one.caseId === caseId);
}

export interface UploadAbout {
  readonly caseId: string;
  readonly file: File;
  readonly how: HowItCame;
  readonly receivedFrom: string;
  readonly requestId?: string;
  readonly answers?: 'wholly' | 'partly';
}

/** @throws ProblemAnswer when the desk does not take it */
export async function beginUpload({ caseId, file, how, receivedFrom, requestId, answers }: UploadAbout): Promise<void> {
  const body = { name: file.name, bytes: file.size, how, receivedFrom, ...(requestId !== undefined && { requestId }) };
  const made = await call('beginUpload', { params: { caseId }, body });
  put([...all, { id: made.id, caseId, name: file.name, bytes: file.size, answers, state: { kind: 'sending', done: 0 } }]);
  send(made.id, file);
}

export function resumeUpload(id: string, file: File): void {
  change(id, { kind: 'sending', done: 0 });
  send(id, file);
}

export async function giveUp(id: string): Promise<void> {
  try {
    await call('abandonUpload', { params: { uploadId: id } });
  } catch (error) {
    // The desk has none of that number (any more): then there is nothing to give up.
    if (!(error instanceof ProblemAnswer) || error.problem.status !== 404) throw error;
  }
  forget(id);
}

export function forget(id: string): void {
  put(all.filter((one) => one.id !== id));
}

function send(id: string, file: File): void {
  const worker = new Worker(new URL('./upload.worker.ts', import.meta.url), { type: 'module' });
  const stay = (event: BeforeUnloadEvent) => event.preventDefault();
  addEventListener('beforeunload', stay);
  const end = () => {
    removeEventListener('beforeunload', stay);
    worker.terminate();
  };
  worker.onmessage = ({ data }: MessageEvent<SendReport>) => {
    if (data.kind === 'comparing' || data.kind === 'sending' || data.kind === 'waiting') return change(id, data);
    end();
    if (data.kind === 'sent') return void seal(id, data.sha256);
    if (data.kind === 'refused') return change(id, { kind: 'failed', error: new ProblemAnswer(data.problem as Problem) });
    if (data.kind === 'other-file') change(id, data);
  };
  worker.onerror = (event) => {
    end();
    change(id, { kind: 'failed', error: new Error(event.message) });
  };
  worker.postMessage({ file, uploadId: id, headers: headers() } satisfies SendOrder);
}

async function seal(id: string, sha256: string): Promise<void> {
  const answers = all.find((one) => one.id === id)?.answers;
  change(id, { kind: 'sealing' });
  try {
    const item = await call('finishUpload', {
      params: { uploadId: id },
      body: { sha256, ...(answers !== undefined && { answersRequest: answers }) },
    });
    change(id, { kind: 'done', item });
    await call('read', { params: { evidenceId: item.id } });
  } catch (error) {
    if (all.find((one) => one.id === id)?.state.kind !== 'done') change(id, { kind: 'failed', error });
  }
  await afterAct();
}

// SPDX-License-Identifier: Apache-2.0
/** Uploads under way. They belong to the page and not to a screen: a person goes on working while a large return comes in. */
import { useSyncExternalStore } from 'react';
import { ProblemAnswer } from '../../../core/api/client.ts';
import type { EvidenceItem, HowSent, ReadingGiven } from '../../../core/api/evidence.ts';
import type { Problem } from '../../../core/api/shapes.ts';
import { call, headers, untilAnswered } from '../../desk/call.ts';
import { afterAct } from '../../desk/queries.ts';
import { isNothing } from './given.ts';
import type { SendOrder, SendReport } from './upload.worker.ts';

export type UploadState =
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'comparing' | 'sending' | 'waiting'; readonly done: number }
  | { readonly kind: 'sealing' }
  /** `trouble`: it is sealed, and its reading could not be begun. */
  | { readonly kind: 'done'; readonly item: EvidenceItem; readonly trouble?: unknown }
  | { readonly kind: 'other-file'; readonly done: number }
  /** The file on this machine was changed, moved or taken away while it was sent. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface UploadUnderWay {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly bytes: number;
  readonly answers: 'wholly' | 'partly' | undefined;
  /** Something was given to open it. What it was is in the memory of the page that it was typed in, and nowhere else. */
  readonly locked: boolean;
  readonly state: UploadState;
}

const KEPT = 'rogatory.uploads';
const listeners = new Set<() => void>();
const givenTo = new Map<string, ReadingGiven>();
let all: readonly UploadUnderWay[] = keptBefore();

/** What an earlier visit began and did not end; the file itself has to be chosen again, a browser does not keep it. */
function keptBefore(): readonly UploadUnderWay[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '[]') as readonly Omit<UploadUnderWay, 'state'>[];
    return kept
      .filter((one) => typeof one.id === 'string' && typeof one.caseId === 'string')
      .map((one) => ({ ...one, locked: one.locked === true, state: { kind: 'interrupted' } }));
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
  const kept = open.map(({ id, caseId, name, bytes, answers, locked }) => ({ id, caseId, name, bytes, answers, locked }));
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // The browser's storage is full or forbidden: this visit goes on, a later one would begin anew.
  }
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

/** Typed before the page was opened anew, and needed still. */
export const wasForgotten = ({ id, locked }: UploadUnderWay): boolean => locked && !givenTo.has(id);

export interface UploadAbout {
  readonly caseId: string;
  readonly file: File;
  readonly how: HowSent;
  readonly receivedFrom: string;
  readonly requestId?: string;
  readonly answers?: 'wholly' | 'partly';
  readonly given: ReadingGiven;
}

/** @throws ProblemAnswer when the desk does not take it */
export async function beginUpload({ caseId, file, how, receivedFrom, requestId, answers, given }: UploadAbout): Promise<void> {
  const body = { name: file.name, bytes: file.size, how, receivedFrom, ...(requestId !== undefined && { requestId }) };
  const { id } = await call('beginUpload', { params: { caseId }, body });
  const locked = !isNothing(given);
  if (locked) givenTo.set(id, given);
  put([...all, { id, caseId, name: file.name, bytes: file.size, answers, locked, state: { kind: 'sending', done: 0 } }]);
  send(id, file);
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
  givenTo.delete(id);
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
    change(id, data);
  };
  worker.onerror = (event) => {
    end();
    change(id, { kind: 'failed', error: new Error(event.message) });
  };
  worker.postMessage({ file, uploadId: id, headers: headers() } satisfies SendOrder);
}

/** Sends a file and leaves to the caller what is made of it; a line that is lost for good, or a refusal, is an error. */
export async function sendOnly(caseId: string, file: File): Promise<{ readonly uploadId: string; readonly sha256: string }> {
  const body = { name: file.name, bytes: file.size, how: 'upload' as const, receivedFrom: '-' };
  const { id: uploadId } = await call('beginUpload', { params: { caseId }, body });
  const worker = new Worker(new URL('./upload.worker.ts', import.meta.url), { type: 'module' });
  try {
    const sha256 = await new Promise<string>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<SendReport>) => {
        if (data.kind === 'sent') resolve(data.sha256);
        else if (data.kind === 'refused') reject(new ProblemAnswer(data.problem as Problem));
        else if (data.kind !== 'comparing' && data.kind !== 'sending' && data.kind !== 'waiting') reject(new Error(data.kind));
      };
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ file, uploadId, headers: headers() } satisfies SendOrder);
    });
    return { uploadId, sha256 };
  } finally {
    worker.terminate();
  }
}

/** Both calls are safe to ask again: the desk answers the same item, the same reading. */
async function seal(id: string, sha256: string): Promise<void> {
  const upload = all.find((one) => one.id === id);
  const answers = upload?.answers;
  change(id, { kind: 'sealing' });
  let item: EvidenceItem;
  try {
    const body = { sha256, ...(answers !== undefined && { answersRequest: answers }) };
    item = await untilAnswered(() => call('finishUpload', { params: { uploadId: id }, body }));
  } catch (error) {
    return change(id, { kind: 'failed', error });
  }
  // Sealed in an earlier visit: then this is the first time that the file chosen now is compared with it.
  if (item.sha256 !== sha256) return change(id, { kind: 'other-file', done: item.bytes });
  change(id, { kind: 'done', item, ...(await troubleOfReading(upload, item)) });
  await afterAct();
}

/** A locked file whose password the page has forgotten is not read into gaps: its own page asks for it. */
async function troubleOfReading(upload: UploadUnderWay | undefined, item: EvidenceItem): Promise<{ readonly trouble?: unknown }> {
  if (upload !== undefined && wasForgotten(upload)) return {};
  const given = givenTo.get(upload?.id ?? '') ?? {};
  try {
    await untilAnswered(() => call('read', { params: { evidenceId: item.id }, body: given }));
    return {};
  } catch (trouble) {
    return { trouble };
  } finally {
    givenTo.delete(upload?.id ?? '');
  }
}

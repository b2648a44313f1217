// SPDX-License-Identifier: Apache-2.0
/** Reads, hashes and sends one file, away from the page, so that writing and reading go on while it works. */
import { API_PREFIX } from '../../../core/api/index.ts';
import { ChunkChanged, LineLost, OtherFile, type Progress, type Standing, sendFile } from './send-file.ts';

export interface SendOrder {
  readonly file: File;
  readonly uploadId: string;
  readonly headers: Readonly<Record<string, string>>;
}
export type SendReport =
  | Progress
  | { readonly kind: 'sent'; readonly sha256: string }
  | { readonly kind: 'other-file'; readonly done: number }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'refused'; readonly problem: unknown };

/** A line that carries less than a chunk in this time is lost, though nobody has said so. */
const CHUNK_MS = 240_000;
const ANSWER_MS = 30_000;

/** Too many questions, or the desk or what stands before it is down. */
const AGAIN = [429, 502, 503, 504];

const report = (said: SendReport) => postMessage(said);

addEventListener('message', (event: MessageEvent<SendOrder>) => void work(event.data));

async function work({ file, uploadId, headers }: SendOrder): Promise<void> {
  const address = `${API_PREFIX}/uploads/${encodeURIComponent(uploadId)}`;
  try {
    const sha256 = await sendFile(
      { size: file.size, read: (from, to) => bytesOf(file, from, to) },
      {
        ask: () =>
          answerOf(fetch(address, { headers: { accept: 'application/json', ...headers }, signal: AbortSignal.timeout(ANSWER_MS) })),
        send: (offset, bytes, sum) =>
          answerOf(
            fetch(address, {
              method: 'PATCH',
              headers: { ...headers, 'content-type': 'application/octet-stream', 'upload-offset': String(offset), 'upload-sha256': sum },
              body: bytes as Uint8Array<ArrayBuffer>,
              signal: AbortSignal.timeout(CHUNK_MS),
            }),
          ),
        wait: pause,
      },
      report,
    );
    report({ kind: 'sent', sha256 });
  } catch (error) {
    if (error instanceof OtherFile) report({ kind: 'other-file', done: error.offset });
    else if (error instanceof Unreadable) report({ kind: 'unreadable' });
    else report({ kind: 'refused', problem: problemOf(error) });
  }
}

const problemOf = (error: unknown): unknown =>
  error instanceof Refused || error instanceof Changed ? error.problem : { title: String(error), code: 'HTTP_UNEXPECTED' };

class Refused extends Error {
  readonly problem: unknown;
  constructor(problem: unknown) {
    super('refused');
    this.problem = problem;
  }
}

class Changed extends ChunkChanged {
  readonly problem: unknown;
  constructor(problem: unknown) {
    super('the chunk arrived changed');
    this.problem = problem;
  }
}

/** The browser gives no byte of a file that was changed, moved or taken away since it was chosen. */
class Unreadable extends Error {}

async function bytesOf(file: File, from: number, to: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch (cause) {
    throw new Unreadable('the file cannot be read any more', { cause });
  }
}

/** Ends early when the browser says that there is a line again. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      done();
    };
    const timer = setTimeout(go, milliseconds);
    addEventListener('online', go);
  });
}

/** Nothing came back, a proxy or the desk is down (5xx) or busy (429), or the offset does not fit: all of these are asked again. */
async function answerOf(asked: Promise<Response>): Promise<Standing> {
  let answer: Response;
  try {
    answer = await asked;
    if (answer.ok) return (await answer.json()) as Standing;
  } catch (cause) {
    throw new LineLost('the desk cannot be reached', { cause });
  }
  const problem: unknown = await answer.json().catch(() => ({ title: answer.statusText, status: answer.status, code: 'HTTP_UNEXPECTED' }));
  const code = (problem as { readonly code?: unknown }).code;
  if (code === 'EVIDENCE_CHUNK_DAMAGED') throw new Changed(problem);
  if (code === 'EVIDENCE_WRONG_OFFSET' || AGAIN.includes(answer.status)) throw new LineLost('the desk is asked how far it is');
  throw new Refused(problem);
}

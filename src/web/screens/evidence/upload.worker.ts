// SPDX-License-Identifier: Apache-2.0
/** Reads, hashes and sends one file, away from the page, so that writing and reading go on while it works. */
import { API_PREFIX } from '../../../core/api/index.ts';
import { LineLost, OtherFile, type Progress, type Standing, sendFile } from './send-file.ts';

export interface SendOrder {
  readonly file: File;
  readonly uploadId: string;
  readonly headers: Readonly<Record<string, string>>;
}
export type SendReport =
  | Progress
  | { readonly kind: 'sent'; readonly sha256: string }
  | { readonly kind: 'other-file'; readonly done: number }
  | { readonly kind: 'refused'; readonly problem: unknown };

const report = (said: SendReport) => postMessage(said);

addEventListener('message', (event: MessageEvent<SendOrder>) => void work(event.data));

async function work({ file, uploadId, headers }: SendOrder): Promise<void> {
  const address = `${API_PREFIX}/uploads/${encodeURIComponent(uploadId)}`;
  try {
    const sha256 = await sendFile(
      { size: file.size, read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()) },
      {
        ask: () => answerOf(fetch(address, { headers: { accept: 'application/json', ...headers } })),
        send: (offset, bytes, sum) =>
          answerOf(
            fetch(address, {
              method: 'PATCH',
              headers: { ...headers, 'content-type': 'application/octet-stream', 'upload-offset': String(offset), 'upload-sha256': sum },
              body: bytes as Uint8Array<ArrayBuffer>,
            }),
          ),
        wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
      },
      report,
    );
    report({ kind: 'sent', sha256 });
  } catch (error) {
    if (error instanceof OtherFile) report({ kind: 'other-file', done: error.offset });
    else report({ kind: 'refused', problem: error instanceof Refused ? error.problem : { title: String(error), code: 'HTTP_UNEXPECTED' } });
  }
}

class Refused extends Error {
  readonly problem: unknown;
  constructor(problem: unknown) {
    super('refused');
    this.problem = problem;
  }
}

/** Nothing came back, a proxy or the desk is down (5xx), or the offset does not fit (409): all of these are asked again. */
async function answerOf(asked: Promise<Response>): Promise<Standing> {
  let answer: Response;
  try {
    answer = await asked;
  } catch (cause) {
    throw new LineLost('the desk cannot be reached', { cause });
  }
  if (answer.ok) return (await answer.json()) as Standing;
  const problem: unknown = await answer.json().catch(() => ({ title: answer.statusText, status: answer.status, code: 'HTTP_UNEXPECTED' }));
  if (answer.status === 409 || answer.status === 429 || answer.status === 502 || answer.status === 503 || answer.status === 504)
    throw new LineLost('the desk is asked how far it is');
  throw new Refused(problem);
}

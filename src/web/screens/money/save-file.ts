// SPDX-License-Identifier: Apache-2.0
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { useAct } from '../../desk/act.ts';
import { call, fileFrom } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';

export interface Drawing {
  readonly form: 'svg' | 'png';
  readonly content: Blob;
}

export const svgFile = (text: string): Drawing => ({ form: 'svg', content: new Blob([text], { type: 'image/svg+xml;charset=utf-8' }) });

/**
 * Saves a drawing that was made in this browser, of what it shows already. The desk writes down first that it is taken out, and the hash that this
 * browser states: where it refuses, nothing is saved.
 */
export function useSaveDrawing(traceId: string) {
  return useSaved(async (drawing: Drawing | Promise<Drawing>) => {
    const { form, content } = await drawing;
    const body = { form, sha256: await sha256Of(content), sizeBytes: content.size };
    await call('takeOutDrawing', { params: { traceId }, body });
    return { name: traceName(traceId, form), content };
  }, 'money.saved.drawing');
}

/** Saves all steps of a trace, however many are shown, as the desk gives them out; it writes down the hash of what it gave. */
export function useSaveSteps(traceId: string) {
  return useSaved(async () => {
    const content = await fileFrom(pathOf(apiRoutes.takeOutSteps, { traceId }), {});
    return { name: traceName(traceId, 'csv'), content };
  }, 'money.saved');
}

/** The same of payments; of some accounts, those from or to them. */
export function useSavePayments(caseId: string, number: string) {
  return useSaved(async (accounts: readonly string[] | null) => {
    const content = await fileFrom(pathOf(apiRoutes.takeOutPayments, { caseId }), accounts === null ? {} : { accounts });
    return { name: `payments-${number}.csv`, content };
  }, 'money.saved');
}

const traceName = (traceId: string, form: string): string => `trace-${traceId.slice(0, 8)}.${form}`;

function useSaved<Asked>(
  make: (asked: Asked) => Promise<{ readonly name: string; readonly content: Blob }>,
  done: 'money.saved' | 'money.saved.drawing',
) {
  const say = useSay();
  return useAct(
    async (asked: Asked) => {
      const { name, content } = await make(asked);
      const file = name.replace(/[^A-Za-z0-9._-]/g, '-');
      offer(file, content);
      return file;
    },
    { done: (file) => say(done, { name: `\u2066${file}\u2069` }) },
  );
}

/** By a digest of its own: the browser's is there only on a secure address. */
async function sha256Of(content: Blob): Promise<string> {
  const [{ sha256 }, { bytesToHex }] = await Promise.all([import('@noble/hashes/sha2.js'), import('@noble/hashes/utils.js')]);
  return bytesToHex(sha256(new Uint8Array(await content.arrayBuffer())));
}

function offer(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

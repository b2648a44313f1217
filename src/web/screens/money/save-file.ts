// SPDX-License-Identifier: Apache-2.0
import { useAct } from '../../desk/act.ts';
import { useSay } from '../../language/language.tsx';

export interface FileToSave<Form extends string> {
  readonly form: Form;
  /** Without its ending. */
  readonly name: string;
  readonly content: Blob;
}

const TYPES: Readonly<Record<string, string>> = { svg: 'image/svg+xml;charset=utf-8', csv: 'text/csv;charset=utf-8' };

export const textFile = <Form extends string>(form: Form, name: string, text: string): FileToSave<Form> => ({
  form,
  name,
  content: new Blob([text], { type: TYPES[form] ?? 'text/plain' }),
});

/**
 * Saves a file that was made in this browser, of what it shows already. The desk writes down first that it is taken out, and its hash: where it
 * refuses, nothing is saved.
 */
export function useSaveFile<Form extends string>(
  record: (made: { readonly form: Form; readonly sha256: string; readonly sizeBytes: number }) => Promise<unknown>,
) {
  const say = useSay();
  return useAct(
    async ({ form, name, content }: FileToSave<Form>) => {
      const file = `${name.replace(/[^A-Za-z0-9._-]/g, '-')}.${form}`;
      await record({ form, sha256: await sha256Of(content), sizeBytes: content.size });
      offer(file, content);
      return file;
    },
    { done: (file) => say('money.saved', { name: `\u2066${file}\u2069` }) },
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

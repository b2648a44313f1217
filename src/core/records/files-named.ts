// SPDX-License-Identifier: Apache-2.0
import type { Place } from './place.ts';

export interface FileNamed {
  readonly name: string;
  readonly place: Place;
}

/** Files of the return that a record names (a media file, attachments of a message), each with its place. `record` may be of any kind. */
export function filesNamed(record: { readonly data: Readonly<Record<string, unknown>> }): readonly FileNamed[] {
  const { attachments } = record.data;
  const holders = [record.data, ...(Array.isArray(attachments) ? attachments : [])];
  return holders.flatMap((holder) => {
    const { file } = (holder ?? {}) as { readonly file?: Place };
    if (file === undefined || !Array.isArray(file.path)) return [];
    return [{ name: file.path.at(-1)?.name ?? '', place: file }];
  });
}

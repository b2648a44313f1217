// SPDX-License-Identifier: Apache-2.0
/** What a message or call says, read from a record that may hold anything. */
import type { RecordShown } from '../../../core/api/evidence.ts';
import { shownOverrides } from '../../../core/documents/shown-controls.ts';
import { isWhen, rowsOf } from '../../../core/records/record-rows.ts';
import type { Said } from '../../../core/records/said.ts';
import type { When } from '../../../core/records/when.ts';

export interface Line {
  readonly id: string;
  readonly kind: 'message' | 'call';
  readonly author: string | undefined;
  /** The account that the return is about wrote it. */
  readonly own: boolean;
  readonly when: When | undefined;
  readonly body: string | undefined;
  readonly system: string | undefined;
  /** As the source says it, never because a body is empty. */
  readonly deleted: string | undefined;
  readonly edits: readonly string[];
  readonly edited: boolean;
  readonly attachments: readonly string[];
  readonly reactions: readonly string[];
  readonly restricted: boolean;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.filter(isObject) : []);
function textOf(value: unknown): string | undefined {
  if (!isObject(value) || typeof value.raw !== 'string') return undefined;
  const { raw, norm } = value as unknown as Said<unknown>;
  const text = norm === undefined ? raw : String(norm);
  return text === '' ? undefined : shownOverrides(text);
}

const NAMES = ['name', 'username', 'id', 'phone', 'email'] as const;
const nameOf = (who: unknown): string | undefined =>
  isObject(who) ? NAMES.map((one) => textOf(who[one])).find((text) => text !== undefined) : undefined;
const isNamed = (who: unknown, value: string): boolean => isObject(who) && NAMES.some((one) => textOf(who[one]) === shownOverrides(value));

export function linesOf(records: readonly RecordShown[]): Line[] {
  return records.map((record) => {
    const { data } = record;
    const { of, deleted } = record as { of?: { value: string }; deleted?: { said: string } };
    const parties = listOf(data.parties);
    const author = record.kind === 'message' ? data.author : parties.find(({ role }) => role === 'caller');
    return {
      id: record.id,
      kind: record.kind === 'call' ? 'call' : 'message',
      author: nameOf(author),
      own: of !== undefined && isNamed(author, of.value),
      when: [data.sent, data.at, data.received, data.start].find(isWhen) ?? rowsOf(data).find(({ when }) => when !== undefined)?.when,
      body: textOf(data.body) ?? textOf(data.subject),
      system: textOf(data.systemText),
      deleted: deleted?.said,
      edits: listOf(data.edits).flatMap((edit) => textOf(edit.text) ?? []),
      edited: data.edited !== undefined || listOf(data.edits).length > 0,
      attachments: [...listOf(data.attachments), ...listOf(data.shares)].map(
        (one) => textOf(one.name) ?? textOf(one.title) ?? textOf(one.url) ?? textOf(one.mediaRef) ?? textOf(one.mime) ?? '?',
      ),
      reactions: listOf(data.reactions).flatMap((one) =>
        [nameOf(one.by), textOf(one.what)].filter((part) => part !== undefined).join(': '),
      ),
      restricted: record.handling === 'restricted',
    };
  });
}

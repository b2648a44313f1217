// SPDX-License-Identifier: Apache-2.0
/**
 * What a paper says is enclosed: items of the case, which go along under the hash that the paper prints, and what the desk does not hold, by its name
 * alone. All of it is text of the version that is approved.
 */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { EnclosableItem } from '../../../core/api/enclosures.ts';
import type { Field } from '../../../core/api/requests.ts';
import { type Attachment, attachmentsOf, valueOfAttachments } from '../../../core/requests/attachments.ts';
import { asked } from '../../desk/queries.ts';
import { isolated } from '../../language/isolated.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Identifier, Name } from '../../parts/words.tsx';
import { LabelOf } from './field-input.tsx';

interface AttachmentsProps {
  /** Absent: of a paper that is no request, and carries nothing. */
  readonly requestId: string | undefined;
  readonly field: Field;
  readonly value: unknown;
  readonly missing: boolean;
  readonly put: (value: unknown) => void;
}

export function Attachments({ requestId, field, value, missing, put }: AttachmentsProps): ReactNode {
  const say = useSay();
  const [choosing, choose] = useState(false);
  const all = attachmentsOf(value);
  const set = (next: readonly Attachment[]) => put(valueOfAttachments(next, value));
  const chosen = new Set(all.map(({ sha256 }) => sha256));
  return (
    <fieldset className="group">
      <legend>
        <LabelOf field={field} missing={missing} />
      </legend>
      <div className="stack tight">
        {field.prompt !== null && <p className="small faint">{field.prompt}</p>}
        {all.map((one, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id; they are added at the end and never reordered
          <div key={n} className="split">
            <OneAttachment one={one} put={(name) => set(all.map((before, at) => (at === n ? { ...before, name } : before)))} />
            <Button
              size="xs"
              variant="subtle"
              onClick={() => set(all.filter((_, at) => at !== n))}
              aria-label={say('enclose.remove', { name: one.name })}
            >
              {say('enclose.remove.short')}
            </Button>
          </div>
        ))}
        {choosing && requestId !== undefined && (
          <FromTheCase
            requestId={requestId}
            chosen={chosen}
            take={({ name, sha256 }) => {
              set([...all, { name, sha256, written: undefined }]);
              choose(false);
            }}
          />
        )}
        <div className="row">
          {requestId !== undefined && (
            <Button size="xs" variant="default" onClick={() => choose(!choosing)} aria-expanded={choosing}>
              {say('enclose.from-case')}
            </Button>
          )}
          <Button size="xs" variant="subtle" onClick={() => set([...all, { name: '', sha256: '', written: undefined }])}>
            {say('enclose.elsewhere')}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}

function OneAttachment({ one, put }: { one: Attachment; put: (name: string) => void }): ReactNode {
  const say = useSay();
  if (one.sha256 !== '')
    return (
      <div className="stacked">
        <Name>{one.name}</Name>
        <Identifier wrap>{one.sha256}</Identifier>
      </div>
    );
  return (
    <TextInput
      aria-label={say('enclose.name')}
      placeholder={say('enclose.name')}
      value={one.name}
      onChange={(event) => put(event.currentTarget.value)}
      maxLength={300}
      dir="auto"
      className="grows"
    />
  );
}

interface FromTheCaseProps {
  readonly requestId: string;
  readonly chosen: ReadonlySet<string>;
  readonly take: (item: EnclosableItem) => void;
}

function FromTheCase({ requestId, chosen, take }: FromTheCaseProps): ReactNode {
  const { say, formats } = useLanguage();
  const items = useQuery(asked.enclosable(requestId));
  const labelOf = ({ name, bytes, receivedAt, keptBack }: EnclosableItem) =>
    [isolated(name), formats.size(bytes), formats.day(receivedAt), ...(keptBack === null ? [] : [say(`enclose.kept.${keptBack}`)])].join(
      ' · ',
    );
  return (
    <Asked of={items} lines={1}>
      {(found) => {
        const left = found.items.filter(({ sha256 }) => !chosen.has(sha256));
        if (left.length === 0) return <p className="small faint">{say('enclose.none')}</p>;
        return (
          <NativeSelect
            label={say('enclose.which')}
            description={say('enclose.which.why')}
            value=""
            onChange={(event) => {
              const item = left.find(({ evidenceId }) => evidenceId === event.currentTarget.value);
              if (item !== undefined) take(item);
            }}
            data={[
              { value: '', label: say('enclose.choose') },
              ...left.map((item) => ({ value: item.evidenceId, label: labelOf(item), disabled: item.keptBack !== null })),
            ]}
          />
        );
      }}
    </Asked>
  );
}

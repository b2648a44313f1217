// SPDX-License-Identifier: Apache-2.0
/** Seals records under a professional privilege: by names, as they stand in the records, or one record. It takes effect at once. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Protection, protections } from '../../../core/analysis/privilege.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { forgetRecords } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';

interface SealFormProps {
  readonly caseId: string;
  /** The record that a person reads: it is sealed alone, or with all of those whom it names. */
  readonly record?: { readonly readingId: string; readonly recordId: string; readonly people: readonly string[] };
  readonly after?: () => void;
}

const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

export function SealForm({ caseId, record, after }: SealFormProps): ReactNode {
  const say = useSay();
  const [protection, setProtection] = useState<Protection>('lawyer');
  const [reason, setReason] = useState('');
  const [names, setNames] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const all = [...chosen, ...linesOf(names)];
  const records = record === undefined ? [] : [{ readingId: record.readingId, recordId: record.recordId }];
  const seal = useAct(
    () => call('sealPrivileged', { params: { caseId }, body: { protection, reason: reason.trim(), names: all, records } }),
    {
      quiet: true,
      done: say('privilege.sealed'),
      after: () => {
        void forgetRecords();
        setReason('');
        setNames('');
        setChosen([]);
        after?.();
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    seal.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="stack tight below">
      <p className="small">{say(record === undefined ? 'privilege.seal.why' : 'privilege.seal.record.why')}</p>
      <NativeSelect
        label={say('privilege.protection')}
        value={protection}
        onChange={(event) => setProtection(event.currentTarget.value as Protection)}
        data={protections.map((one) => ({ value: one, label: say(`protection.${one}`) }))}
      />
      {record === undefined ? (
        <Textarea
          label={say('privilege.names')}
          description={say('privilege.names.why')}
          value={names}
          onChange={(event) => setNames(event.currentTarget.value)}
          required
          rows={3}
          maxLength={4000}
        />
      ) : (
        <People people={record.people} chosen={chosen} put={setChosen} />
      )}
      <Textarea
        label={say('privilege.reason')}
        description={say('privilege.reason.why')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        rows={2}
        maxLength={2000}
      />
      {seal.error !== null && <Trouble error={seal.error} />}
      <div className="row end">
        <Button type="submit" size="xs" loading={seal.isPending} disabled={reason.trim() === '' || all.length + records.length === 0}>
          {say('privilege.seal.go')}
        </Button>
      </div>
    </form>
  );
}

interface PeopleProps {
  readonly people: readonly string[];
  readonly chosen: readonly string[];
  readonly put: (chosen: readonly string[]) => void;
}

function People({ people, chosen, put }: PeopleProps): ReactNode {
  const say = useSay();
  if (people.length === 0) return null;
  return (
    <Checkbox.Group
      label={say('privilege.people')}
      description={say('privilege.people.why')}
      value={[...chosen]}
      onChange={(values) => put(values)}
    >
      <div className="stack tight below">
        {people.map((name) => (
          <Checkbox key={name} value={name} label={<bdi translate="no">{name}</bdi>} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

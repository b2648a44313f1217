// SPDX-License-Identifier: Apache-2.0
/** What a bundle is made without: whole exhibits, or single records by kind, period or id, each with its reason. */
import { Button, NativeSelect } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { EvidenceItem } from '../../../core/api/evidence.ts';
import { KINDS } from '../../../core/records/kinds.ts';
import { useSay } from '../../language/language.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { Textarea } from '../../parts/text-fields.tsx';

/** One decision as it is typed. */
export interface Decision {
  readonly key: number;
  readonly what: 'exhibit' | 'records';
  readonly evidenceId: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly ids: string;
  readonly reason: string;
}

export const newDecision = (key: number): Decision => ({
  key,
  what: 'exhibit',
  evidenceId: '',
  kind: '',
  from: '',
  to: '',
  ids: '',
  reason: '',
});

const idsIn = ({ ids }: Decision): string[] => ids.split(/[\s,;]+/).filter((id) => id !== '');

/** Whether the desk can be asked with it. */
export function isComplete(one: Decision): boolean {
  if (one.reason.trim().length < 5) return false;
  if (one.what === 'exhibit') return one.evidenceId !== '';
  const ids = idsIn(one);
  const broad = one.kind !== '' || one.from !== '' || one.to !== '';
  return ids.length > 0 ? !broad && ids.every((id) => /^[0-9a-f]{32}$/.test(id)) : broad;
}

/** As the API takes it; days begin at midnight UTC, and the last one counts whole. */
export function asked(decisions: readonly Decision[]) {
  const day = (written: string, more: number) => new Date(Date.parse(`${written}T00:00:00Z`) + more * 86_400_000).toISOString();
  return {
    withhold: decisions.filter(({ what }) => what === 'exhibit').map(({ evidenceId, reason }) => ({ evidenceId, reason: reason.trim() })),
    withholdRecords: decisions
      .filter(({ what }) => what === 'records')
      .map((one) => ({
        ...(one.evidenceId === '' ? {} : { evidenceId: one.evidenceId }),
        ...(idsIn(one).length === 0 ? {} : { records: idsIn(one) }),
        ...(one.kind === '' ? {} : { kind: one.kind as (typeof KINDS)[number] }),
        ...(one.from === '' ? {} : { from: day(one.from, 0) }),
        ...(one.to === '' ? {} : { to: day(one.to, 1) }),
        reason: one.reason.trim(),
      })),
  };
}

interface Props {
  readonly items: readonly EvidenceItem[];
  readonly decisions: readonly Decision[];
  readonly change: (decisions: readonly Decision[]) => void;
}

export function LeaveOut({ items, decisions, change }: Props): ReactNode {
  const say = useSay();
  const next = Math.max(0, ...decisions.map(({ key }) => key)) + 1;
  return (
    <div className="stack">
      {decisions.map((one) => (
        <OneDecision
          key={one.key}
          one={one}
          items={items}
          change={(changed) => change(decisions.map((known) => (known.key === one.key ? changed : known)))}
          remove={() => change(decisions.filter(({ key }) => key !== one.key))}
        />
      ))}
      <Button variant="default" onClick={() => change([...decisions, newDecision(next)])}>
        {say('bundle.leave-out.add')}
      </Button>
    </div>
  );
}

function OneDecision({
  one,
  items,
  change,
  remove,
}: {
  one: Decision;
  items: readonly EvidenceItem[];
  change: (one: Decision) => void;
  remove: () => void;
}): ReactNode {
  const say = useSay();
  const title = useId();
  const exhibits = items.map(({ id, name }) => ({ value: id, label: name }));
  const every = { value: '', label: say(one.what === 'exhibit' ? 'bundle.leave-out.choose' : 'bundle.leave-out.every') };
  return (
    <fieldset className="card stack" aria-labelledby={title}>
      <strong id={title}>{say('bundle.leave-out.one')}</strong>
      <NativeSelect
        label={say('bundle.leave-out.what')}
        value={one.what}
        onChange={(event) => change({ ...one, what: event.currentTarget.value as Decision['what'] })}
        data={(['exhibit', 'records'] as const).map((what) => ({ value: what, label: say(`bundle.leave-out.${what}`) }))}
      />
      <NativeSelect
        label={say('bundle.leave-out.from-exhibit')}
        value={one.evidenceId}
        onChange={(event) => change({ ...one, evidenceId: event.currentTarget.value })}
        data={[every, ...exhibits]}
      />
      {one.what === 'records' && (
        <>
          <NativeSelect
            label={say('bundle.leave-out.kind')}
            value={one.kind}
            onChange={(event) => change({ ...one, kind: event.currentTarget.value })}
            data={[
              { value: '', label: say('bundle.leave-out.any-kind') },
              ...KINDS.map((kind) => ({ value: kind, label: say.maybe('record-kind', kind) })),
            ]}
          />
          <DayInput
            label={say('bundle.leave-out.from')}
            value={one.from}
            onChange={(event) => change({ ...one, from: event.currentTarget.value })}
          />
          <DayInput
            label={say('bundle.leave-out.to')}
            value={one.to}
            onChange={(event) => change({ ...one, to: event.currentTarget.value })}
          />
          <Textarea
            label={say('bundle.leave-out.ids')}
            description={say('bundle.leave-out.ids.why')}
            dir="ltr"
            value={one.ids}
            onChange={(event) => change({ ...one, ids: event.currentTarget.value })}
          />
        </>
      )}
      <Textarea
        label={say('bundle.leave-out.reason')}
        description={say('bundle.leave-out.reason.why')}
        required
        maxLength={500}
        value={one.reason}
        onChange={(event) => change({ ...one, reason: event.currentTarget.value })}
      />
      <Button variant="subtle" onClick={remove}>
        {say('bundle.leave-out.remove')}
      </Button>
    </fieldset>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import type { MappingTried, TableShown } from '../../../core/api/mappings.ts';
import type { MappedKind } from '../../../core/mappings/mapping-targets.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { GapMessage } from '../../parts/gap-message.tsx';
import { Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Identifier, Name } from '../../parts/words.tsx';
import { lineOf } from '../reading/record-words.ts';
import { StatedIn } from '../reading/stated-in.tsx';
import { fieldLabel } from './field-label.ts';
import {
  askedOf,
  draftOf,
  EMPTY_DRAFT,
  EMPTY_RULE,
  fieldsOf,
  isForItem,
  type MappingDraft,
  mappedKinds,
  missingOf,
  type RuleDraft,
} from './mapping-draft.ts';
import { AccountOfRows, HowFar, StatedOfRule } from './stated-values.tsx';

interface MapTableProps {
  readonly table: TableShown;
  readonly caseId: string;
  readonly evidenceId: string;
  /** Who made the table, as far as the item says it. */
  readonly maker: string;
}

/** What was tried, with the draft it was tried with: only that one can be confirmed. */
interface Tried {
  readonly draft: MappingDraft;
  readonly answer: MappingTried;
}

export function MapTable({ table, caseId, evidenceId, maker }: MapTableProps): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const [draft, put] = useState<MappingDraft>(table.mapping === null ? { ...EMPTY_DRAFT, provider: maker } : draftOf(table.mapping));
  const [tried, setTried] = useState<Tried>();
  const mapping = askedOf(draft, table);
  const incomplete = draft.name.trim() === '' || draft.provider.trim() === '' || draft.rules.some((rule) => missingOf(rule).length > 0);
  const tryIt = useAct(() => call('tryMapping', { params: { evidenceId }, body: mapping }), {
    after: (answer) => setTried({ draft, answer }),
  });
  const keep = useAct(
    async () => {
      if (isForItem(draft)) await call('keepItemMapping', { params: { evidenceId }, body: mapping });
      else await call('keepMapping', { body: mapping });
      return await call('read', { params: { evidenceId } });
    },
    { done: say('tables.kept'), after: () => void navigate({ to: '/cases/$caseId/evidence/$evidenceId', params: { caseId, evidenceId } }) },
  );
  const setRule = (index: number, rule: RuleDraft) => put({ ...draft, rules: draft.rules.map((one, n) => (n === index ? rule : one)) });
  return (
    <div className="stack wide-gap">
      <Section title={say('tables.about')}>
        <p className="small">
          <Identifier>{table.path}</Identifier>
        </p>
        {table.mapping !== null && (
          <p className="small">
            {say('tables.known', { version: table.mapping.version })} <Name>{table.mapping.keptBy.name}</Name>
          </p>
        )}
        <AboutMapping draft={draft} put={put} />
      </Section>
      {draft.rules.map((rule, index) => (
        <Rule
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id; they are added at the end and never reordered
          key={index}
          nth={index + 1}
          of={draft.rules.length}
          rule={rule}
          table={table}
          put={(changed) => setRule(index, changed)}
          remove={() => put({ ...draft, rules: draft.rules.filter((_, n) => n !== index).map(firstForItself) })}
        />
      ))}
      <HowFar draft={draft} put={put} />
      <div className="row">
        <Button size="xs" variant="subtle" onClick={() => put({ ...draft, rules: [...draft.rules, EMPTY_RULE] })}>
          {say('tables.rule.more')}
        </Button>
        <CopyButton text={JSON.stringify(mapping, undefined, 2)} label={say('tables.copy')}>
          {say('tables.copy')}
        </CopyButton>
        <Button onClick={() => tryIt.mutate(undefined)} loading={tryIt.isPending} disabled={incomplete}>
          {say('tables.try')}
        </Button>
      </div>
      {tried !== undefined && (
        <TriedRecords tried={tried.answer}>
          {tried.draft === draft ? (
            <Button onClick={() => keep.mutate(undefined)} loading={keep.isPending} disabled={tried.answer.counts.records === 0}>
              {say('tables.confirm')}
            </Button>
          ) : (
            <p className="small">{say('tables.changed')}</p>
          )}
        </TriedRecords>
      )}
    </div>
  );
}

/** Of several rules the first stands for itself, whichever was before it. */
const firstForItself = (rule: RuleDraft, index: number): RuleDraft => (index === 0 ? { ...rule, also: false } : rule);

function AboutMapping({ draft, put }: { draft: MappingDraft; put: (draft: MappingDraft) => void }): ReactNode {
  const say = useSay();
  return (
    <div className="stack">
      <TextInput
        label={say('tables.name')}
        value={draft.name}
        onChange={(event) => put({ ...draft, name: event.currentTarget.value })}
        required
        maxLength={200}
      />
      <TextInput
        label={say('tables.provider')}
        description={say('tables.provider.why')}
        value={draft.provider}
        onChange={(event) => put({ ...draft, provider: event.currentTarget.value })}
        required
        maxLength={80}
      />
      <TextInput
        label={say('tables.zone')}
        description={say('tables.zone.why')}
        value={draft.zone}
        onChange={(event) => put({ ...draft, zone: event.currentTarget.value })}
        maxLength={60}
        dir="ltr"
      />
      <NativeSelect
        label={say('tables.order')}
        value={draft.dateOrder}
        onChange={(event) => put({ ...draft, dateOrder: event.currentTarget.value as MappingDraft['dateOrder'] })}
        data={[
          { value: '', label: say('tables.order.none') },
          { value: 'day-first', label: say('tables.order.day-first') },
          { value: 'month-first', label: say('tables.order.month-first') },
        ]}
      />
      <TextInput
        label={say('tables.skip')}
        description={say('tables.skip.why')}
        value={draft.skip}
        onChange={(event) => put({ ...draft, skip: event.currentTarget.value })}
      />
      <AccountOfRows draft={draft} put={put} />
    </div>
  );
}

interface RuleProps {
  readonly nth: number;
  readonly of: number;
  readonly rule: RuleDraft;
  readonly table: TableShown;
  readonly put: (rule: RuleDraft) => void;
  readonly remove: () => void;
}

function Rule({ nth, of, rule, table, put, remove }: RuleProps): ReactNode {
  const { say, formats, language } = useLanguage();
  const missing = missingOf(rule).map((field) => fieldLabel(field, say, language));
  return (
    <Section
      title={of === 1 ? say('tables.rule') : say('tables.rule.nth', { n: nth })}
      acts={
        of > 1 && (
          <Button size="xs" variant="subtle" onClick={remove}>
            {say('tables.rule.remove')}
          </Button>
        )
      }
    >
      <div className="stack">
        <NativeSelect
          label={say('tables.kind')}
          value={rule.kind}
          onChange={(event) => put({ ...rule, kind: event.currentTarget.value as MappedKind, fields: {}, stated: [] })}
          data={mappedKinds.map((kind) => ({ value: kind, label: say.maybe('record-kind', kind) }))}
        />
        <NativeSelect
          label={say('tables.when')}
          description={say('tables.when.why')}
          value={rule.column}
          onChange={(event) => put({ ...rule, column: event.currentTarget.value })}
          data={[{ value: '', label: say('tables.when.all') }, ...table.header.map((name) => ({ value: name, label: name }))]}
        />
        {rule.column !== '' && (
          <TextInput
            label={say('tables.when.values')}
            value={rule.values}
            onChange={(event) => put({ ...rule, values: event.currentTarget.value })}
            required
          />
        )}
        {nth > 1 && (
          <Checkbox
            label={say('tables.also')}
            description={say('tables.also.why')}
            checked={rule.also}
            onChange={(event) => put({ ...rule, also: event.currentTarget.checked })}
          />
        )}
        <Columns rule={rule} table={table} put={put} />
        <StatedOfRule rule={rule} put={put} />
        {missing.length > 0 && (
          <p className="small bad-text" role="status">
            {say('tables.missing', { fields: formats.list(missing) })}
          </p>
        )}
      </div>
    </Section>
  );
}

function Columns({ rule, table, put }: Pick<RuleProps, 'rule' | 'table' | 'put'>): ReactNode {
  const { say, language } = useLanguage();
  const id = useId();
  const fields = fieldsOf(rule.kind);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <section className="table-card" aria-label={say('tables.columns')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('tables.column')}</th>
            <th scope="col">{say('tables.values')}</th>
            <th scope="col">{say('tables.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column, index) => (
            <tr key={column.name}>
              <th scope="row" id={`${id}-${index}`}>
                <bdi>{column.name}</bdi>
              </th>
              <td className="small">
                {column.values.map((value) => (
                  <div key={value}>
                    <bdi>{value}</bdi>
                  </div>
                ))}
              </td>
              <td>
                <NativeSelect
                  aria-labelledby={`${id}-${index}`}
                  value={rule.fields[column.name] ?? ''}
                  onChange={(event) => put({ ...rule, fields: { ...rule.fields, [column.name]: event.currentTarget.value } })}
                  data={[
                    { value: '', label: say('tables.beside') },
                    ...fields.map((field) => ({ value: field, label: fieldLabel(field, say, language) })),
                  ]}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TriedRecords({ tried, children }: { tried: MappingTried; children: ReactNode }): ReactNode {
  const { say, language } = useLanguage();
  const { records, gaps, outside } = tried.counts;
  return (
    <Section title={say('tables.tried')} count={records} flush>
      <div className="padded stack tight" role="status">
        <p>{say('tables.tried.counts', { records, gaps })}</p>
        {outside > 0 && <p className="small">{say('reading.outside', { count: outside })}</p>}
        {tried.gaps.map((one) => (
          <p key={one.why + one.message} className="small">
            {one.count} × <GapMessage message={one.message} />
          </p>
        ))}
        <div className="row end">{children}</div>
      </div>
      <ul className="rows">
        {tried.records.map((record) => (
          <li key={record.id} className="stacked">
            <span className="strong">{say.maybe('record-kind', record.kind)}</span>
            <span className="small" dir="auto">
              {lineOf(record, language)}
            </span>
            <StatedIn record={record} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

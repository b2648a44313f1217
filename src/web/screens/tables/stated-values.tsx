// SPDX-License-Identifier: Apache-2.0
/** What no column says and a person states: of all rows of a kind, and whose the table is. It is marked in each record as theirs, not the source's. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { STATED_CLASSES } from '../../../core/mappings/mapping-targets.ts';
import { classWords } from '../../../core/records/field-words.ts';
import { IDENTIFIER_TYPES, type IdentifierType } from '../../../core/records/kinds.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { fieldLabel } from './field-label.ts';
import { canBeForEvery, isForItem, type MappingDraft, type RuleDraft, type StatedDraft, statableIn } from './mapping-draft.ts';

interface StatedProps {
  readonly rule: RuleDraft;
  readonly put: (rule: RuleDraft) => void;
}

/** A line for each field, and one more on asking. */
export function StatedOfRule({ rule, put }: StatedProps): ReactNode {
  const say = useSay();
  const id = useId();
  const set = (index: number, one: StatedDraft | undefined) =>
    put({ ...rule, stated: rule.stated.flatMap((before, n) => (n === index ? (one ?? []) : before)) });
  return (
    <section className="stack tight" aria-labelledby={id}>
      <h3 id={id}>{say('tables.stated')}</h3>
      <p className="small faint">{say('tables.stated.why')}</p>
      {rule.stated.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id; they are added at the end and never reordered
        <OneStated key={index} rule={rule} one={one} put={(changed) => set(index, changed)} />
      ))}
      <div>
        <Button size="xs" variant="subtle" onClick={() => put({ ...rule, stated: [...rule.stated, { field: '', value: '' }] })}>
          {say('tables.stated.more')}
        </Button>
      </div>
    </section>
  );
}

interface OneStatedProps {
  readonly rule: RuleDraft;
  readonly one: StatedDraft;
  readonly put: (one: StatedDraft | undefined) => void;
}

function OneStated({ rule, one, put }: OneStatedProps): ReactNode {
  const { say, language } = useLanguage();
  const classes = STATED_CLASSES[rule.kind]?.[one.field];
  const choose = (field: string) =>
    put({ field, value: STATED_CLASSES[rule.kind]?.[field]?.[0] ?? (classes === undefined ? one.value : '') });
  return (
    <div className="triple">
      <NativeSelect
        label={say('tables.stated.field')}
        value={one.field}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: say('tables.stated.choose') },
          ...statableIn(rule, one.field).map((field) => ({ value: field, label: fieldLabel(field, say, language) })),
        ]}
      />
      {classes === undefined ? (
        <TextInput
          label={say('tables.stated.value')}
          value={one.value}
          onChange={(event) => put({ ...one, value: event.currentTarget.value })}
          maxLength={500}
          dir="auto"
        />
      ) : (
        <NativeSelect
          label={say('tables.stated.value')}
          value={one.value}
          onChange={(event) => put({ ...one, value: event.currentTarget.value })}
          data={classes.map((value) => ({ value, label: classWords(one.field, value, language) ?? value }))}
        />
      )}
      <Button size="xs" variant="subtle" onClick={() => put(undefined)} className="at-end">
        {say('tables.rule.remove')}
      </Button>
    </div>
  );
}

interface DraftProps {
  readonly draft: MappingDraft;
  readonly put: (draft: MappingDraft) => void;
}

/** Whose all rows are: of this table, and of no other with the same columns. */
export function AccountOfRows({ draft, put }: DraftProps): ReactNode {
  const { say, language } = useLanguage();
  return (
    <div className="pair">
      <TextInput
        label={say('tables.account')}
        description={say('tables.account.why')}
        value={draft.account}
        onChange={(event) => put({ ...draft, account: event.currentTarget.value })}
        maxLength={200}
        dir="ltr"
      />
      {draft.account.trim() !== '' && (
        <NativeSelect
          label={say('tables.account.type')}
          value={draft.accountType}
          onChange={(event) => put({ ...draft, accountType: event.currentTarget.value as IdentifierType })}
          data={IDENTIFIER_TYPES.map((type) => ({ value: type, label: classWords('type', type, language) ?? type }))}
        />
      )}
    </div>
  );
}

/** How far what is stated reaches, before it is confirmed. */
export function HowFar({ draft, put }: DraftProps): ReactNode {
  const say = useSay();
  if (canBeForEvery(draft))
    return (
      <Checkbox
        label={say('tables.every')}
        description={say('tables.every.why')}
        checked={draft.every}
        onChange={(event) => put({ ...draft, every: event.currentTarget.checked })}
      />
    );
  return isForItem(draft) ? <p className="hint">{say('tables.item-alone')}</p> : null;
}

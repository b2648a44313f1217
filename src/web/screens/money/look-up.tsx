// SPDX-License-Identifier: Apache-2.0
/** A question to a source that the case allows. Asking tells the source what is looked at, and the form says so before. */
import { Button, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { CaseTracing, LookUpAnswer } from '../../../core/api/currency.ts';
import { followableAt, questionsTo } from '../../../core/currency/follow/followable.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge } from '../../parts/words.tsx';
import type { FollowForm, Question } from './follow-form.ts';
import { Movements } from './movements.tsx';
import { sourceName } from './source-name.ts';

interface LookUpProps {
  readonly detail: CaseDetail;
  readonly tracing: CaseTracing;
  readonly address: string | undefined;
  /** Fills the form that follows value; undefined where none may be followed. */
  readonly follow: ((fills: Partial<FollowForm>) => void) | undefined;
}

export function LookUp({ detail, tracing, address, follow }: LookUpProps): ReactNode {
  const say = useSay();
  const allowed = tracing.sources.filter((source) => source.allowed);
  const [form, setForm] = useState(() => questionAbout(allowed, address));
  const [told, setTold] = useState<{ readonly answer: LookUpAnswer; readonly question: Question }>();
  const ask = useAct(
    ({ source, ...question }: Question) =>
      call('lookUp', {
        params: { caseId: detail.id },
        body: { ...question, source: source.id, ...(form.second === '' ? {} : { second: form.second }) },
      }),
    { quiet: true, after: (answer, question) => setTold({ answer, question }) },
  );
  const source = allowed.find(({ id }) => id === form.source) ?? allowed[0];
  if (!detail.may.includes('look-up-currency') || source === undefined) return null;
  const about = questionsTo(source.kind);
  const what = about.find((one) => one === form.what) ?? about[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTold(undefined);
    ask.mutate({ source, what, written: form.written.trim(), purpose: form.purpose.trim() });
  };
  const choices = allowed.map((one) => ({ value: one.id, label: sourceName(one, say) }));
  return (
    <Section title={say('money.ask')}>
      <form onSubmit={submit} className="stack">
        <p className="small faint">{say('money.ask.warning')}</p>
        <div className="triple">
          <NativeSelect
            label={say('money.ask.source')}
            data={choices}
            value={source.id}
            onChange={(event) => setForm({ ...form, source: event.currentTarget.value })}
          />
          <NativeSelect
            label={say('money.ask.second')}
            data={[{ value: '', label: say('money.ask.none') }, ...choices]}
            value={form.second}
            onChange={(event) => setForm({ ...form, second: event.currentTarget.value })}
          />
          <NativeSelect
            label={say('money.ask.what')}
            data={about.map((value) => ({ value, label: say(`money.ask.${value}`) }))}
            value={what}
            onChange={(event) => setForm({ ...form, what: event.currentTarget.value === 'address' ? 'address' : 'transaction' })}
          />
        </div>
        <TextInput
          label={say('money.ask.written')}
          value={form.written}
          onChange={(event) => setForm({ ...form, written: event.currentTarget.value })}
          required
          maxLength={200}
          dir="ltr"
        />
        <TextInput
          label={say('money.ask.purpose')}
          value={form.purpose}
          onChange={(event) => setForm({ ...form, purpose: event.currentTarget.value })}
          required
          maxLength={1000}
        />
        {ask.error !== null && <Trouble error={ask.error} />}
        <div className="row end">
          <Button type="submit" loading={ask.isPending}>
            {say('money.ask')}
          </Button>
        </div>
      </form>
      {told !== undefined && (
        <Answer {...told} askAbout={(written) => setForm({ ...form, what: 'transaction', written })} follow={follow} />
      )}
    </Section>
  );
}

interface QuestionForm {
  readonly source: string;
  readonly second: string;
  readonly what: 'address' | 'transaction';
  readonly written: string;
  readonly purpose: string;
}

/** An address that somebody comes with is asked of a source that knows such accounts; those of Bitcoin are none, and are asked of an Esplora. */
function questionAbout(allowed: CaseTracing['sources'], address: string | undefined): QuestionForm {
  const byAccount = address === undefined ? undefined : allowed.find(({ kind }) => followableAt(kind)?.isSeed(address));
  const source = byAccount ?? allowed.find(({ kind }) => kind === 'esplora');
  return { source: source?.id ?? '', second: '', what: 'address', written: address ?? '', purpose: '' };
}

interface AnswerProps {
  readonly answer: LookUpAnswer;
  readonly question: Question;
  readonly askAbout: (transaction: string) => void;
  readonly follow: LookUpProps['follow'];
}

function Answer({ answer, question, askAbout, follow }: AnswerProps): ReactNode {
  const say = useSay();
  return (
    <div className="stack" role="status">
      <p>
        <Badge tone={answer.grade === 'one-source' ? 'warn' : 'good'}>{say(`money.grade.${answer.grade}`)}</Badge>{' '}
        {say('money.ask.answers', { count: answer.items.length })} {answer.unread > 0 && say('money.ask.unread', { count: answer.unread })}
      </p>
      <Movements movements={answer.movements} askAbout={askAbout} question={question} follow={follow} />
    </div>
  );
}

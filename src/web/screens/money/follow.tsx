// SPDX-License-Identifier: Apache-2.0
/** Value is followed by the desk itself: from where, by which method, how far and why. Asking tells the source what is looked at. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, type Ref, useId } from 'react';
import type { CaseTracing } from '../../../core/api/currency.ts';
import { NATIVE } from '../../../core/currency/unit.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { tokenName } from './amount.ts';
import {
  bodyOf,
  type FollowForm,
  followable,
  followsToken,
  freshForm,
  isUnderLimit,
  MOST_SEEDS,
  type Source,
  secondsOf,
  seedsOf,
  unitOfForm,
  usualContract,
} from './follow-form.ts';
import { Amount } from './money.tsx';
import { sourceName } from './source-name.ts';

const METHODS = ['fifo', 'haircut', 'poison'] as const;

interface FollowProps {
  readonly caseId: string;
  readonly tracing: CaseTracing;
  readonly form: FollowForm;
  readonly put: (form: FollowForm) => void;
  /** The field that says where to begin. */
  readonly beginField: Ref<HTMLTextAreaElement>;
}

interface PartProps {
  readonly form: FollowForm;
  readonly change: (some: Partial<FollowForm>) => void;
  readonly source: Source;
}

/** Only where the case allows a source that can be followed. */
export function Follow({ caseId, tracing, form, put, beginField }: FollowProps): ReactNode {
  const say = useSay();
  const choices = followable(tracing.sources);
  const source = choices.find(({ id }) => id === form.source) ?? (choices[0] as Source);
  const seconds = secondsOf(tracing.sources, source);
  const change = (some: Partial<FollowForm>) => put({ ...form, ...some });
  // The contract of a token is one of its chain.
  const choose = (id: string) => change({ source: id, second: '', contract: usualContract(choices.find((one) => one.id === id)) });
  const follow = useAct(() => call('follow', { params: { caseId }, body: bodyOf(form, source) }), {
    quiet: true,
    done: say('money.follow.begun'),
    after: () => put({ ...freshForm(tracing), source: source.id, contract: usualContract(source) }),
  });
  const count = seedsOf(form.begin).length;
  const isTooFar = Number(form.hops) > (tracing.maxHops ?? Number.POSITIVE_INFINITY);
  const isTooLittle = isUnderLimit(form, tracing.minAmount);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    follow.mutate();
  };
  const part = { form, change, source };
  return (
    <Section title={say('money.follow')}>
      <form onSubmit={submit} className="stack">
        <p className="small">{say('money.follow.lead')}</p>
        <p className="small faint">{say('money.ask.warning')}</p>
        <NativeSelect
          label={say('money.ask.source')}
          data={choices.map((one) => ({ value: one.id, label: sourceName(one, say) }))}
          value={source.id}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <Textarea
          ref={beginField}
          label={say('money.follow.begin')}
          description={say(`money.follow.begin.${beginnings(source, form)}`, { most: MOST_SEEDS })}
          error={count > MOST_SEEDS && say('money.follow.begin.many', { count, most: MOST_SEEDS })}
          value={form.begin}
          onChange={(event) => change({ begin: event.currentTarget.value })}
          required
          rows={3}
          maxLength={5000}
          dir="ltr"
          className="mono-field"
        />
        {followsToken(source) && <Token {...part} />}
        <Methods {...part} />
        <div className="pair">
          <TextInput
            label={say('money.limits.hops')}
            description={tracing.maxHops !== null && say('money.follow.hops.limit', { most: tracing.maxHops })}
            error={isTooFar && say('money.follow.hops.over')}
            value={form.hops}
            onChange={(event) => change({ hops: event.currentTarget.value })}
            required
            inputMode="numeric"
            pattern="[1-9][0-9]{0,3}"
            maxLength={4}
            dir="ltr"
          />
          <Least {...part} limit={tracing.minAmount} />
        </div>
        {seconds.length > 0 && (
          <NativeSelect
            label={say('money.follow.second')}
            description={say('money.follow.second.why')}
            data={[{ value: '', label: say('money.ask.none') }, ...seconds.map(({ id }) => id)]}
            value={form.second}
            onChange={(event) => change({ second: event.currentTarget.value })}
          />
        )}
        {!followsToken(source) && (
          <Checkbox
            label={say('money.follow.co-signers')}
            description={say('money.follow.co-signers.why')}
            checked={form.coSigners}
            onChange={(event) => change({ coSigners: event.currentTarget.checked })}
          />
        )}
        <TextInput
          label={say('money.ask.purpose')}
          value={form.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
          required
          maxLength={1000}
        />
        {follow.error !== null && <Trouble error={follow.error} />}
        <div className="row end">
          <Button type="submit" loading={follow.isPending} disabled={count > MOST_SEEDS || isTooFar || isTooLittle}>
            {say('money.follow')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function beginnings(source: Source, { contract }: FollowForm): 'esplora' | 'token' | 'trx' {
  if (!followsToken(source)) return 'esplora';
  return contract === NATIVE ? 'trx' : 'token';
}

/** What is followed: of TRON a token or TRX, of Ethereum a token. */
function Token({ form, change, source }: PartProps): ReactNode {
  const say = useSay();
  const isCoin = form.contract === NATIVE;
  return (
    <>
      {source.kind === 'tron' && (
        <Checkbox
          label={say('money.follow.trx')}
          description={isCoin && say('money.follow.trx.unseen')}
          checked={isCoin}
          onChange={(event) => change({ contract: event.currentTarget.checked ? NATIVE : usualContract(source) })}
        />
      )}
      {!isCoin && <Contract form={form} change={change} />}
      {source.kind === 'evm' && <p className="small faint">{say('money.follow.ether')}</p>}
    </>
  );
}

/** A token is its contract: another one may call itself by the same name. */
function Contract({ form, change }: Omit<PartProps, 'source'>): ReactNode {
  const say = useSay();
  const contract = form.contract.trim();
  const name = tokenName(contract);
  return (
    <TextInput
      label={say('money.follow.contract')}
      description={contract !== '' && (name === undefined ? say('money.follow.contract.unknown') : <bdi>{name}</bdi>)}
      value={form.contract}
      onChange={(event) => change({ contract: event.currentTarget.value })}
      required
      maxLength={60}
      dir="ltr"
      className="mono-field"
    />
  );
}

function Methods({ form, change }: PartProps): ReactNode {
  const say = useSay();
  const name = useId();
  return (
    <fieldset className="group flat">
      <legend>{say('money.follow.method')}</legend>
      {METHODS.map((method) => (
        <label key={method} className="choice">
          <input type="radio" name={name} checked={form.method === method} onChange={() => change({ method })} />
          <span className="stacked">
            <strong>{say(`money.method.${method}`)}</strong>
            <span className="small">{say(`money.method.${method}.means`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What is typed in smallest units is read back as people write it. */
function Least({ form, change, source, limit }: PartProps & { readonly limit: string | null }): ReactNode {
  const say = useSay();
  const least = form.least.trim();
  return (
    <TextInput
      label={say('money.limits.value')}
      description={
        /^[0-9]+$/.test(least) ? (
          <Amount amount={least} unit={unitOfForm(source, form)} />
        ) : (
          say(limit === null ? 'money.limits.units' : 'money.follow.least.limit', { least: limit ?? undefined })
        )
      }
      error={isUnderLimit(form, limit) && say('money.follow.least.under', { least: limit ?? undefined })}
      value={form.least}
      onChange={(event) => change({ least: event.currentTarget.value })}
      inputMode="numeric"
      pattern="[0-9]{1,78}"
      maxLength={78}
      dir="ltr"
    />
  );
}

// SPDX-License-Identifier: Apache-2.0
/** Accounts at providers' portals: who holds each, with its history. What signs it in is kept nowhere. */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { PortalAccountShown } from '../../../core/api/portal-accounts.ts';
import { type PortalSecondFactor, portalSecondFactors } from '../../../core/requests/portal-account.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, DayOf, Identifier, Moment, Name } from '../../parts/words.tsx';

export function PortalAccounts(): ReactNode {
  const say = useSay();
  const found = useQuery(asked.portalAccounts());
  const [writing, setWriting] = useState<PortalAccountShown | 'new'>();
  return (
    <Page
      title={say('portal-accounts.title')}
      lead={say('portal-accounts.lead')}
      crumbs={[{ text: say('directory.title'), link: { to: '/directory' } }]}
      acts={found.data?.mayKeep === true ? <Button onClick={() => setWriting('new')}>{say('portal-accounts.add')}</Button> : undefined}
    >
      <div className="stack wide-gap">
        {writing !== undefined && (
          <AccountForm
            key={writing === 'new' ? 'new' : writing.id}
            of={writing === 'new' ? undefined : writing}
            done={() => setWriting(undefined)}
          />
        )}
        <Asked of={found}>
          {({ accounts, mayKeep }) =>
            accounts.length === 0 ? (
              <div className="card">
                <Empty what={say('portal-accounts.none')} todo={say('portal-accounts.none.do')} />
              </div>
            ) : (
              <Section title={say('portal-accounts.title')} count={accounts.length} flush>
                <ul className="rows">
                  {accounts.map((one) => (
                    <Account key={one.id} of={one} change={mayKeep ? () => setWriting(one) : undefined} />
                  ))}
                </ul>
              </Section>
            )
          }
        </Asked>
      </div>
    </Page>
  );
}

function Account({ of: one, change }: { of: PortalAccountShown; change: (() => void) | undefined }): ReactNode {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div className="split">
        <Said of={one} />
        <span className="row">
          <Button
            size="xs"
            variant="default"
            aria-expanded={isOpen}
            aria-label={say('portal-accounts.history.of', { account: one.account })}
            onClick={() => setOpen(!isOpen)}
          >
            {say('portal-accounts.history')}
          </Button>
          {change !== undefined && (
            <Button size="xs" variant="default" aria-label={say('portal-accounts.change.of', { account: one.account })} onClick={change}>
              {say('portal-accounts.change')}
            </Button>
          )}
        </span>
      </div>
      {isOpen && <HistoryOf id={one.id} />}
    </li>
  );
}

function Said({ of: one }: { of: PortalAccountShown }): ReactNode {
  const say = useSay();
  return (
    <span className="stacked">
      <span className="row tight">
        <strong>
          <Name>{one.office}</Name>
        </strong>
        <Identifier>{one.provider}</Identifier>
        {one.ended !== null && (
          <Badge tone="warn">
            {say('portal-accounts.ended')} <DayOf at={one.ended} />
          </Badge>
        )}
      </span>
      <span className="dots small">
        <Name>{one.portal}</Name>
        <Identifier>{one.account}</Identifier>
        <Name>{one.holder}</Name>
      </span>
      <span className="dots small faint">
        <span>
          {say('portal-accounts.since')} <DayOf at={one.since} />
        </span>
        <span>{say(`portal-accounts.factor.${one.secondFactor}`)}</span>
        {one.note !== null && <bdi>{one.note}</bdi>}
      </span>
    </span>
  );
}

function HistoryOf({ id }: { id: string }): ReactNode {
  const say = useSay();
  const found = useQuery(asked.portalAccountHistory(id));
  return (
    <Asked of={found} lines={2}>
      {({ versions }) => (
        <ol className="rows">
          {versions.map((one) => (
            <li key={one.version} className="stacked">
              <Said of={one} />
              <span className="dots small faint">
                <span>{say('portal-accounts.version', { version: one.version })}</span>
                <Name>{one.keptBy.name}</Name>
                <Moment at={one.keptAt} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Asked>
  );
}

const NEW = {
  ...{ provider: '', portal: '', account: '', office: '', holder: '', since: '', note: '', ended: '' },
  secondFactor: 'not-known' as PortalSecondFactor,
};

function AccountForm({ of: one, done }: { of: PortalAccountShown | undefined; done: () => void }): ReactNode {
  const { say, language } = useLanguage();
  const directory = useQuery(asked.directory(language));
  const [given, setGiven] = useState(one === undefined ? NEW : { ...one, note: one.note ?? '', ended: one.ended ?? '' });
  const keep = useAct(
    () => {
      const { provider, portal, account, office, holder, since, secondFactor, note, ended } = given;
      const said = {
        provider,
        portal: portal.trim(),
        account: account.trim(),
        office: office.trim(),
        holder: holder.trim(),
        since,
        secondFactor,
      };
      const body = { ...said, note: note.trim() || null, ended: ended || null, ...(one !== undefined && { id: one.id }) };
      return call('keepPortalAccount', { body });
    },
    { quiet: true, done: say('portal-accounts.saved'), after: done },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate(undefined);
  };
  const put = (field: 'provider' | 'portal' | 'account' | 'office' | 'holder' | 'since' | 'note' | 'ended') => ({
    value: given[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((before) => ({ ...before, [field]: value }));
    },
  });
  return (
    <form onSubmit={submit} className="card form">
      <div className="pair">
        <NativeSelect
          label={say('portal-accounts.provider')}
          {...put('provider')}
          required
          data={[{ value: '', label: '' }, ...(directory.data?.providers ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <TextInput label={say('portal-accounts.portal')} {...put('portal')} required maxLength={300} />
      </div>
      <div className="pair">
        <TextInput label={say('portal-accounts.account')} {...put('account')} required maxLength={200} dir="ltr" autoComplete="off" />
        <NativeSelect
          label={say('portal-accounts.factor')}
          value={given.secondFactor}
          onChange={(event) => setGiven({ ...given, secondFactor: event.currentTarget.value as PortalSecondFactor })}
          data={portalSecondFactors.map((factor) => ({ value: factor, label: say(`portal-accounts.factor.${factor}`) }))}
        />
      </div>
      <div className="pair">
        <TextInput label={say('portal-accounts.office')} {...put('office')} required maxLength={300} />
        <TextInput label={say('portal-accounts.holder')} {...put('holder')} required maxLength={200} />
      </div>
      <div className="pair">
        <DayInput label={say('portal-accounts.since')} {...put('since')} required />
        <DayInput label={say('portal-accounts.ended')} {...put('ended')} />
      </div>
      <Textarea label={say('portal-accounts.note')} {...put('note')} rows={2} maxLength={2_000} />
      {keep.error !== null && <Trouble error={keep.error} />}
      <div className="row end">
        <Button variant="default" onClick={done}>
          {say('shell.cancel')}
        </Button>
        <Button type="submit" loading={keep.isPending}>
          {say('portal-accounts.save')}
        </Button>
      </div>
    </form>
  );
}

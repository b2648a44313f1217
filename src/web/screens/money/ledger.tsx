// SPDX-License-Identifier: Apache-2.0
/**
 * The ledger of a case: every payment in what came back, whatever it went through; of one person by month and currency; the rules that fire, with the
 * rows that make them fire. Currencies are never added up, and nobody gets a score.
 */
import { Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import type { CaseMoney, MoneyInstrument, MoneyPayment } from '../../../core/api/currency.ts';
import { personLedger } from '../../../core/currency/ledger/money-ledger.ts';
import { paymentsOf } from '../../../core/currency/ledger/payments-csv.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { DayOf, Identifier, Moment, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { moneyText } from './amount.ts';
import { useSavePayments } from './save-file.ts';

const SHOWN = 100;
const MOST_ACCOUNTS = 40;

export function Ledger(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/money/ledger' });
  const money = useQuery(asked.money(caseId));
  return (
    <CaseFrame caseId={caseId}>
      {(detail) => <Asked of={money}>{(answer) => <Shown caseId={caseId} number={detail.number} money={answer} />}</Asked>}
    </CaseFrame>
  );
}

function Shown({ caseId, number, money }: { caseId: string; number: string; money: CaseMoney }): ReactNode {
  const say = useSay();
  const accounts = useMemo(() => accountsOf(money.payments), [money.payments]);
  const [person, setPerson] = useState<readonly string[]>(accounts.slice(0, 1).map(({ account }) => account));
  return (
    <div className="stack wide-gap">
      <p className="lead">{say('money.ledger.lead')}</p>
      {money.madeFrom.of > money.madeFrom.records && (
        <p role="note">{say('money.ledger.part', { records: money.madeFrom.records, of: money.madeFrom.of })}</p>
      )}
      {money.payments.length === 0 ? (
        <div className="card">
          <Empty what={say('money.ledger.none')} todo={say('money.ledger.none.do')} />
        </div>
      ) : (
        <>
          <PersonMonths accounts={accounts} person={person} choose={setPerson} payments={money.payments} />
          <Rules typologies={money.typologies} />
          <Payments caseId={caseId} number={number} payments={money.payments} person={person} />
        </>
      )}
      {money.instruments.length > 0 && <Instruments instruments={money.instruments} />}
      {money.leftOut.length > 0 && <LeftOut leftOut={money.leftOut} />}
    </div>
  );
}

interface AccountSeen {
  readonly account: string;
  readonly payments: number;
}

/** Those with most payments first. */
function accountsOf(payments: readonly MoneyPayment[]): AccountSeen[] {
  const counts = new Map<string, number>();
  for (const { from, to } of payments) for (const account of new Set([from, to])) counts.set(account, (counts.get(account) ?? 0) + 1);
  return [...counts]
    .map(([account, count]) => ({ account, payments: count }))
    .sort((a, b) => b.payments - a.payments || (a.account < b.account ? -1 : 1));
}

interface PersonProps {
  readonly accounts: readonly AccountSeen[];
  readonly person: readonly string[];
  readonly choose: (accounts: readonly string[]) => void;
  readonly payments: readonly MoneyPayment[];
}

function PersonMonths({ accounts, person, choose, payments }: PersonProps): ReactNode {
  const { say, formats } = useLanguage();
  const own = new Set(person);
  const rows = payments.map((one) => ({ ...one, id: one.recordId, amountMinor: BigInt(one.amount), instrument: one.instrument ?? '' }));
  const lines = personLedger(rows, (account) => own.has(account));
  return (
    <Section title={say('money.ledger.months')} flush>
      <details className="padded">
        <summary>{say('money.ledger.whose', { count: person.length })}</summary>
        <Checkbox.Group label={say('money.ledger.accounts')} value={[...person]} onChange={choose}>
          <div className="stack">
            {accounts.slice(0, MOST_ACCOUNTS).map(({ account, payments: count }) => (
              <Checkbox key={account} value={account} label={`\u2068${account}\u2069 (${count})`} />
            ))}
          </div>
        </Checkbox.Group>
      </details>
      <p className="padded">
        {person.map((account) => (
          <span key={account} className="stacked">
            <Name>{account}</Name>
          </span>
        ))}
      </p>
      {lines.length > 0 && (
        <Table>
          <thead>
            <tr>
              <th scope="col">{say('money.ledger.month')}</th>
              <th scope="col">{say('money.ledger.in')}</th>
              <th scope="col">{say('money.ledger.out')}</th>
              <th scope="col">{say('money.ledger.count')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.month} ${line.currency}`}>
                <th scope="row">{formats.month(line.month)}</th>
                <td>
                  <Money amount={String(line.incoming)} currency={line.currency} />
                </td>
                <td>
                  <Money amount={String(line.outgoing)} currency={line.currency} />
                </td>
                <td>{line.rows.length}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function Money({ amount, currency }: { amount: string; currency: string }): ReactNode {
  return (
    <bdi dir="ltr" className="nowrap">
      {moneyText(amount, currency)}
    </bdi>
  );
}

function Rules({ typologies }: { typologies: CaseMoney['typologies'] }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('money.rules')} count={typologies.length} flush>
      <p className="padded small faint">{say('money.rules.note')}</p>
      <ul className="rows">
        {typologies.map((rule) => (
          <li key={`${rule.id} ${rule.account} ${rule.payments[0]?.recordId ?? ''}`} className="stacked">
            <span className="strong" dir="auto" translate="no">
              {rule.text}
            </span>
            <Name>{rule.account}</Name>
            <span className="row tight">
              {rule.payments.map(({ readingId, recordId }, index) => (
                <Link key={recordId} to="/readings/$readingId" params={{ readingId }} search={{ record: recordId }}>
                  {say('money.rules.row', { number: index + 1 })}
                </Link>
              ))}
            </span>
            <span className="small faint">
              <Name>{rule.source}</Name>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Payments({
  caseId,
  number,
  payments,
  person,
}: {
  caseId: string;
  number: string;
  payments: readonly MoneyPayment[];
  person: readonly string[];
}): ReactNode {
  const say = useSay();
  const [onlyPerson, setOnlyPerson] = useState(false);
  const [most, setMost] = useState(SHOWN);
  const chosen = onlyPerson ? paymentsOf(payments, person) : payments;
  const save = useSavePayments(caseId, number);
  return (
    <Section
      title={say('money.payments')}
      count={chosen.length}
      flush
      acts={
        <Button variant="default" size="xs" loading={save.isPending} onClick={() => save.mutate(onlyPerson ? person : null)}>
          {say('money.payments.csv')}
        </Button>
      }
    >
      <div className="padded">
        <Checkbox
          label={say('money.payments.person')}
          checked={onlyPerson}
          onChange={(event) => setOnlyPerson(event.currentTarget.checked)}
        />
      </div>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('money.steps.when')}</th>
            <th scope="col">{say('money.steps.from')}</th>
            <th scope="col">{say('money.steps.to')}</th>
            <th scope="col">{say('money.steps.amount')}</th>
            <th scope="col">{say('money.payments.through')}</th>
          </tr>
        </thead>
        <tbody>
          {chosen.slice(0, most).map((one) => (
            <tr key={`${one.readingId} ${one.recordId}`}>
              <td>
                <Link to="/readings/$readingId" params={{ readingId: one.readingId }} search={{ record: one.recordId }}>
                  {one.at.length === 10 ? <DayOf at={one.at} /> : <Moment at={one.at} />}
                </Link>
              </td>
              <td>
                <Name>{one.from}</Name>
              </td>
              <td>
                <Name>{one.to}</Name>
              </td>
              <td>
                <Money amount={one.amount} currency={one.currency} />
              </td>
              <td>
                <span className="stacked">
                  {say(`money.through.${one.through}`)}
                  {one.instrument !== null && (
                    <span className="small faint">
                      <Name>{one.instrument}</Name>
                    </span>
                  )}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {chosen.length > most && (
        <p className="padded">
          <Button variant="default" onClick={() => setMost(most + 5 * SHOWN)}>
            {say('money.payments.more', { count: chosen.length - most })}
          </Button>
        </p>
      )}
    </Section>
  );
}

function Instruments({ instruments }: { instruments: readonly MoneyInstrument[] }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('money.instruments')} count={instruments.length} flush>
      <ul className="rows">
        {instruments.slice(0, 500).map((one) => (
          <li key={`${one.readingId} ${one.recordId}`} className="stacked">
            <Link to="/readings/$readingId" params={{ readingId: one.readingId }} search={{ record: one.recordId }}>
              {say.maybe('money.through', one.type)}
            </Link>
            {one.identifier !== null && <Identifier wrap>{one.identifier}</Identifier>}
            <span className="small faint">
              <Name>{[one.brand, one.holder].filter((part) => part !== null).join(' · ')}</Name>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function LeftOut({ leftOut }: { leftOut: CaseMoney['leftOut'] }): ReactNode {
  const { say, formats } = useLanguage();
  return <p className="small faint">{formats.list(leftOut.map(({ why, count }) => say(`money.left-out.${why}`, { count })))}</p>;
}

// SPDX-License-Identifier: Apache-2.0
/** What a source tells of an address or a transaction, a row for each movement, and which of them their payers signed for. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { LookUpAnswer } from '../../../core/api/currency.ts';
import { useSay } from '../../language/language.tsx';
import { MoreButton } from '../../parts/more.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, Identifier, Moment } from '../../parts/words.tsx';
import { allThatCameIn, type Beginning, beginningOf, type FollowForm, type Question } from './follow-form.ts';
import { Amount } from './money.tsx';

type Told = LookUpAnswer['movements'][number];
const AT_ONCE = 100;

interface MovementsProps {
  readonly movements: readonly Told[];
  /** Puts a transaction into the question. */
  readonly askAbout: (transaction: string) => void;
  /** What was asked. */
  readonly question: Question;
  /** Fills the form that follows value; undefined where none may be followed. */
  readonly follow: ((fills: Partial<FollowForm>) => void) | undefined;
}

export function Movements({ movements, askAbout, question, follow }: MovementsProps): ReactNode {
  const say = useSay();
  const [shown, setShown] = useState(AT_ONCE);
  if (movements.length === 0) return <p className="faint">{say('money.ask.nothing')}</p>;
  const signed = movements.filter((one) => one.signed).length;
  const all = follow && allThatCameIn(movements, question);
  return (
    <>
      <p className="small">
        {say('money.ask.movements', { count: movements.length })}{' '}
        {signed > 0 && say('money.ask.signed.meaning', { count: signed, of: movements.length })}
      </p>
      {follow !== undefined && all !== undefined && (
        <div className="row">
          <Button variant="light" size="xs" onClick={() => follow(all)}>
            {say('money.follow.from.account')}
          </Button>
        </div>
      )}
      <div className="table-card">
        <Table>
          <thead>
            <tr>
              <th scope="col">{say('money.ask.at')}</th>
              <th scope="col">{say('money.ask.from')}</th>
              <th scope="col">{say('money.ask.to')}</th>
              <th scope="col">{say('money.ask.amount')}</th>
              <th scope="col">{say('money.ask.transaction.column')}</th>
            </tr>
          </thead>
          <tbody>
            {movements.slice(0, shown).map((one) => (
              <Row
                key={JSON.stringify(one)}
                told={one}
                askAbout={one.transaction === question.written ? undefined : askAbout}
                beginning={beginningOf(one, question)}
                follow={follow}
              />
            ))}
          </tbody>
        </Table>
      </div>
      {movements.length > shown && <MoreButton act={() => setShown(shown + AT_ONCE)} />}
    </>
  );
}

interface RowProps {
  readonly told: Told;
  readonly askAbout: MovementsProps['askAbout'] | undefined;
  readonly beginning: Beginning | undefined;
  readonly follow: MovementsProps['follow'];
}

function Row({ told, askAbout, beginning, follow }: RowProps): ReactNode {
  const say = useSay();
  return (
    <tr>
      <td>{told.at === null ? '–' : <Moment at={told.at} />}</td>
      <td>{told.from === null ? '–' : <Identifier wrap>{told.from}</Identifier>}</td>
      <td>{told.to === null ? '–' : <Identifier wrap>{told.to}</Identifier>}</td>
      <td>
        <span className="stacked">
          {told.amount === null ? '–' : <Amount amount={told.amount} unit={told.unit} />}
          {told.signed && <Badge tone="good">{say('money.ask.signed')}</Badge>}
        </span>
      </td>
      <td>
        <span className="stacked">
          <Identifier wrap>{told.transaction}</Identifier>
          <span className="row tight">
            {askAbout !== undefined && (
              <Button variant="subtle" size="compact-xs" onClick={() => askAbout(told.transaction)}>
                {say('money.ask.about')}
              </Button>
            )}
            {follow !== undefined && beginning !== undefined && (
              <Button variant="subtle" size="compact-xs" onClick={() => follow(beginning.fills)}>
                {say(`money.follow.from.${beginning.from}`)}
              </Button>
            )}
          </span>
        </span>
      </td>
    </tr>
  );
}

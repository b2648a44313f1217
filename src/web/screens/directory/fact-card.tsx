// SPDX-License-Identifier: Apache-2.0
/** One fact: what it says, how far it can be relied on, where it was read, and what this desk has said of it. */
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { DirectoryFact } from '../../../core/api/directory.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Badge, DayOf, Identifier } from '../../parts/words.tsx';
import { FACT_TONES, Sources } from '../advice/fact-list.tsx';
import { ConfirmFact } from './confirm-fact.tsx';

const CONFIRMING = ['approver', 'legal-reviewer', 'central-authority'] as const;

/** Who may confirm is the desk's rule (core/access); this only spares others a button that would refuse them. */
export function useMayConfirm(): boolean {
  const { data: session } = useQuery(asked.session());
  return CONFIRMING.some((role) => session?.account.roles.includes(role));
}

export function FactCard({ fact, note }: { fact: DirectoryFact; note?: ReactNode }): ReactNode {
  const { say, formats } = useLanguage();
  const mayConfirm = useMayConfirm();
  const [asking, setAsking] = useState(false);
  return (
    <article className="fact-card" data-for={fact.forAsker || undefined}>
      <div className="split">
        <h3>
          <bdi>{fact.title}</bdi>
        </h3>
        <span className="row tight end">
          {fact.forAsker && <Badge tone="sea">{say('directory.for-you')}</Badge>}
          <Badge tone={FACT_TONES[fact.state]}>{say(`fact.${fact.state}`)}</Badge>
          <Badge tone={fact.confidence === 'none' ? 'warn' : 'plain'}>{say(`confidence.${fact.confidence}`)}</Badge>
        </span>
      </div>
      <Rows rows={fact.rows} />
      {fact.conflict !== null && <Conflict conflict={fact.conflict} />}
      <div className="split fact-foot">
        <details className="facts">
          <summary>
            {say('directory.sources')} <span className="faint">({fact.sources.length})</span>
            {fact.checked !== null && <span className="faint"> · {say('advice.fact.seen', { day: formats.day(fact.checked) })}</span>}
          </summary>
          <Sources of={fact} />
          <p className="small faint">
            <bdi dir="ltr" className="identifier">
              {fact.id} · {fact.file}
            </bdi>
          </p>
        </details>
        {mayConfirm && (
          <Button size="compact-xs" variant="subtle" onClick={() => setAsking(true)}>
            {say(fact.conflict === null ? 'directory.confirm' : 'directory.conflict.settle')}
            <span className="hidden-text">
              {' '}
              <Identifier>{fact.id}</Identifier>
            </span>
          </Button>
        )}
      </div>
      {fact.confirmed !== null && (
        <p className="small good-text">
          {say(fact.confirmed.corrected ? 'directory.corrected-by' : 'directory.confirmed-by', {
            name: `\u2068${fact.confirmed.by}\u2069`,
          })}{' '}
          <DayOf at={fact.confirmed.on} /> · <bdi translate="no">{fact.confirmed.document}</bdi>
        </p>
      )}
      {note}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        size="lg"
        title={say('directory.confirm')}
        closeButtonProps={{ 'aria-label': say('shell.close') }}
      >
        {asking && <ConfirmFact fact={fact} done={() => setAsking(false)} />}
      </Modal>
    </article>
  );
}

/** More lines than this are opened by whoever wants them. */
const AT_ONCE = 7;

export function Rows({ rows }: { rows: DirectoryFact['rows'] }): ReactNode {
  const say = useSay();
  if (rows.length <= AT_ONCE + 2) return <Pairs rows={rows} />;
  return (
    <>
      <Pairs rows={rows.slice(0, AT_ONCE)} />
      <details className="facts">
        <summary>{say('directory.more', { count: rows.length - AT_ONCE })}</summary>
        <Pairs rows={rows.slice(AT_ONCE)} />
      </details>
    </>
  );
}

function Pairs({ rows }: { rows: DirectoryFact['rows'] }): ReactNode {
  const { say, language } = useLanguage();
  return (
    <dl className="pairs">
      {rows.map(({ name, value, prose }) => (
        <div key={`${name} ${value}`}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            {prose && language !== 'en' ? (
              <>
                <bdi lang="en">{value}</bdi> <span className="small faint">({say('advice.translated')})</span>
              </>
            ) : (
              <bdi>{value}</bdi>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The shipped fact moved on after this desk had confirmed it: neither overwrites the other in silence. */
export function Conflict({ conflict }: { conflict: NonNullable<DirectoryFact['conflict']> }): ReactNode {
  const say = useSay();
  return (
    <div className="hint" data-tone="warn">
      <strong>{say('directory.conflict')}</strong>
      <div className="halves below">
        <div>
          <h4>{say('directory.conflict.was')}</h4>
          <Rows rows={conflict.was} />
        </div>
        <div>
          <h4>{say('directory.conflict.now')}</h4>
          <Rows rows={conflict.now} />
        </div>
      </div>
    </div>
  );
}

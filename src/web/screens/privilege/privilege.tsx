// SPDX-License-Identifier: Apache-2.0
/** What is sealed as privileged in a case: how much, whose protection, why and by whom; its lifting by two people; and the look of the one who may. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Privilege, PrivilegeLift, PrivilegeSeal } from '../../../core/api/privilege.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { ProposalShown } from '../../parts/proposal-shown.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { DecideLift, ProposeLift } from './lift-seal.tsx';
import { SealForm } from './seal-form.tsx';
import { SealedRecords } from './sealed-records.tsx';

export function PrivilegeScreen(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/privilege' });
  const privilege = useQuery(asked.privilege(caseId));
  return <CaseFrame caseId={caseId}>{() => <Asked of={privilege}>{(found) => <OfCase privilege={found} />}</Asked>}</CaseFrame>;
}

function OfCase({ privilege }: { privilege: Privilege }): ReactNode {
  const say = useSay();
  const { caseId, seals, parting, may } = privilege;
  return (
    <div className="columns">
      <div className="stack">
        <p className="lead">{say('privilege.lead')}</p>
        {parting > 0 && (
          <p className="hint" role="status">
            {say('privilege.parting', { count: parting })}
          </p>
        )}
        {seals.length === 0 ? (
          <div className="card">
            <Empty what={say('privilege.none')} todo={say('privilege.none.do')} />
          </div>
        ) : (
          <Section title={say('privilege.seals')} count={seals.length} flush>
            <ul className="rows">
              {seals.map((seal) => (
                <OneSeal key={seal.id} seal={seal} may={may} parting={parting} />
              ))}
            </ul>
          </Section>
        )}
        <Where privilege={privilege} />
      </div>
      <div className="stack">
        {may.includes('seal') && (
          <Section title={say('privilege.seal')}>
            <SealForm caseId={caseId} />
          </Section>
        )}
      </div>
    </div>
  );
}

function OneSeal({ seal, may, parting }: { seal: PrivilegeSeal; may: readonly string[]; parting: number }): ReactNode {
  const { say } = useLanguage();
  const open = seal.lifts.find(({ decided }) => decided === null);
  // Names are compared whole: whoever wrote one otherwise would believe sealed what is not.
  const tookNothing = seal.state !== 'lifted' && seal.records === 0 && parting === 0;
  return (
    <li className="stack tight">
      <span className="split">
        <strong>{say(`protection.${seal.protection}`)}</strong>
        <Badge tone={seal.state === 'lifted' ? undefined : 'warn'}>{say(`privilege.state.${seal.state}`)}</Badge>
      </span>
      <span className="dots small">
        <span>{say('privilege.records', { count: seal.records })}</span>
        <span>{say('privilege.marked', seal.marked)}</span>
        <Name>{seal.by.name}</Name>
        <Moment at={seal.at} />
      </span>
      <p dir="auto" translate="no">
        {seal.reason}
      </p>
      {seal.names !== null && seal.names.length > 0 && (
        <span className="row tight small">
          {seal.names.map((name) => (
            <Identifier key={name}>{name}</Identifier>
          ))}
        </span>
      )}
      {tookNothing && (
        <p className="hint" data-tone="warn">
          {say('privilege.nothing-found')}
        </p>
      )}
      {seal.lifts.map((lift) => (
        <OneLift key={lift.id} lift={lift} />
      ))}
      {seal.state === 'standing' && may.includes('propose') && <ProposeLift sealId={seal.id} />}
      {open !== undefined && may.includes('decide') && <DecideLift lift={open} />}
    </li>
  );
}

function OneLift({ lift }: { lift: PrivilegeLift }): ReactNode {
  const say = useSay();
  return (
    <div className="stack tight small">
      <ProposalShown
        proposal={lift}
        proposed={<strong>{say('privilege.lift.proposed')}</strong>}
        words={{ confirm: say('privilege.lift.confirm'), refuse: say('privilege.lift.refuse') }}
      />
    </div>
  );
}

/** Items that hold sealed records; whoever may look at them does so here, one reading at a time. */
function Where({ privilege }: { privilege: Privilege }): ReactNode {
  const say = useSay();
  const { caseId, readings, may } = privilege;
  const items = useQuery(asked.evidenceOfCase(caseId));
  const [looked, setLooked] = useState<string>();
  if (readings.length === 0) return null;
  const nameOf = (id: string): string => items.data?.items.find((one) => one.id === id)?.name ?? '…';
  return (
    <Section title={say('privilege.where')} count={readings.length} flush>
      <ul className="rows">
        {readings.map(({ readingId, evidenceId, records }) => (
          <li key={readingId} className="stack tight">
            <span className="split">
              <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId, evidenceId }}>
                <Name>{nameOf(evidenceId)}</Name>
              </Link>
              <span>{say('privilege.records', { count: records })}</span>
            </span>
            {may.includes('look') && (
              <SealedRecords
                readingId={readingId}
                name={nameOf(evidenceId)}
                seals={privilege.seals}
                open={looked === readingId}
                look={() => setLooked(readingId)}
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

// SPDX-License-Identifier: Apache-2.0
/** Where a case goes on: addresses in what came back, with what a question about them lacks, and what people made of records. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { AddressToAsk, Lead } from '../../../core/api/evidence.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked, Waiting } from '../../parts/asked.tsx';
import { useFirst } from '../../parts/more.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, DayOf, Identifier, Moment, Name, type Tone } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';

// The library that draws is fetched when somebody asks for the picture.
const CasePicture = lazy(async () => ({ default: (await import('./case-picture.tsx')).CasePicture }));

export function Leads(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/leads' });
  return <CaseFrame caseId={caseId}>{(detail) => <LeadsOf detail={detail} />}</CaseFrame>;
}

function LeadsOf({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  const addresses = useQuery(asked.addressesOfCase(detail.id));
  const leads = useQuery(asked.leads(detail.id));
  const [picture, setPicture] = useState(false);
  return (
    <div className="stack wide-gap">
      <div className="split">
        <p className="lead">{say('leads.lead')}</p>
        <Button variant="default" size="xs" onClick={() => setPicture((shown) => !shown)} aria-expanded={picture} className="fixed">
          {say(picture ? 'leads.picture.hide' : 'leads.picture')}
        </Button>
      </div>
      <Asked of={addresses} lines={5}>
        {({ addresses: found, madeFrom }) => (
          <>
            {picture && (
              <Suspense fallback={<Waiting lines={6} />}>
                <CasePicture detail={detail} addresses={found} />
              </Suspense>
            )}
            <Section title={say('leads.addresses')} count={found.length} flush>
              {madeFrom.records < madeFrom.of && <p className="padded small warn-text">{say('talk.part', madeFrom)}</p>}
              {found.length === 0 ? (
                <Empty what={say('leads.addresses.none')} todo={say('leads.addresses.none.do')} />
              ) : (
                <AddressTable detail={detail} addresses={found} />
              )}
            </Section>
          </>
        )}
      </Asked>
      <Asked of={leads}>
        {({ leads: written }) => (
          <Section title={say('leads.written')} count={written.length} flush>
            {written.length === 0 ? (
              <Empty what={say('leads.written.none')} todo={say('leads.written.none.do')} />
            ) : (
              <Written leads={written} />
            )}
          </Section>
        )}
      </Asked>
    </div>
  );
}

const TONES: Readonly<Record<string, Tone>> = { ready: 'good', 'ready-ipv6': 'good', 'needs-port': 'warn', 'needs-zone': 'warn' };

function AddressTable({ detail, addresses }: { detail: CaseDetail; addresses: readonly AddressToAsk[] }): ReactNode {
  const { say, formats } = useLanguage();
  const [shown, more] = useFirst(addresses);
  return (
    <>
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('leads.address')}</th>
            <th scope="col">{say('leads.readiness')}</th>
            <th scope="col">{say('leads.missing')}</th>
            <th scope="col">{say('leads.logged')}</th>
            <th scope="col">{say('leads.next')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.address}>
              <th scope="row">
                <span className="stacked">
                  <Identifier>{one.address}</Identifier>
                  <span className="small faint">
                    {one.accounts.map((account) => (
                      <span key={account}>
                        <bdi dir="ltr">{account}</bdi>{' '}
                      </span>
                    ))}
                  </span>
                </span>
              </th>
              <td>
                <span className="stacked">
                  <Badge tone={TONES[one.readiness] ?? 'plain'}>{say.maybe('readiness', one.readiness)}</Badge>
                  {one.remarks.map((remark) => (
                    <span key={remark} className="small faint">
                      {say.maybe('remark', remark)}
                    </span>
                  ))}
                </span>
              </td>
              <td>
                {one.missing.length === 0 ? (
                  <span className="faint">{say('leads.nothing-missing')}</span>
                ) : (
                  formats.list(one.missing.map((what) => say.maybe('missing', what)))
                )}
              </td>
              <td>
                <span className="stacked">
                  <Link to="/readings/$readingId" params={{ readingId: one.best.readingId }} search={{ record: one.best.recordId }}>
                    {say('leads.events', { count: one.events })}
                  </Link>
                  {one.first !== null && (
                    <span className="small faint">
                      <DayOf at={one.first} />
                      {one.last !== null && one.last.slice(0, 10) !== one.first.slice(0, 10) && (
                        <>
                          {' – '}
                          <DayOf at={one.last} />
                        </>
                      )}
                    </span>
                  )}
                </span>
              </td>
              <td>
                <Next detail={detail} one={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more}
    </>
  );
}

const ASKED = new Set(['ready', 'ready-ipv6', 'needs-port', 'needs-zone', 'proxy-or-vpn-suspected']);

function Next({ detail, one }: { detail: CaseDetail; one: AddressToAsk }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const toTarget = (targetId: string) => navigate({ to: '/cases/$caseId/targets/$targetId', params: { caseId: detail.id, targetId } });
  const { readingId, recordId, at, zone, port } = one.best;
  const make = useAct(
    () =>
      call('addTarget', {
        params: { caseId: detail.id },
        body: {
          written: one.address,
          kind: 'ip',
          role: 'unknown',
          relevance: say('leads.relevance', {
            account: one.accounts[0] ?? '–',
            time: at ?? say('record.next-target.no-time'),
            count: one.events,
          }),
          ...(at !== null && { event: { at, ...(zone !== null && { zone }), ...(port !== null && { port }) } }),
          from: { readingId, recordId },
        },
      }),
    { done: say('target.added'), after: (made) => void toTarget(made.id) },
  );
  if (one.targetId !== null)
    return (
      <Link to="/cases/$caseId/targets/$targetId" params={{ caseId: detail.id, targetId: one.targetId }}>
        {say('leads.is-target')} <span className="hidden-text">{one.address}</span>
      </Link>
    );
  if (!detail.may.includes('add-target')) return null;
  if (!ASKED.has(one.readiness)) return <span className="small faint">{say('leads.nobody-to-ask')}</span>;
  return (
    <Button size="xs" variant="light" onClick={() => make.mutate()} loading={make.isPending}>
      {say('leads.make-target')} <span className="hidden-text">{one.address}</span>
    </Button>
  );
}

function Written({ leads }: { leads: readonly Lead[] }): ReactNode {
  const say = useSay();
  const [shown, more] = useFirst(leads);
  return (
    <>
      <ul className="rows">
        {shown.map((lead) => (
          <li key={lead.id} className="stacked">
            {lead.text === null ? (
              <p className="faint">{say('leads.held')}</p>
            ) : (
              <p dir="auto" translate="no" className="summary">
                {lead.text}
              </p>
            )}
            <p className="small faint dots">
              <span>
                <Name>{lead.by.name}</Name>
              </span>
              <span>
                <Moment at={lead.at} />
              </span>
              {lead.records.map(({ readingId, recordId }, index) => (
                <span key={recordId}>
                  <Link to="/readings/$readingId" params={{ readingId }} search={{ record: recordId }}>
                    {say('leads.record', { number: index + 1 })}
                  </Link>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

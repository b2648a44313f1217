// SPDX-License-Identifier: Apache-2.0
/** The side of the case page: clocks, evidence, people, what the case is about. */
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseDetail, Offence } from '../../../core/api/cases.ts';
import type { EvidenceItem } from '../../../core/api/evidence.ts';
import type { DeadlineShown } from '../../../core/api/requests.ts';
import { useWork } from '../../desk/work.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { wayOfDeadline } from '../../parts/way-of-deadline.ts';
import { Badge, DayOf, Identifier, Name, Standing } from '../../parts/words.tsx';
import { secretsIn } from '../mentions/secrets-found.tsx';

export function Deadlines({ deadlines }: { deadlines: readonly DeadlineShown[] }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('case.deadlines')} flush>
      {deadlines.length === 0 ? (
        <p className="faint padded">{say('case.deadlines.none')}</p>
      ) : (
        <ul className="rows">
          {deadlines.map((one) => (
            <li key={one.id} className="split">
              <span className="stacked">
                <span className="strong">{say.maybe('due', one.kind)}</span>
                {(one.requestId ?? one.incomingId) !== null && (
                  <Link {...(wayOfDeadline(one).link as LinkProps)} className="small">
                    <bdi dir="ltr">{wayOfDeadline(one).text}</bdi>
                  </Link>
                )}
                <LastDay deadline={one} />
              </span>
              <Standing of={one} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function LastDay({ deadline }: { deadline: DeadlineShown }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <>
      <span className="small faint">
        {say('case.deadlines.last-day', { day: formats.day(deadline.lastDay), zone: `\u2066${deadline.zone}\u2069` })}
      </span>
      {deadline.holidaysUnknown && <span className="small warn-text">{say('case.deadlines.holidays')}</span>}
    </>
  );
}

export function EvidenceShort({ caseId, items }: { caseId: string; items: readonly EvidenceItem[] }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <Section title={say('case.evidence')} count={items.length} flush>
      {items.length === 0 ? (
        <p className="faint padded">{say('case.evidence.none')}</p>
      ) : (
        <ul className="rows">
          {items.slice(0, 5).map((item) => (
            <li key={item.id} className="stacked">
              <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId, evidenceId: item.id }}>
                <Identifier>{item.name}</Identifier>
              </Link>
              <span className="dots small faint">
                <span>
                  <Name>{item.receivedFrom}</Name>
                </span>
                <span>{formats.size(item.bytes)}</span>
                <DayOf at={item.receivedAt} />
              </span>
              <ReadingShort item={item} />
            </li>
          ))}
        </ul>
      )}
      <p className="padded">
        <Link to="/cases/$caseId/evidence" params={{ caseId }}>
          {say('case.evidence.all')}
        </Link>
      </p>
    </Section>
  );
}

export function ReadingShort({ item }: { item: EvidenceItem }): ReactNode {
  const say = useSay();
  const reading = item.readings[0];
  useWork(reading?.job ?? null, ['evidence-of-case', item.caseId]);
  if (item.erasedAt !== null) return <Badge>{say('evidence.erased')}</Badge>;
  if (reading === undefined) return null;
  if (reading.records === null) return <Badge>{say.maybe('job', reading.job?.state ?? 'waiting')}</Badge>;
  return (
    <span className="row tight">
      <Badge tone="good">{say('case.evidence.records', { count: reading.records })}</Badge>
      {(reading.gaps ?? 0) > 0 && <Badge tone="warn">{say('case.evidence.gaps', { count: reading.gaps ?? 0 })}</Badge>}
      {secretsIn(reading) > 0 && <Badge tone="bad">{say('secrets.short', { count: secretsIn(reading) })}</Badge>}
    </span>
  );
}

export function AboutCase({ detail }: { detail: CaseDetail }): ReactNode {
  const { say, formats } = useLanguage();
  const group = detail.transnationalGroup;
  return (
    <Section title={say('case.facts')}>
      <p className="summary" dir="auto" translate="no">
        {detail.summary}
      </p>
      <dl className="pairs">
        <div>
          <dt>{say('case.facts.offences')}</dt>
          <dd>
            {detail.offences.map((offence) => (
              <OffenceLine key={`${offence.family} ${offence.statute} ${offence.name}`} offence={offence} />
            ))}
          </dd>
        </div>
        <div>
          <dt>{say('case.facts.country')}</dt>
          <dd>{formats.country(detail.country)}</dd>
        </div>
        <div>
          <dt>{say('case.facts.stage')}</dt>
          <dd>{say.maybe('stage', detail.stage)}</dd>
        </div>
        <div>
          <dt>{say('case.facts.group')}</dt>
          <dd>{say(group === null ? 'case.facts.unknown' : group ? 'case.facts.yes' : 'case.facts.no')}</dd>
        </div>
      </dl>
    </Section>
  );
}

function OffenceLine({ offence }: { offence: Offence }): ReactNode {
  const say = useSay();
  const years = offence.maxYears;
  return (
    <span className="stacked">
      <bdi translate={offence.name ? 'no' : undefined}>{offence.name || say.maybe('family', offence.family)}</bdi>
      {years !== undefined && (
        <span className="small faint">{years === 99 ? say('case.facts.max.life') : say('case.facts.max', { years })}</span>
      )}
    </span>
  );
}

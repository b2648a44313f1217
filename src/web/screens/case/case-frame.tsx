// SPDX-License-Identifier: Apache-2.0
/** The head and the tabs that all parts of a case share. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Page } from '../../parts/page.tsx';
import { handlingOf } from '../../parts/print-mark.tsx';
import { Badge, Name } from '../../parts/words.tsx';

export function CaseFrame(props: { caseId: string; children: (detail: CaseDetail) => ReactNode }): ReactNode {
  const say = useSay();
  const crumbs = [{ text: say('shell.cases'), link: { to: '/' as const } }];
  const found = useQuery(asked.case(props.caseId));
  return (
    <Asked of={found} lines={8}>
      {(detail) => (
        <Page
          title={`${detail.title} · ${detail.number}`}
          heading={<Name>{detail.title}</Name>}
          crumbs={crumbs}
          ofCase={detail.id}
          lead={<CaseLine detail={detail} />}
        >
          <CaseTabs caseId={detail.id} />
          {props.children(detail)}
        </Page>
      )}
    </Asked>
  );
}

function CaseLine({ detail }: { detail: CaseDetail }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <span className="dots">
      <span className="strong">
        <bdi dir="ltr">{detail.number}</bdi>
      </span>
      <span>{detail.families.map((family) => say.maybe('family', family)).join(' · ')}</span>
      <span>{say.maybe('stage', detail.stage)}</span>
      <span>{say('case.opened', { day: formats.day(detail.openedAt) })}</span>
      {handlingOf(detail).map((mark) => (
        <Badge key={mark} tone="warn">
          {say(`handling.${mark}`)}
        </Badge>
      ))}
      {detail.closedAt !== null && <Badge>{say('cases.closed')}</Badge>}
    </span>
  );
}

function CaseTabs({ caseId }: { caseId: string }): ReactNode {
  const say = useSay();
  const params = { caseId };
  return (
    <nav className="tabs" aria-label={say('case.tabs')}>
      <Link to="/cases/$caseId" params={params} activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.overview')}
      </Link>
      <Link to="/cases/$caseId/evidence" params={params} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.evidence')}
      </Link>
      <Link to="/cases/$caseId/captures" params={params} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.captures')}
      </Link>
      <Link to="/cases/$caseId/leads" params={params} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.leads')}
      </Link>
      <Link to="/cases/$caseId/money" params={params} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.money')}
      </Link>
      <Link to="/cases/$caseId/papers" params={params} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.papers')}
      </Link>
      <Link to="/cases/$caseId/log" params={params} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.log')}
      </Link>
      <Link to="/cases/$caseId/bundles" params={params} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.bundles')}
      </Link>
      <Link to="/cases/$caseId/privilege" params={params} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.privilege')}
      </Link>
      <Link to="/cases/$caseId/retention" params={params} activeProps={{ 'aria-current': 'page' }}>
        {say('case.tab.retention')}
      </Link>
    </nav>
  );
}

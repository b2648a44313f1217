// SPDX-License-Identifier: Apache-2.0
/** What came of a trace, first of all, and who can be asked now: the address at which value reached somebody becomes a target. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { FlowNode, TraceDetail } from '../../../core/api/currency.ts';
import { shownControls } from '../../../core/documents/shown-controls.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { isolated } from '../../language/isolated.ts';
import { useSay } from '../../language/language.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Badge } from '../../parts/words.tsx';
import { amountText, shortened } from './amount.ts';

/** Of the addresses of one service: each leads to the same customer or to others, and most traces end at one. */
const MOST_ADDRESSES = 3;
/** As the API takes the name of a service. */
const LONGEST_SERVICE = 60;

export function Reached({ detail }: { detail: TraceDetail }): ReactNode {
  const say = useSay();
  const id = useId();
  const inCase = useQuery(asked.case(detail.caseId)).data;
  const { services, held, grade } = detail.summary;
  const amount = (value: string): string => isolated(amountText(value, detail.unit).text);
  return (
    <section className="next-step reached" aria-labelledby={id}>
      <div className="stacked">
        <h2 id={id}>{say('money.reached')}</h2>
        {services.map(({ label, amount: reached }) => (
          <p key={label}>{say('money.reached.service', { amount: amount(reached), service: isolated(shownControls(label)) })}</p>
        ))}
        {services.length === 0 && <p>{say('money.reached.nobody')}</p>}
        {held !== '0' && <p className="small">{say('money.reached.held', { amount: amount(held) })}</p>}
        <span>
          <Badge tone={grade === 'proven' ? 'good' : 'warn'}>{say(`money.grade.${grade}`)}</Badge>
        </span>
      </div>
      {inCase !== undefined && (
        <div className="stacked">
          {services.flatMap(({ label }) =>
            detail.nodes
              .filter((node) => node.kind === 'service' && node.label === label)
              .slice(0, MOST_ADDRESSES)
              .map((node) => <AskAbout key={node.id} detail={detail} node={node} inCase={inCase} />),
          )}
        </div>
      )}
    </section>
  );
}

function AskAbout({ detail, node, inCase }: { detail: TraceDetail; node: FlowNode; inCase: CaseDetail }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const to = '/cases/$caseId/targets/$targetId';
  const { caseId } = detail;
  const make = useAct(
    () =>
      call('addTarget', {
        params: { caseId },
        body: {
          written: node.address,
          kind: 'crypto-address',
          ...(node.label !== null && { service: node.label.slice(0, LONGEST_SERVICE) }),
          role: 'unknown',
          relevance: say('money.reached.why', {
            amount: isolated(amountText(node.amount, detail.unit).text),
            from: isolated(detail.begunFrom[0] ?? '–'),
            method: say(`money.method.${detail.summary.method}`),
            certificate: isolated(detail.sha256),
          }),
        },
      }),
    { done: say('target.added'), after: (made) => void navigate({ to, params: { caseId, targetId: made.id } }) },
  );
  const words = { address: isolated(shortened(node.address)), service: isolated(shownControls(node.label ?? '')) };
  const target = inCase.targets.find(({ written, normalised }) => node.address === written || node.address === normalised);
  if (target !== undefined)
    return (
      <LinkButton to={to} params={{ caseId, targetId: target.id }}>
        {say('money.reached.ask', words)}
      </LinkButton>
    );
  if (!inCase.may.includes('add-target')) return null;
  return (
    <Button onClick={() => make.mutate()} loading={make.isPending}>
      {say('money.reached.make-target', words)}
    </Button>
  );
}

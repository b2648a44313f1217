// SPDX-License-Identifier: Apache-2.0
import { IconArrowRight } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { leftToRight } from '../../language/isolated.ts';
import { useSay } from '../../language/language.tsx';
import type { MessageId, Say } from '../../language/messages.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import type { NextStep } from './next-step.ts';

type Way = Pick<LinkProps, 'to' | 'params' | 'search'>;

export function NextStepBox({ step, caseId }: { step: NextStep; caseId: string }): ReactNode {
  const say = useSay();
  const id = useId();
  return (
    <section className="next-step" aria-labelledby={id} data-urgent={step.kind === 'due' || undefined}>
      <div>
        <h2 id={id}>{say('case.next')}</h2>
        <p>{sentence(step, say)}</p>
      </div>
      <LinkButton {...(wayOf(step, caseId) as LinkProps)} rightSection={<IconArrowRight size={16} aria-hidden="true" className="turns" />}>
        {say(`case.next.${step.kind}.go` as MessageId)}
      </LinkButton>
    </section>
  );
}

const named = (text: string) => `\u2068${text}\u2069`;

function sentence(step: NextStep, say: Say): string {
  switch (step.kind) {
    case 'add-target':
    case 'bundle':
      return say(`case.next.${step.kind}`);
    case 'ask-advice':
      return say('case.next.ask-advice', { target: leftToRight(step.target.written) });
    case 'read':
      return say('case.next.read', { name: leftToRight(step.item.name) });
    case 'due': {
      const { daysLeft, kind, requestNumber } = step.deadline;
      const left = daysLeft < 0 ? say('due.over', { days: -daysLeft }) : say('due.left', { days: daysLeft });
      return say('case.next.due', { what: say.maybe('due', kind), number: leftToRight(requestNumber ?? ''), left });
    }
    default:
      return say(`case.next.${step.kind}`, { number: leftToRight(step.request.number), addressee: named(step.request.addressee) });
  }
}

function wayOf(step: NextStep, caseId: string): Way {
  switch (step.kind) {
    case 'add-target':
      return { to: '/cases/$caseId/targets/new', params: { caseId } };
    case 'ask-advice':
      return { to: '/cases/$caseId/targets/$targetId', params: { caseId, targetId: step.target.id } };
    case 'bundle':
      return { to: '/cases/$caseId/bundles', params: { caseId } };
    case 'wait-answer':
      return { to: '/cases/$caseId/evidence', params: { caseId }, search: { request: step.request.id } };
    case 'read':
      return { to: '/cases/$caseId/evidence/$evidenceId', params: { caseId, evidenceId: step.item.id } };
    case 'due':
      return { to: '/requests/$requestId', params: { requestId: step.deadline.requestId ?? '' } };
    case 'complete':
      return { to: '/requests/$requestId/edit', params: { requestId: step.request.id } };
    case 'approve':
      return { to: '/requests/$requestId/decide', params: { requestId: step.request.id } };
    case 'send':
      return { to: '/requests/$requestId/send', params: { requestId: step.request.id } };
    case 'wait-approval':
      return { to: '/requests/$requestId', params: { requestId: step.request.id } };
  }
}

// SPDX-License-Identifier: Apache-2.0
/** From a question to a source to following value: an answer fills the form that follows, and so does what was followed before. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import type { CaseTracing } from '../../../core/api/currency.ts';
import { asked } from '../../desk/queries.ts';
import { Asked } from '../../parts/asked.tsx';
import { Follow } from './follow.tsx';
import { type FollowForm, followable, formAgain, freshForm, mayFollow } from './follow-form.ts';
import { Followings } from './followings.tsx';
import { LookUp } from './look-up.tsx';

interface AskAndFollowProps {
  readonly detail: CaseDetail;
  readonly tracing: CaseTracing;
  /** What the question to a source opens with. */
  readonly address: string | undefined;
}

export function AskAndFollow({ detail, tracing, address }: AskAndFollowProps): ReactNode {
  const followings = useQuery(asked.followings(detail.id));
  const [form, setForm] = useState(() => freshForm(tracing));
  const beginField = useRef<HTMLTextAreaElement>(null);
  const isAllowed = mayFollow(detail, tracing);
  const fill = (some: Partial<FollowForm>) => {
    setForm({ ...freshForm(tracing), ...some });
    beginField.current?.focus();
    beginField.current?.scrollIntoView({ block: 'center' });
  };
  const canBeAsked = (id: string) => isAllowed && followable(tracing.sources).some((source) => source.id === id);
  return (
    <>
      <LookUp detail={detail} tracing={tracing} address={address} follow={isAllowed ? fill : undefined} />
      {isAllowed && <Follow caseId={detail.id} tracing={tracing} form={form} put={setForm} beginField={beginField} />}
      <Asked of={followings}>
        {(answer) => (
          <Followings
            followings={answer.followings}
            againOf={(following) => (canBeAsked(following.source) ? () => fill(formAgain(following)) : undefined)}
          />
        )}
      </Asked>
    </>
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { Person } from '../../core/api/shapes.ts';
import { Moment, Name } from './words.tsx';

type Decision = 'confirm' | 'refuse';

interface Written {
  readonly by: Person;
  readonly at: string;
  readonly reason: string;
}

interface ProposalShownProps {
  readonly proposal: Written & { readonly decided: (Written & { readonly decision: Decision }) | null };
  /** Stands before the name of who proposed it. */
  readonly proposed: ReactNode;
  readonly words: Readonly<Record<Decision, string>>;
}

/** Who proposed it and why; who decided, how and why. What people wrote stays in their language. */
export function ProposalShown({ proposal, proposed, words }: ProposalShownProps): ReactNode {
  const { decided } = proposal;
  return (
    <>
      <WrittenBy head={proposed} written={proposal} />
      {decided !== null && <WrittenBy head={<strong>{words[decided.decision]}</strong>} written={decided} />}
    </>
  );
}

function WrittenBy({ head, written: { by, at, reason } }: { head: ReactNode; written: Written }): ReactNode {
  return (
    <>
      <span className="dots">
        {head}
        <Name>{by.name}</Name>
        <Moment at={at} />
      </span>
      <p dir="auto" translate="no">
        {reason}
      </p>
    </>
  );
}

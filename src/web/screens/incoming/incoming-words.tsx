// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { IncomingState } from '../../../core/incoming/state-table.ts';
import { useSay } from '../../language/language.tsx';
import { Badge, type Tone } from '../../parts/words.tsx';

const TONES: Readonly<Record<IncomingState, Tone>> = {
  received: 'warn',
  waiting: 'sea',
  assigned: 'sea',
  'in-execution': 'sea',
  postponed: 'warn',
  'partly-executed': 'good',
  executed: 'good',
  refused: 'bad',
  withdrawn: 'plain',
  closed: 'plain',
};

export function IncomingBadge({ state }: { state: IncomingState }): ReactNode {
  const say = useSay();
  return <Badge tone={TONES[state]}>{say(`incoming.state.${state}`)}</Badge>;
}

export function Missing({ count }: { count: number }): ReactNode {
  const say = useSay();
  return <Badge tone={count === 0 ? 'good' : 'warn'}>{say('incoming.missing', { count })}</Badge>;
}

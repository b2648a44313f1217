// SPDX-License-Identifier: Apache-2.0
import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { useSay } from '../language/language.tsx';
import { useNotice } from '../parts/notices.tsx';
import { wordsOf } from '../parts/trouble.tsx';
import { afterAct, whenLookedAtNext } from './queries.ts';
import { StepUpClosed } from './step-up.tsx';

export interface ActOptions<In, Out> {
  /** Said when it is done. */
  readonly done?: string | ((out: Out) => string);
  readonly after?: (out: Out, given: In) => void;
  /** The trouble is shown in place by the screen and not as a notice. */
  readonly quiet?: boolean;
}

/**
 * Something a person does on the desk: what it made old is asked again, the result is said, a closed second-factor window is silence.
 * The same act while it is under way, as by a second Enter, is not begun again: the desk would refuse it, or do it twice.
 */
export function useAct<In, Out>(work: (given: In) => Promise<Out>, options: ActOptions<In, Out> = {}): UseMutationResult<Out, Error, In> {
  const say = useSay();
  const tell = useNotice();
  const underWay = useRef<In[]>([]);
  const act = useMutation<Out, Error, In>({
    mutationFn: work,
    onSuccess: async (out, given) => {
      if (options.done !== undefined) tell({ text: typeof options.done === 'string' ? options.done : options.done(out) });
      options.after?.(out, given);
      await afterAct();
    },
    onError: (error) => {
      if (error instanceof StepUpClosed) return;
      // A part of it may be done, or all of it where the line was lost. Trouble that stands in place is read before the screen changes under it.
      if (options.quiet) return void whenLookedAtNext();
      void afterAct();
      const words = wordsOf(error, say);
      tell({ tone: 'bad', text: words.detail === undefined ? words.title : `${words.title} ${words.detail}` });
    },
    onSettled: (_out, _error, given) => {
      underWay.current = underWay.current.filter((one) => one !== given);
    },
  });
  const mutate: typeof act.mutate = (...asked) => {
    const given = asked[0] as In;
    if (underWay.current.some((one) => isSame(one, given))) return;
    underWay.current.push(given);
    act.mutate(...asked);
  };
  return { ...act, mutate };
}

/** Files have no JSON: each is itself alone. */
const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (!(one instanceof Blob) && !(other instanceof Blob) && JSON.stringify(one) === JSON.stringify(other));

// SPDX-License-Identifier: Apache-2.0
import { useMutation } from '@tanstack/react-query';
import { useSay } from '../language/language.tsx';
import { useNotice } from '../parts/notices.tsx';
import { wordsOf } from '../parts/trouble.tsx';
import { afterAct } from './queries.ts';
import { StepUpClosed } from './step-up.tsx';

export interface ActOptions<In, Out> {
  /** Said when it is done. */
  readonly done?: string | ((out: Out) => string);
  readonly after?: (out: Out, given: In) => void;
  /** The trouble is shown in place by the screen and not as a notice. */
  readonly quiet?: boolean;
}

/** Something a person does on the desk: what it made old is asked again, the result is said, a closed second-factor window is silence. */
export function useAct<In, Out>(work: (given: In) => Promise<Out>, options: ActOptions<In, Out> = {}) {
  const say = useSay();
  const tell = useNotice();
  return useMutation<Out, Error, In>({
    mutationFn: work,
    onSuccess: async (out, given) => {
      if (options.done !== undefined) tell({ text: typeof options.done === 'string' ? options.done : options.done(out) });
      options.after?.(out, given);
      await afterAct();
    },
    onError: (error) => {
      if (error instanceof StepUpClosed || options.quiet) return;
      const words = wordsOf(error, say);
      tell({ tone: 'bad', text: words.detail === undefined ? words.title : `${words.title} ${words.detail}` });
    },
  });
}

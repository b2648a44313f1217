// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { JobShown } from '../../core/api/evidence.ts';
import { asked, queryClient } from './queries.ts';

type JobError = NonNullable<JobShown['error']>;

/** A piece of background work ended with this. */
export class WorkFailed extends Error {
  readonly said: JobError;

  constructor(said: JobError) {
    super(said.message);
    this.said = said;
  }
}

/** Follows a piece of background work to its end; then what it changed is asked again, once. */
export function useWork(first: JobShown | null, changes: readonly unknown[]): JobShown | null {
  const runs = first !== null && (first.state === 'waiting' || first.state === 'running');
  const { data } = useQuery({ ...asked.job(first?.id ?? ''), enabled: runs });
  const ended = useRef(false);
  const state = data?.state;
  useEffect(() => {
    if (!runs || ended.current || (state !== 'done' && state !== 'failed')) return;
    ended.current = true;
    void queryClient.invalidateQueries({ queryKey: changes });
  }, [runs, state, changes]);
  return runs ? (data ?? first) : first;
}

// SPDX-License-Identifier: Apache-2.0
/**
 * A draft while it is written: every change is kept in the browser at once and saved to the desk a second after the last key.
 * The desk refuses a save on an old digest; then the newest text is fetched, changes to other fields are laid on top of it, and only fields
 * that both changed are a question for the person.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemAnswer } from '../../../core/api/client.ts';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { call, isLost } from '../../desk/call.ts';
import { deskNow } from '../../desk/clock.ts';
import { asked, queryClient, whenLookedAtNext } from '../../desk/queries.ts';
import { bothChanged, keepDraft, keptDraft, only, type Values } from './draft-kept.ts';

const PAUSE_MS = 1000;
const AGAIN_MS = 5000;

export interface Conflict {
  readonly fields: readonly string[];
  readonly theirs: RequestDetail;
}

export interface Draft {
  readonly request: RequestDetail;
  /** The desk's values with what was typed on top. */
  readonly values: Values;
  readonly put: (field: string, value: unknown) => void;
  readonly standing: 'saved' | 'unsaved' | 'saving' | 'line-lost';
  readonly savedAt: string | undefined;
  readonly restored: boolean;
  readonly conflict: Conflict | undefined;
  readonly resolve: (keep: 'mine' | 'theirs') => void;
  readonly error: unknown;
  /** The desk has changed the draft by an act of this screen; what is typed and not saved stays on top. */
  readonly replace: (answer: RequestDetail) => void;
  /** Everything typed is on the desk, or the promise rejects. */
  readonly flush: () => Promise<RequestDetail>;
}

function shelve(on: RequestDetail, changed: Values): void {
  keepDraft(localStorage, on.id, { digest: on.digest, changed, before: only(on.values, changed) });
}

export function useDraft(first: RequestDetail): Draft {
  const [request, setRequest] = useState(first);
  const [kept] = useState(() => keptDraft(localStorage, first.id));
  const [changed, setChanged] = useState<Values>(kept?.changed ?? {});
  const restored = kept !== undefined;
  const [standing, setStanding] = useState<Draft['standing']>(restored ? 'unsaved' : 'saved');
  const [savedAt, setSavedAt] = useState<string>();
  const [conflict, setConflict] = useState<Conflict | undefined>(() => {
    if (kept === undefined || kept.digest === first.digest) return undefined;
    const fields = bothChanged(kept.before, first.values, kept.changed);
    return fields.length === 0 ? undefined : { fields, theirs: first };
  });
  const [error, setError] = useState<unknown>();
  const state = useRef({ request, changed, saving: undefined as Promise<RequestDetail> | undefined });
  state.current.request = request;
  state.current.changed = changed;

  const take = useCallback((answer: RequestDetail, sent: Values) => {
    queryClient.setQueryData(asked.request(answer.id).queryKey, answer);
    void whenLookedAtNext({ except: answer.id });
    state.current.request = answer;
    setRequest(answer);
    // What was typed while the save was on its way stays unsaved.
    const left = Object.fromEntries(Object.entries(state.current.changed).filter(([field, value]) => sent[field] !== value));
    state.current.changed = left;
    setChanged(left);
    shelve(answer, left);
    setStanding(Object.keys(left).length === 0 ? 'saved' : 'unsaved');
    setSavedAt(deskNow().toISOString());
    setError(undefined);
  }, []);

  const save = useCallback(async (): Promise<RequestDetail> => {
    const { request: on, changed: sent } = state.current;
    if (Object.keys(sent).length === 0) return on;
    setStanding('saving');
    try {
      // The desk takes the text as a whole; what it fills in itself it leaves as it is.
      const answer = await call('changeRequest', {
        params: { requestId: on.id },
        body: { digest: on.digest, values: { ...on.values, ...sent } },
      });
      take(answer, sent);
      return answer;
    } catch (problem) {
      if (!(problem instanceof ProblemAnswer) || problem.problem.status !== 409) throw problem;
      const theirs = await call('request', { params: { requestId: on.id } });
      if (theirs.digest === on.digest) throw problem;
      const fields = bothChanged(on.values, theirs.values, sent);
      if (fields.length > 0) {
        setConflict({ fields, theirs });
        throw problem;
      }
      const merged = await call('changeRequest', {
        params: { requestId: on.id },
        body: { digest: theirs.digest, values: { ...theirs.values, ...sent } },
      });
      take(merged, sent);
      return merged;
    }
  }, [take]);

  /** One save at a time; a second one waits for the first and then sends what is left. */
  const flush = useCallback(async (): Promise<RequestDetail> => {
    await state.current.saving?.catch(() => undefined);
    const saving = save();
    state.current.saving = saving;
    try {
      return await saving;
    } catch (problem) {
      setStanding(isLost(problem) ? 'line-lost' : 'unsaved');
      setError(isLost(problem) ? undefined : problem);
      throw problem;
    }
  }, [save]);

  useEffect(() => {
    if (Object.keys(changed).length === 0 || conflict !== undefined || error !== undefined) return;
    const timer = setTimeout(() => void flush().catch(() => undefined), standing === 'line-lost' ? AGAIN_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [changed, conflict, error, standing, flush]);

  const put = useCallback((field: string, value: unknown) => {
    const next = { ...state.current.changed, [field]: value };
    state.current.changed = next;
    setChanged(next);
    setStanding('unsaved');
    setError(undefined);
    shelve(state.current.request, next);
  }, []);

  const replace = useCallback((answer: RequestDetail) => take(answer, {}), [take]);

  const resolve = (keep: 'mine' | 'theirs') => {
    if (conflict === undefined) return;
    const { theirs, fields } = conflict;
    const left = keep === 'mine' ? changed : Object.fromEntries(Object.entries(changed).filter(([field]) => !fields.includes(field)));
    state.current.request = theirs;
    state.current.changed = left;
    setRequest(theirs);
    setChanged(left);
    shelve(theirs, left);
    setConflict(undefined);
    setError(undefined);
    setStanding(Object.keys(left).length === 0 ? 'saved' : 'unsaved');
  };

  return { request, values: { ...request.values, ...changed }, put, standing, savedAt, restored, conflict, resolve, error, replace, flush };
}

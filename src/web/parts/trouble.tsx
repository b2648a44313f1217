// SPDX-License-Identifier: Apache-2.0
/** What went wrong, in words, with what to do; the code is for whoever is asked for help. */
import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ProblemAnswer } from '../../core/api/client.ts';
import { isLost } from '../desk/call.ts';
import { afterAct } from '../desk/queries.ts';
import { WorkFailed } from '../desk/work.ts';
import { useSay } from '../language/language.tsx';
import type { Say } from '../language/messages.ts';

interface Words {
  readonly title: string;
  readonly detail: string | undefined;
  readonly code: string | undefined;
}

export function wordsOf(error: unknown, say: Say): Words {
  const isSaid = error instanceof ProblemAnswer && !['HTTP_UNEXPECTED', 'WEB_LINE_LOST'].includes(error.problem.code);
  if (!isSaid && isLost(error)) return { title: say('shell.error'), detail: say('shell.error.lost'), code: undefined };
  if (isSaid) return { title: error.problem.title, detail: error.problem.detail, code: error.problem.code };
  if (error instanceof WorkFailed) {
    const { title, detail, message, code } = error.said;
    return { title: title?.[say.language] ?? say('shell.error'), detail: detail?.[say.language] ?? message, code };
  }
  if (isPartMissing(error)) return { title: say('shell.error'), detail: say('shell.error.part'), code: undefined };
  const code = error instanceof ProblemAnswer ? `HTTP ${error.problem.status}` : undefined;
  return { title: say('shell.error'), detail: say('shell.error.unexpected'), code };
}

/**
 * A file of this very page could not be fetched: the line broke, or the desk was renewed since the page was opened. Only the whole page anew helps; a
 * browser does not ask for such a file twice. In the words of Chromium, Firefox, Safari, and of the builder for styles.
 */
const isPartMissing = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|importing a module script|unable to preload css/i.test(error.message);

/** These are mended on one's own account. */
const needsAccount = (code: string | undefined): boolean =>
  code === 'ACCESS_PASSWORD_MUST_CHANGE' || code === 'ACCESS_SECOND_FACTOR_MISSING';

/** What the screen shows is no longer what the desk has. */
const isOld = (code: string | undefined): boolean => code === 'INPUT_CHANGED_MEANWHILE' || code === 'REQUEST_NOT_IN_THIS_STATE';

/** Nothing is there, or nothing this person may know of: asking again leads nowhere else. */
const isNowhere = (code: string | undefined): boolean => code === 'ACCESS_NOT_FOUND';

/** Where a session that has ended is begun anew, and the way back to this page. */
const doorAndBack = (): string => `/sign-in?ended=true&next=${encodeURIComponent(location.pathname + location.search)}`;

/** What is written in a form is lost with its page: its door opens beside it. */
function useIsInForm() {
  const box = useRef<HTMLDivElement>(null);
  const [isInForm, setInForm] = useState(false);
  useLayoutEffect(() => setInForm(box.current?.closest('form') != null), []);
  return [box, isInForm] as const;
}

export function Trouble(props: { error: unknown; again?: () => void; children?: ReactNode }): ReactNode {
  const say = useSay();
  const words = wordsOf(props.error, say);
  const [box, isInForm] = useIsInForm();
  const { error } = props;
  // Below the last line of the window it would be heard and not seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is another trouble
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [error]);
  const isSignedOut = words.code === 'ACCESS_SIGN_IN_NEEDED';
  return (
    <div className="trouble" role="alert" ref={box}>
      <strong>{words.title}</strong>
      {words.detail !== undefined && <p dir="auto">{words.detail}</p>}
      {props.children}
      <div className="row">
        {isSignedOut && isInForm && <span>{say('sign-in.beside')}</span>}
        {isSignedOut && (
          <a href={doorAndBack()} target={isInForm ? '_blank' : undefined} rel="noreferrer">
            {say('sign-in.go')}
          </a>
        )}
        {isOld(words.code) && props.again === undefined && (
          <Button size="xs" variant="default" onClick={() => void afterAct()}>
            {say('shell.look-again')}
          </Button>
        )}
        {needsAccount(words.code) && <a href="/account">{say('shell.account.own')}</a>}
        {isNowhere(words.code) && !isInForm && <a href="/">{say('shell.cases')}</a>}
        {props.again !== undefined && !isNowhere(words.code) && (
          <Button size="xs" variant="default" onClick={isPartMissing(error) ? () => location.reload() : props.again}>
            {say('shell.try-again')}
          </Button>
        )}
        {words.code !== undefined && <span className="faint small">{say('shell.error.code', { code: words.code })}</span>}
      </div>
    </div>
  );
}

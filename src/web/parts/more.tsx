// SPDX-License-Identifier: Apache-2.0
/** What a long list does not show yet. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useLanguage, useSay } from '../language/language.tsx';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Under a list that comes page by page: nothing when its end is there. */
export function More({ pages }: { pages: Pages }): ReactNode {
  return pages.hasNextPage && <MoreButton act={() => void pages.fetchNextPage()} busy={pages.isFetchingNextPage} />;
}

export function MoreButton({ act, busy = false }: { act: () => void; busy?: boolean }): ReactNode {
  const say = useSay();
  return (
    <p className="padded">
      <Button variant="default" size="xs" onClick={act} loading={busy}>
        {say('shell.load-more')}
      </Button>
    </p>
  );
}

/** Rows that a machine of ten years ago draws at once. */
const AT_ONCE = 100;

/** The first of a list that is here whole, and what stands under it: how many are shown, and the button for more. Nothing under a list that was short from the start. */
export function useFirst<T>(all: readonly T[]): readonly [readonly T[], ReactNode] {
  const { say, formats } = useLanguage();
  const [shown, setShown] = useState(AT_ONCE);
  const told = say('shell.shown', { shown: formats.count(Math.min(shown, all.length)), count: formats.count(all.length) });
  if (all.length <= shown)
    return [
      all,
      // It takes the place, and the keyboard, of the button that is gone: what comes next is below the list and not its first row.
      shown > AT_ONCE && (
        <p role="status" className="padded small faint">
          {told}
        </p>
      ),
    ];
  const under = (
    <div className="row padded">
      <span role="status" className="small faint">
        {told}
      </span>
      <Button variant="default" size="xs" onClick={() => setShown(shown + AT_ONCE)}>
        {say('shell.load-more')}
      </Button>
    </div>
  );
  return [all.slice(0, shown), under];
}

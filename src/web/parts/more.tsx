// SPDX-License-Identifier: Apache-2.0
/** What a long list does not show yet. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../language/language.tsx';

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

// SPDX-License-Identifier: Apache-2.0
/** The list of keys: fetched when somebody asks for it. */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSay } from '../language/language.tsx';

export function ShortcutHelp({ opened, close }: { opened: boolean; close: () => void }): ReactNode {
  const say = useSay();
  const rows: readonly (readonly [string, string])[] = [
    ['g c', say('shell.keys.cases')],
    ['g a', say('shell.keys.approvals')],
    ['g d', say('shell.keys.deadlines')],
    ['/', say('shell.keys.search')],
    ['?', say('shell.keys.help')],
  ];
  return (
    <Modal opened={opened} onClose={close} title={say('shell.keys')} closeButtonProps={{ 'aria-label': say('shell.close') }}>
      <dl className="pairs">
        {rows.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

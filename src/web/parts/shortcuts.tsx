// SPDX-License-Identifier: Apache-2.0
/** `g c`, `g a`, `g d` go to a list, `/` to the search field, `?` shows this; never while somebody types. */
import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSay } from '../language/language.tsx';

const WAYS: Readonly<Record<string, string>> = { c: '/', a: '/approvals', d: '/deadlines' };

export function Shortcuts(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const [shown, setShown] = useState(false);
  const afterG = useRef(0);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const way = WAYS[event.key];
      if (event.key === '?') setShown(true);
      else if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
        if (field === null) return;
        event.preventDefault();
        field.focus();
      } else if (event.key === 'g') afterG.current = event.timeStamp;
      else if (way !== undefined && event.timeStamp - afterG.current < 1200) void navigate({ to: way });
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [navigate]);
  const rows: readonly (readonly [string, string])[] = [
    ['g c', say('shell.keys.cases')],
    ['g a', say('shell.keys.approvals')],
    ['g d', say('shell.keys.deadlines')],
    ['/', say('shell.keys.search')],
    ['?', say('shell.keys.help')],
  ];
  return (
    <Modal opened={shown} onClose={() => setShown(false)} title={say('shell.keys')} closeButtonProps={{ 'aria-label': say('shell.close') }}>
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

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

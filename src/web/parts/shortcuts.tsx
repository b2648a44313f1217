// SPDX-License-Identifier: Apache-2.0
/** `g c`, `g a`, `g d` go to a list, `/` to the search field, `?` shows this; never while somebody types. */
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';

const WAYS: Readonly<Record<string, string>> = { c: '/', a: '/approvals', d: '/deadlines' };

export function Shortcuts(): ReactNode {
  const navigate = useNavigate();
  const [help, setHelp] = useState<typeof import('./shortcut-help.tsx')>();
  const [shown, setShown] = useState(false);
  const afterG = useRef(0);
  useEffect(() => {
    const showHelp = async () => {
      setHelp(await import('./shortcut-help.tsx'));
      setShown(true);
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const way = WAYS[event.key];
      // Where the line is lost, there is no help: nothing else waits for it.
      if (event.key === '?') void showHelp().catch(() => undefined);
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
  return help !== undefined && <help.ShortcutHelp opened={shown} close={() => setShown(false)} />;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

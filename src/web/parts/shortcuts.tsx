// SPDX-License-Identifier: Apache-2.0
/**
 * `g c`, `g a`, `g d` go to a list, `/` to the search field, `?` shows this; never while somebody types. On a keyboard of other letters they are
 * the keys in the same places: Arabic has ل where Latin has g.
 */
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';

const WAYS: Readonly<Record<string, string>> = { c: '/', a: '/approvals', d: '/deadlines' };
const PLACES: Readonly<Record<string, string>> = { KeyC: 'c', KeyA: 'a', KeyD: 'd', KeyG: 'g', Slash: '/' };

/** What is meant by a key: its letter where that is Latin, else its place. The question mark is one in either script. */
function meantBy({ key, code, shiftKey }: KeyboardEvent): string {
  if (key === '؟') return '?';
  if (/^[\x20-\x7e]$/.test(key) && key !== '?') return key;
  if (key === '?' || (code === 'Slash' && shiftKey)) return '?';
  return PLACES[code] ?? key;
}

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
      const key = meantBy(event);
      const way = WAYS[key];
      // Where the line is lost, there is no help: nothing else waits for it.
      if (key === '?') void showHelp().catch(() => undefined);
      else if (key === '/') {
        const field = document.querySelector<HTMLInputElement>('main input[type="search"]');
        if (field === null) return;
        event.preventDefault();
        field.focus();
      } else if (key === 'g') afterG.current = event.timeStamp;
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

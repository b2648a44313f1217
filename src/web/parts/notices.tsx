// SPDX-License-Identifier: Apache-2.0
/** Short words after an act, in a live region that screen readers speak; an act that can be undone offers it here. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useSay } from '../language/language.tsx';

export interface Notice {
  readonly text: string;
  readonly tone?: 'good' | 'bad';
  readonly undo?: () => void;
}
type Shown = Notice & { readonly id: number };

const Context = createContext<(notice: Notice) => void>(() => {});
export const useNotice = (): ((notice: Notice) => void) => useContext(Context);

export function NoticesProvider({ children }: { children: ReactNode }): ReactNode {
  const say = useSay();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  const drop = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const tell = useMemo(
    () => (notice: Notice) => {
      next.current += 1;
      const id = next.current;
      setShown((all) => [...all.slice(-2), { ...notice, id }]);
      setTimeout(() => drop(id), notice.undo === undefined ? 6000 : 10_000);
    },
    [drop],
  );
  return (
    <Context.Provider value={tell}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {shown.map((one) => (
          <div key={one.id} className="notice" data-tone={one.tone ?? 'good'}>
            <span>{one.text}</span>
            {one.undo !== undefined && (
              <button
                type="button"
                onClick={() => {
                  one.undo?.();
                  drop(one.id);
                }}
              >
                {say('shell.undo')}
              </button>
            )}
          </div>
        ))}
      </div>
    </Context.Provider>
  );
}

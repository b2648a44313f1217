// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'react';

/** Work that is not begun again while it is under way, as by a second Enter: a code is good once. @returns whether it is, and what begins it */
export function useSingle(work: () => Promise<void>): readonly [boolean, () => Promise<void>] {
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const begin = async () => {
    if (underWay.current) return;
    underWay.current = true;
    setBusy(true);
    try {
      await work();
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  };
  return [busy, begin];
}

// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { gapText } from '../../core/records/gap-words.ts';
import { useLanguage } from '../language/language.tsx';

/** In the reader's language where the sentence is known, else as the reader of the file said it. */
export function GapMessage({ message }: { message: string }): ReactNode {
  const { language } = useLanguage();
  const text = gapText(message, language);
  return (
    <span className="small faint" lang={text === undefined ? 'en' : language} dir="auto">
      {text ?? message}
    </span>
  );
}

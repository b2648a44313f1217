// SPDX-License-Identifier: Apache-2.0
import { useLanguage } from '../language/language.tsx';
import type { Language } from '../language/messages.ts';
import { queryClient } from './queries.ts';

/** Titles, prompts and reasons come from the desk in the reader's language: they are asked again. */
export function useChangeOfLanguage(): (language: Language) => Promise<void> {
  const { speak } = useLanguage();
  return async (language) => {
    await speak(language);
    await queryClient.invalidateQueries();
  };
}

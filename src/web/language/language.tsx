// SPDX-License-Identifier: Apache-2.0
/** The reader's language for the whole tree: texts, direction, dates and numbers. */
import { DirectionProvider, useDirection } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Formats, formatsFor } from './formats.ts';
import { type CompiledMessages, directionOf, type Language, loadDoor, loadMessages, type Say, sayer } from './messages.ts';

export interface Spoken {
  readonly language: Language;
  readonly say: Say;
  readonly formats: Formats;
  readonly speak: (language: Language) => Promise<void>;
}

const Context = createContext<Spoken | undefined>(undefined);
const KEPT = 'rogatory.language';

/** What the reader chose here before, else what the browser asks for, else English. */
export function firstLanguage(): Language {
  const asked = [localStorage.getItem(KEPT) ?? '', ...navigator.languages].map((one) => one.slice(0, 2));
  return (asked.find((one) => one === 'ar' || one === 'fr' || one === 'en') ?? 'en') as Language;
}

/** All texts, not only those of the door, are wanted from now on. */
let isInside = false;
let draw: ((spoken: { language: Language; messages: CompiledMessages }) => void) | undefined;

/** To be awaited before anything behind the door is drawn. */
export async function loadInside(): Promise<void> {
  if (isInside) return;
  const language = current;
  const messages = await loadMessages(language);
  isInside = true;
  draw?.({ language, messages: language === current ? messages : await loadMessages(current) });
}

let current: Language = 'en';
/** For the header of every call, outside the tree. */
export const currentLanguage = (): Language => current;

export function LanguageProvider(props: { first: Language; messages: CompiledMessages; children: ReactNode }): ReactNode {
  const [spoken, setSpoken] = useState({ language: props.first, messages: props.messages });
  current = spoken.language;
  useEffect(() => {
    draw = setSpoken;
  }, []);
  const value = useMemo<Spoken>(
    () => ({
      language: spoken.language,
      say: sayer(spoken.messages, spoken.language),
      formats: formatsFor(spoken.language),
      speak: async (language) => {
        const messages = await (isInside ? loadMessages : loadDoor)(language);
        localStorage.setItem(KEPT, language);
        setSpoken({ language, messages });
      },
    }),
    [spoken],
  );
  return (
    <DirectionProvider initialDirection={directionOf(props.first)} detectDirection={false}>
      <DocumentLanguage language={spoken.language} />
      <Context.Provider value={value}>{props.children}</Context.Provider>
    </DirectionProvider>
  );
}

function DocumentLanguage({ language }: { language: Language }): ReactNode {
  const { setDirection } = useDirection();
  useEffect(() => {
    document.documentElement.lang = language;
    setDirection(directionOf(language));
  }, [language, setDirection]);
  return null;
}

export function useLanguage(): Spoken {
  const spoken = useContext(Context);
  if (spoken === undefined) throw new Error('a screen stands outside LanguageProvider');
  return spoken;
}

export const useSay = (): Say => useLanguage().say;

import type { Language } from '../advice.ts';
import { prose } from '../fact.ts';
export function factText(text: string, lang: Language): string {
  return prose(text, lang);
}

// SPDX-License-Identifier: Apache-2.0

/**
 * Invisible characters that turn or hide text (bidi controls, zero-width marks) are shown as `⟨U+202E⟩`: a value may come from a
 * suspect's profile. Joiners that Arabic and Persian spelling needs stay in prose.
 */
export function shownControls(text: string, keepJoiners = false): string {
  return text.replace(/[\p{Cf}\p{Cc}\u2028\u2029]/gu, (found) => {
    if (found === '\n' || found === '\t') return ' ';
    if (keepJoiners && (found === '\u200c' || found === '\u200d')) return found;
    return found === '\r' || found === '\u00ad' || found === '\ufeff' ? '' : shown(found);
  });
}

/** Every sign that shows nothing, in a name that is compared with another by eye: none is left out, and only the joiners of spelling stay. */
export function shownHidden(text: string): string {
  return text.replace(/[\p{Cf}\p{Cc}\u2028\u2029]/gu, (found) => (found === '\u200c' || found === '\u200d' ? found : shown(found)));
}

/**
 * The two marks that write letters backwards, whatever script they are of: in what people write to each other they are shown and no longer turn
 * anything. The marks that only set a phrase apart stay: messengers put them around names.
 */
export function shownOverrides(text: string): string {
  return text.replace(/[\u202d\u202e]/g, shown);
}

/** For a terminal: what would move its cursor, clear it, ring or write letters backwards is shown; ends of lines and tabs stay. */
export function shownInTerminal(text: string): string {
  return shownOverrides(text).replace(/\r\n|\p{Cc}/gu, (found) => (['\r\n', '\n', '\t'].includes(found) ? found : shown(found)));
}

const shown = (mark: string): string => `⟨U+${(mark.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`;

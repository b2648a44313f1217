// SPDX-License-Identifier: Apache-2.0
/**
 * What a sheet that leaves the printer says of itself: the case, how it is to be handled, who printed it and when. Browsers that write into the margin
 * of a sheet write it on each (print.css); the others once, above the heading.
 */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { type CaseDetail, type CaseMark, caseMarks } from '../../core/api/cases.ts';
import { deskNow } from '../desk/clock.ts';
import { asked } from '../desk/queries.ts';
import { leftToRight } from '../language/isolated.ts';
import { useLanguage } from '../language/language.tsx';

/** @param ofCase the case that is shown; none on a screen of the whole desk */
export function PrintMark({ ofCase }: { ofCase: string | undefined }): ReactNode {
  const { say, formats } = useLanguage();
  const { data: session } = useQuery({ ...asked.session(), enabled: false });
  const { data: detail } = useQuery({ ...asked.case(ofCase ?? ''), enabled: ofCase !== undefined });
  const place = useRef<HTMLParagraphElement>(null);
  const name = session?.account.name;
  const handled = detail === undefined ? [] : handlingOf(detail).map((mark) => say(`handling.${mark}`));
  const about = [...(detail === undefined ? [] : [leftToRight(detail.number)]), ...handled].join(' · ');
  useEffect(() => {
    const write = (): void => {
      const when = formats.moment(deskNow().toISOString());
      const by = name === undefined ? when : say('shell.printed', { name, when });
      const text = about === '' ? by : `${about} · ${by}`;
      document.documentElement.style.setProperty('--print-mark', cssText(text));
      if (place.current !== null) place.current.textContent = text;
    };
    write();
    addEventListener('beforeprint', write);
    return () => {
      removeEventListener('beforeprint', write);
      document.documentElement.style.removeProperty('--print-mark');
    };
  }, [about, name, say, formats]);
  return <p ref={place} className="print-mark" aria-hidden="true" />;
}

export const handlingOf = ({ handling }: Pick<CaseDetail, 'handling'>): CaseMark[] => caseMarks.filter((mark) => handling[mark]);

/** A string of a style sheet: what would end it or turn it is left out. */
const cssText = (text: string): string => `"${text.replace(/["\\\u0000-\u001f]/g, ' ')}"`;

// SPDX-License-Identifier: Apache-2.0
/** What became of requests, counted: the same columns by company, country, kind or offence, and for assistance between States. */
import type { ReactNode } from 'react';
import type { StatisticsRow } from '../../../core/api/register.ts';
import { useLanguage, useSay } from '../../language/language.tsx';

export function CountHeads(): ReactNode {
  const say = useSay();
  return (['asked', 'granted', 'partly', 'refused', 'days'] as const).map((one) => (
    <th key={one} scope="col">
      {say(`statistics.${one}`)}
    </th>
  ));
}

/** Refusals with their reasons under them; no median where nothing was answered yet. */
export function CountCells({ row }: { row: StatisticsRow }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <>
      <td>{formats.count(row.asked)}</td>
      <td>{formats.count(row.granted)}</td>
      <td>{formats.count(row.partly)}</td>
      <td>
        <span className="stacked">
          {formats.count(row.refused)}
          {row.reasons.map(({ code, count }) => (
            <span key={code} className="small faint">
              {say.maybe('refusal', code)}
              {say('shell.colon')}
              {formats.count(count)}
            </span>
          ))}
        </span>
      </td>
      <td>{row.medianDays === null ? '' : formats.count(row.medianDays)}</td>
    </>
  );
}

/** Its name, and as a bar how much of what was asked was given, in whole or in part. */
export function CountedName({ row, name }: { row: StatisticsRow; name: string }): ReactNode {
  const say = useSay();
  const answered = row.granted + row.partly;
  return (
    <th scope="row">
      <bdi>{name}</bdi>
      <meter
        className="share"
        min={0}
        max={row.asked}
        value={answered}
        aria-label={say('statistics.share', { answered, asked: row.asked })}
      />
    </th>
  );
}

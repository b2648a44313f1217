// SPDX-License-Identifier: Apache-2.0
/** Two captures side by side: what was there and is gone, and what came; numbers that moved stand in one row. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { CaptureDifferences } from '../../../core/api/captures.ts';
import { asked } from '../../desk/queries.ts';
import { useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Table } from '../../parts/table.tsx';
import { Moment } from '../../parts/words.tsx';

export function Differences({ captureId, since }: { captureId: string; since: string }): ReactNode {
  const found = useQuery(asked.captureDifferences(captureId, since));
  return <Asked of={found}>{(differences) => <SideBySide of={differences} />}</Asked>;
}

function SideBySide({ of: found }: { of: CaptureDifferences }): ReactNode {
  const say = useSay();
  const gone = [...found.textGone, ...found.linksGone, ...found.picturesGone];
  const came = [...found.textCame, ...found.linksCame, ...found.picturesCame];
  if (gone.length + came.length + found.numbersMoved.length + found.picturesChanged.length === 0)
    return <p>{say('capture.compare.same')}</p>;
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">
            {say('capture.compare.before')} <Moment at={found.before.askedAt} />
          </th>
          <th scope="col">
            {say('capture.compare.after')} <Moment at={found.after.askedAt} />
          </th>
        </tr>
      </thead>
      <tbody>
        {found.numbersMoved.map(({ before, after }) => (
          <tr key={before + after}>
            <td dir="auto" translate="no">
              {before}
            </td>
            <td dir="auto" translate="no">
              {after}
            </td>
          </tr>
        ))}
        <tr>
          <td>
            <Lines what={say('capture.compare.gone')} lines={gone} />
          </td>
          <td>
            <Lines what={say('capture.compare.came')} lines={[...came, ...found.picturesChanged]} />
          </td>
        </tr>
      </tbody>
    </Table>
  );
}

function Lines({ what, lines }: { what: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <>
      <span className="small faint">{what}</span>
      <ul className="page-list">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page may say the same line twice
          <li key={`${index}-${line}`} dir="auto" translate="no">
            {line}
          </li>
        ))}
      </ul>
    </>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Coverage, ReadingShown } from '../../../core/api/evidence.ts';
import { classWords } from '../../../core/records/field-words.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { GapMessage } from '../../parts/gap-message.tsx';
import { More, MoreButton } from '../../parts/more.tsx';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Badge, Identifier, type Tone } from '../../parts/words.tsx';
import { type FileCovered, glanceAt, isNotRead } from './coverage-at-a-glance.ts';

export function CoverageTables({ reading, coverage }: { reading: ReadingShown; coverage: Coverage }): ReactNode {
  const { say, language } = useLanguage();
  const glance = glanceAt(coverage);
  const { media = 0 } = coverage.totals;
  const percent = new Intl.NumberFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : language, {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(glance.accounted);
  return (
    <>
      <Section title={say('reading.not-read')} count={glance.notWholly.length} flush>
        <div className="padded glance">
          {glance.notRead > 0 && <p className="strong bad-text">{say('reading.unread', { count: glance.notRead })}</p>}
          <p>{say('reading.accounted', { percent })}</p>
          <progress
            max={1}
            value={glance.accounted}
            aria-label={say('reading.accounted', { percent })}
            data-all={glance.notWholly.length === 0 || undefined}
          />
          <p className="small faint">
            {say('reading.files', { read: coverage.totals.filesRead, all: coverage.totals.files })}
            {media > 0 && ` · ${say('reading.media', { count: media })}`}
          </p>
        </div>
        {glance.notWholly.length === 0 ? (
          <p className="good-text padded">{say('reading.all-read')}</p>
        ) : (
          <FileTable files={glance.notWholly} />
        )}
      </Section>
      {(reading.gaps ?? 0) > 0 && <Gaps readingId={reading.id} />}
      {coverage.manifests.length > 0 && <Signatures manifests={coverage.manifests} />}
      {glance.wholly.length > 0 && (
        <Section title={say('reading.read-files')} count={glance.wholly.length} flush>
          <FileTable files={glance.wholly} />
        </Section>
      )}
    </>
  );
}

/** A download of years has tens of thousands of files: as many at a time as people look at. */
const FILES_AT_A_TIME = 200;

function FileTable({ files }: { files: readonly FileCovered[] }): ReactNode {
  const [most, setMost] = useState(FILES_AT_A_TIME);
  return (
    <>
      <FileRows files={files.slice(0, most)} />
      {files.length > most && <MoreButton act={() => setMost(most + FILES_AT_A_TIME)} />}
    </>
  );
}

function FileRows({ files }: { files: readonly FileCovered[] }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">{say('reading.file')}</th>
          <th scope="col">{say('reading.reader')}</th>
          <th scope="col" className="number">
            {say('reading.units')}
          </th>
          <th scope="col" className="number">
            {say('records.title')}
          </th>
          <th scope="col" className="number">
            {say('reading.gaps')}
          </th>
          <th scope="col" className="number">
            {say('reading.left')}
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.path}>
            <th scope="row">
              <span className="stacked">
                <Identifier>{file.path}</Identifier>
                <span className="small faint">{formats.size(file.bytes)}</span>
              </span>
            </th>
            <td>
              <ReadBy file={file} />
            </td>
            <td className="number nowrap">
              {file.units === 0 && file.parser === null
                ? '–'
                : say('reading.units.of', { claimed: formats.count(file.claimed), units: formats.count(file.units) })}
            </td>
            <td className="number">{formats.count(file.records)}</td>
            <td className="number">{file.gaps > 0 ? <Badge tone="warn">{formats.count(file.gaps)}</Badge> : 0}</td>
            <td className="number">{formats.count(file.left)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function ReadBy({ file }: { file: FileCovered }): ReactNode {
  const say = useSay();
  if (isNotRead(file)) return <Badge tone="bad">{say('reading.no-reader')}</Badge>;
  if (file.parser === null) return <span className="small faint">{say.maybe('standing', file.standing ?? 'left')}</span>;
  return (
    <span className="stacked">
      <Identifier>{file.parser}</Identifier>
      {file.tier !== null && <span className="small faint">{say.maybe('tier', file.tier)}</span>}
    </span>
  );
}

function Gaps({ readingId }: { readingId: string }): ReactNode {
  const say = useSay();
  const pages = useInfiniteQuery({
    queryKey: ['gaps', readingId],
    queryFn: ({ pageParam }) => call('gaps', { params: { readingId }, query: pageParam === null ? {} : { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Section title={say('reading.gaps.title')} flush>
      <Asked of={pages}>
        {(answer) => {
          const gaps = answer.pages.flatMap((page) => page.gaps);
          if (gaps.length === 0) return <p className="padded small faint">{say('reading.gaps.apart')}</p>;
          return (
            <ul className="rows">
              {gaps.map((gap, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: gaps have no id; the list is read only and never reordered
                <li key={index} className="stacked">
                  <span className="strong">{say.maybe('gap', gap.why)}</span>
                  <Identifier>{gap.path}</Identifier>
                  <GapMessage message={gap.message} />
                </li>
              ))}
            </ul>
          );
        }}
      </Asked>
      <More pages={pages} />
    </Section>
  );
}

const RESULTS: Readonly<Record<string, Tone>> = { valid: 'good', invalid: 'bad', 'key-unknown': 'warn' };

function Signatures({ manifests }: { manifests: Coverage['manifests'] }): ReactNode {
  const { say, language } = useLanguage();
  return (
    <Section title={say('reading.signatures')} flush>
      <ul className="rows">
        {manifests.map((one) => (
          <li key={one.path} className="split">
            <span className="stacked">
              <Identifier>{one.path}</Identifier>
              <span className="small faint">{classWords('method', one.method, language) ?? one.method}</span>
            </span>
            <Badge tone={RESULTS[one.result] ?? 'plain'}>{say.maybe('reading.signature', one.result)}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  );
}

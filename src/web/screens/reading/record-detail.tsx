// SPDX-License-Identifier: Apache-2.0
/** One record: every value as written and as read, where it stands, its bytes, and the way on. */
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { namesStated } from '../../../core/analysis/privilege.ts';
import type { Target } from '../../../core/api/cases.ts';
import type { RecordShown } from '../../../core/api/evidence.ts';
import { chainWords } from '../../../core/currency/chain-words.ts';
import { shownOverrides } from '../../../core/documents/shown-controls.ts';
import { classWords, fieldWords } from '../../../core/records/field-words.ts';
import { type NextTarget, nextTargetsOf } from '../../../core/records/next-targets.ts';
import { rowsOf, timeOf } from '../../../core/records/record-rows.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Textarea } from '../../parts/text-fields.tsx';
import { Badge, Identifier } from '../../parts/words.tsx';
import { SealForm } from '../privilege/seal-form.tsx';
import { OriginalBytes } from './original-bytes.tsx';
import { PicturesOf } from './pictures-of.tsx';
import { accountOf } from './record-words.ts';
import { StatedIn } from './stated-in.tsx';

interface DetailProps {
  readonly readingId: string;
  readonly recordId: string;
  readonly caseId: string;
  readonly close: () => void;
}

export function RecordDetail({ readingId, recordId, caseId, close }: DetailProps): ReactNode {
  const say = useSay();
  const record = useQuery(asked.record(readingId, recordId));
  return (
    <aside className="card record" aria-label={say('records.title')}>
      <Asked of={record}>
        {(found) => (
          <>
            <header className="card-head">
              <h2>{say.maybe('record-kind', found.kind)}</h2>
              <ActionIcon variant="subtle" color="slate" onClick={close} aria-label={say('record.close')}>
                <IconX size={17} aria-hidden="true" />
              </ActionIcon>
            </header>
            <div className="card-body stack">
              <Marks record={found} />
              <StatedIn record={found} />
              <Rows record={found} />
              <Beside record={found} />
              <NextTargets record={found} readingId={readingId} caseId={caseId} />
              <PicturesOf record={found} readingId={readingId} />
              <Provenance record={found} />
              <OriginalBytes readingId={readingId} recordId={recordId} />
              <WriteLead caseId={caseId} readingId={readingId} recordId={recordId} />
              <SealRecord caseId={caseId} readingId={readingId} record={found} close={close} />
            </div>
          </>
        )}
      </Asked>
    </aside>
  );
}

function Marks({ record }: { record: RecordShown }): ReactNode {
  const say = useSay();
  const deleted = (record as { readonly deleted?: { readonly said: string } }).deleted;
  const sealed = (record as { readonly sealed?: readonly { readonly class: string }[] }).sealed ?? [];
  if (record.handling !== 'restricted' && deleted === undefined && sealed.length === 0) return null;
  return (
    <p className="row tight">
      {record.handling === 'restricted' && <Badge tone="warn">{say('record.restricted')}</Badge>}
      {sealed.map((one, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record is never reordered, and two secrets of one class are alike
        <Badge key={n} tone="bad">
          {say.maybe('secret', one.class)}
        </Badge>
      ))}
      {sealed.length > 0 && <span className="small faint">{say('secrets.covered')}</span>}
      {deleted !== undefined && <Badge tone="warn">{say('record.deleted', { said: say.maybe('deleted', deleted.said) })}</Badge>}
    </p>
  );
}

function Rows({ record }: { record: RecordShown }): ReactNode {
  const { say, language, formats } = useLanguage();
  return (
    <table className="record-rows">
      <thead>
        <tr>
          <th scope="col">{say('record.field')}</th>
          <th scope="col">{say('record.value')}</th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(record.data).map((row) => (
          <tr key={row.name}>
            <th scope="row">
              <bdi className="small" title={row.name}>
                {fieldWords(row.name, language)}
              </bdi>
            </th>
            <td>
              <bdi className="value">{row.ours ? (classWords(row.name, row.raw, language) ?? row.raw) : shownOverrides(row.raw)}</bdi>
              {(row.norm !== undefined || row.how.length > 0) && (
                <span className="small faint made-of">
                  {row.norm !== undefined && (
                    <>
                      {say('record.meant')} <Meaning name={row.name} value={row.norm} />
                    </>
                  )}
                  {row.how.length > 0 && <> ({formats.list(row.how.map((one) => say.maybe('made', one)))})</>}
                  {row.when?.zone.from === 'none' && <Badge tone="warn">{say('records.zone-none')}</Badge>}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the source says besides, without a field of the model for it, under the names that it has there; and by whose mapping a table was read. */
function Beside({ record }: { record: RecordShown }): ReactNode {
  const { say, language } = useLanguage();
  const { extra = [] } = record as { readonly extra?: readonly { readonly name: string; readonly raw: string }[] };
  if (extra.length === 0) return null;
  return (
    <table className="record-rows">
      <caption className="small faint">{say('record.beside')}</caption>
      <tbody>
        {extra.map(({ name, raw }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a record is never reordered, and a source may have two columns of one name
          <tr key={n}>
            <th scope="row">
              <bdi className="small">{name === MAPPING ? say('record.mapping') : name}</bdi>
            </th>
            <td>
              <bdi className="value">{name === CHAIN ? chainWords(raw, language) : shownOverrides(raw)}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MAPPING = 'mapping';
const CHAIN = 'chain';

/** A class of ours is said in words; a value stands as it is, in its own direction. */
function Meaning({ name, value }: { name: string; value: string }): ReactNode {
  const { language } = useLanguage();
  const words = classWords(name, value, language);
  return words === undefined ? <Identifier>{value}</Identifier> : <bdi>{words}</bdi>;
}

function Provenance({ record }: { record: RecordShown }): ReactNode {
  const say = useSay();
  return (
    <dl className="pairs small">
      <div>
        <dt>{say('record.place')}</dt>
        <dd>
          <Identifier>{record.place.path.map((step) => step.name).join(' › ')}</Identifier>
        </dd>
      </div>
      <div>
        <dt>{say('reading.reader')}</dt>
        <dd>
          <Identifier>{`${record.parser.id} ${record.parser.version}`}</Identifier> <Badge>{say.maybe('tier', record.parser.tier)}</Badge>
        </dd>
      </div>
      {accountOf(record) !== '' && (
        <div>
          <dt>{say('records.account')}</dt>
          <dd>
            <Identifier>{accountOf(record)}</Identifier>
          </dd>
        </div>
      )}
    </dl>
  );
}

function NextTargets({ record, readingId, caseId }: { record: RecordShown; readingId: string; caseId: string }): ReactNode {
  const found = nextTargetsOf(record);
  const detail = useQuery(asked.case(caseId));
  if (found.length === 0 || detail.data?.may.includes('add-target') !== true) return null;
  return (
    <div className="row">
      {found.map((target) => (
        <MakeTarget
          key={`${target.kind} ${target.written}`}
          target={target}
          record={record}
          readingId={readingId}
          known={detail.data?.targets.find((one) => isSameTarget(one, target))}
          caseId={caseId}
        />
      ))}
    </div>
  );
}

interface MakeTargetProps {
  readonly target: NextTarget;
  readonly record: RecordShown;
  readonly readingId: string;
  readonly caseId: string;
  /** It is a target of the case already. */
  readonly known: Target | undefined;
}

/** Of an address that people share its moment and port belong to what it is; of anything else what it is called. */
const isSameTarget = (one: Target, { kind, written, event }: NextTarget): boolean =>
  one.kind === kind &&
  (one.written === written || one.normalised === written) &&
  (kind !== 'ip' || (one.event?.at === event?.at && one.event?.port === event?.port));

function MakeTarget({ target, record, readingId, caseId, known }: MakeTargetProps): ReactNode {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const when = timeOf(record);
  const relevance = say('record.next-target.why', {
    account: accountOf(record),
    kind: say.maybe('record-kind', record.kind),
    time: when?.utc ?? when?.raw ?? say('record.next-target.no-time'),
  });
  const make = useAct(
    () =>
      call('addTarget', {
        params: { caseId },
        body: {
          written: target.written,
          kind: target.kind,
          role: 'unknown',
          relevance,
          ...(target.event !== undefined && { event: target.event }),
          from: { readingId, recordId: record.id },
        },
      }),
    {
      done: say('target.added'),
      after: (made) => void navigate({ to: '/cases/$caseId/targets/$targetId', params: { caseId, targetId: made.id } }),
    },
  );
  if (known !== undefined)
    return (
      <Link to="/cases/$caseId/targets/$targetId" params={{ caseId, targetId: known.id }}>
        {say('leads.is-target')} <Identifier>{target.written}</Identifier>
      </Link>
    );
  return (
    <Button size="xs" onClick={() => make.mutate()} loading={make.isPending}>
      {say('record.next-target', { written: `\u2066${target.written}\u2069` })}
    </Button>
  );
}

function SealRecord({ caseId, readingId, record, close }: { caseId: string; readingId: string; record: RecordShown; close: () => void }) {
  const say = useSay();
  const people = namesStated(record.data);
  return (
    <details className="facts">
      <summary>{say('privilege.seal.record')}</summary>
      <SealForm caseId={caseId} record={{ readingId, recordId: record.id, people }} after={close} />
    </details>
  );
}

function WriteLead({ caseId, readingId, recordId }: { caseId: string; readingId: string; recordId: string }): ReactNode {
  const say = useSay();
  const [text, setText] = useState('');
  const write = useAct(() => call('writeLead', { params: { caseId }, body: { text: text.trim(), records: [{ readingId, recordId }] } }), {
    done: say('record.lead.done'),
    after: () => setText(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate();
  };
  return (
    <details className="facts">
      <summary>{say('record.lead')}</summary>
      <form onSubmit={submit} className="stack tight below">
        <Textarea
          label={say('record.lead.text')}
          description={say('record.lead.why')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          required
          rows={3}
        />
        <div className="row end">
          <Button type="submit" size="xs" loading={write.isPending} disabled={text.trim() === ''}>
            {say('shell.save')}
          </Button>
        </div>
      </form>
    </details>
  );
}

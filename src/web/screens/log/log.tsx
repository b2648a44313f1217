// SPDX-License-Identifier: Apache-2.0
/** The custody log: of a case, or all that the person may see. Each entry opens to its bytes and its proof. */
import { Button, Modal } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { DeskFaultShown, LogEntryShown, WitnessShown } from '../../../core/api/proof.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import type { Say } from '../../language/messages.ts';
import { Asked, Waiting } from '../../parts/asked.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { More } from '../../parts/more.tsx';
import { Empty, Page, Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Moment, Name } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';
import { toldOf } from './about-words.ts';
import { HeldAccounts } from './held-accounts.tsx';
import { asksOf, type LogFilter, LogFilters, peopleIn } from './log-filters.tsx';
import { Faults, Witnesses } from './outside.tsx';

export function LogOfCase(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/log' });
  return <CaseFrame caseId={caseId}>{(detail) => <Entries caseId={detail.id} />}</CaseFrame>;
}

export function WholeLog(): ReactNode {
  const say = useSay();
  return (
    <Page title={say('log.title')} lead={say('log.lead')}>
      <Entries />
    </Page>
  );
}

function Entries({ caseId }: { caseId?: string }): ReactNode {
  const { say } = useLanguage();
  const [filter, setFilter] = useState<LogFilter>({});
  const [opened, setOpened] = useState<string>();
  const pages = useInfiniteQuery({
    queryKey: ['log', caseId ?? '', filter],
    queryFn: ({ pageParam }) =>
      call('log', {
        query: {
          ...(caseId !== undefined && { caseId }),
          ...asksOf(filter),
          ...(pageParam !== undefined && { cursor: pageParam }),
          limit: 50,
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (pages.data === undefined)
    return pages.error === null ? <Waiting lines={8} /> : <Trouble error={pages.error} again={() => void pages.refetch()} />;
  const entries = pages.data.pages.flatMap((page) => page.entries);
  const newest = pages.data.pages[0];
  const people = peopleIn(entries);
  return (
    <div className="columns">
      <div className="stack">
        <LogFilters applied={filter} apply={setFilter} people={people} />
        {entries.length === 0 ? (
          <Empty what={say('log.none')} todo={say('log.none.do')} />
        ) : (
          <EntryTable entries={entries} open={setOpened} withCase={caseId === undefined} />
        )}
        <More pages={pages} />
      </div>
      {newest !== undefined && <Checkpoint {...newest} />}
      <ProofWindow entryId={opened} close={() => setOpened(undefined)} />
    </div>
  );
}

interface EntryTableProps {
  readonly entries: readonly LogEntryShown[];
  readonly open: (id: string) => void;
  readonly withCase: boolean;
}

function EntryTable({ entries, open, withCase }: EntryTableProps): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <div className="card table-card">
      <Table>
        <thead>
          <tr>
            <th scope="col">{say('log.when')}</th>
            <th scope="col">{say('log.what')}</th>
            <th scope="col">{say('log.who')}</th>
            {withCase && <th scope="col">{say('log.case')}</th>}
            <th scope="col" className="number">
              {say('log.place')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>
                <Moment at={entry.at} precise />
              </td>
              <th scope="row">
                <span className="stacked">
                  <button type="button" className="link-like" onClick={() => open(entry.id)}>
                    {say.maybe('entry', entry.kind)}
                  </button>
                  {entry.outcome === 'refused' && <Badge tone="bad">{say('log.refused')}</Badge>}
                  <span className="small faint">{aboutText(entry, say)}</span>
                </span>
              </th>
              <td>
                <Actor entry={entry} />
              </td>
              {withCase && <td>{entry.case === null ? '–' : <bdi dir="ltr">{entry.case.number}</bdi>}</td>}
              <td className="number">
                {entry.index === null ? (
                  <Badge tone="warn" title={say('log.pending.why')}>
                    {say('log.pending')}
                  </Badge>
                ) : (
                  formats.count(entry.index)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** A name that this reader may not know is another thing than the desk's own work. */
function Actor({ entry: { by, about } }: { entry: LogEntryShown }): ReactNode {
  const say = useSay();
  if (by !== null) return <Name>{by.name}</Name>;
  return <span className="faint">{say(about.role === 'desk' ? 'log.role.desk' : 'log.not-shown')}</span>;
}

/** The first of what an entry says as `name value`, identifiers isolated. */
function aboutText(entry: LogEntryShown, say: Say): ReactNode {
  return toldOf(entry, say)
    .slice(0, 3)
    .map(({ member, text, code }) => (
      <span key={member} className="about-pair">
        {member !== 'role' && `${say.maybe('member', member)} `}
        {code === undefined ? <bdi dir="ltr">{text}</bdi> : <bdi title={code}>{text}</bdi>}
      </span>
    ));
}

interface CheckpointProps {
  readonly checkpoint: { readonly size: number; readonly root: string; readonly note: string; readonly signedAt: string } | null;
  readonly vkey: string;
  readonly witnesses: readonly WitnessShown[];
  readonly faults: readonly DeskFaultShown[];
}

function Checkpoint({ checkpoint, vkey, witnesses, faults }: CheckpointProps): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <div className="stack wide-gap">
      <HeldAccounts />
      <Faults faults={faults} />
      {checkpoint !== null && (
        <Section title={say('log.checkpoint')}>
          <dl className="pairs">
            <div>
              <dt>{say('log.checkpoint.size')}</dt>
              <dd>{formats.count(checkpoint.size)}</dd>
            </div>
            <div>
              <dt>{say('log.checkpoint.signed')}</dt>
              <dd>
                <Moment at={checkpoint.signedAt} precise />
              </dd>
            </div>
          </dl>
          <NoteText text={checkpoint.note} />
        </Section>
      )}
      <Witnesses witnesses={witnesses} />
      <Section title={say('log.key')}>
        <div className="stack tight">
          <Identifier wrap>{vkey}</Identifier>
          <p className="small faint">{say('log.key.why')}</p>
          <div className="row">
            <CopyButton text={vkey} label={`${say('shell.copy')}: ${say('log.key')}`} />
          </div>
        </div>
      </Section>
    </div>
  );
}

function NoteText({ text }: { text: string }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
    <pre className="bytes below" dir="ltr" tabIndex={0}>
      {text}
    </pre>
  );
}

/** For the overseer: what was done in a session does not fit whoever it belongs to. */
function EndSessions({ accountId }: { accountId: string }): ReactNode {
  const say = useSay();
  const { data: session } = useQuery(asked.session());
  const end = useAct(() => call('endSessions', { params: { accountId } }), { done: say('shell.saved') });
  if (session?.account.roles.includes('overseer') !== true) return null;
  return (
    <div className="stack tight">
      <p className="small">{say('accounts.end-sessions.why')}</p>
      <div className="row">
        <Button variant="default" size="xs" onClick={() => end.mutate(undefined)} loading={end.isPending} disabled={end.isSuccess}>
          {say('log.end-sessions')}
        </Button>
      </div>
    </div>
  );
}

/** Over the page, while an entry is opened. */
export function ProofWindow({ entryId, close }: { entryId: string | undefined; close: () => void }): ReactNode {
  const say = useSay();
  return (
    <Modal
      opened={entryId !== undefined}
      onClose={close}
      title={say('log.proof')}
      size="lg"
      closeButtonProps={{ 'aria-label': say('shell.close') }}
    >
      {entryId !== undefined && <EntryProof entryId={entryId} />}
    </Modal>
  );
}

/** An entry with its bytes and the proof that it is in the log. */
function EntryProof({ entryId }: { entryId: string }): ReactNode {
  const { say, formats } = useLanguage();
  const found = useQuery(asked.logEntry(entryId));
  return (
    <Asked of={found}>
      {({ entry, bytes, leafHash, proof }) => (
        <div className="stack">
          <p>
            <strong>{say.maybe('entry', entry.kind)}</strong> · <Moment at={entry.at} precise />
          </p>
          <dl className="pairs">
            <div>
              <dt>{say('log.proof.leaf')}</dt>
              <dd>
                <Identifier wrap>{leafHash}</Identifier>
              </dd>
            </div>
            {entry.session !== null && (
              <div>
                <dt>{say('log.session')}</dt>
                <dd>
                  <Identifier wrap>{entry.session}</Identifier>
                </dd>
              </div>
            )}
            {proof !== null && (
              <div>
                <dt>{say('log.place')}</dt>
                <dd>
                  {formats.count(proof.index)} / {formats.count(proof.size)}
                </dd>
              </div>
            )}
            {proof !== null && (
              <div>
                <dt>{say('log.proof.path')}</dt>
                <dd className="stacked">
                  {proof.hashes.map((hash) => (
                    <Identifier key={hash} wrap>
                      {hash}
                    </Identifier>
                  ))}
                </dd>
              </div>
            )}
          </dl>
          {proof === null ? <p className="hint">{say('log.proof.pending')}</p> : <NoteText text={proof.checkpoint} />}
          {entry.by !== null && entry.session !== null && <EndSessions accountId={entry.by.id} />}
          <h3>{say('log.proof.bytes')}</h3>
          <NoteText text={new TextDecoder().decode(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)))} />
        </div>
      )}
    </Asked>
  );
}

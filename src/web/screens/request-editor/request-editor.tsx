// SPDX-License-Identifier: Apache-2.0
/** Writing a request: its fields by block, what is missing in words, the paper beside it. */
import { Button, Tabs } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import '@mantine/core/styles/Tabs.css';
import type { Field, RequestDetail } from '../../../core/api/requests.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import type { Say } from '../../language/messages.ts';
import { Empty } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { ChangedFacts } from '../request/changed-facts.tsx';
import { Gates, LintList } from '../request/gates.tsx';
import { NamedInTexts } from '../request/named-in-texts.tsx';
import { PaperPreview } from '../request/paper-preview.tsx';
import { Preservations } from '../request/preservations.tsx';
import { RequestFrame } from '../request/request-head.tsx';
import { SentBack } from '../request/sent-back.tsx';
import { FieldInput } from './field-input.tsx';
import { BEGINS_WITH_CASE, FromCase } from './from-case.tsx';
import { FromTrace } from './from-trace.tsx';
import { type Draft, useDraft } from './use-draft.ts';
import { isFilled } from './values.ts';

export function RequestEditor(): ReactNode {
  const say = useSay();
  const { requestId } = useParams({ from: '/inside/requests/$requestId/edit' });
  return (
    <RequestFrame requestId={requestId} below title={(request) => say('edit.title', { number: request.number })}>
      {(request) =>
        request.state === 'draft' && request.can.includes('edit') ? (
          <Editor key={request.id} first={request} />
        ) : (
          <Empty what={say('edit.read-only')} />
        )
      }
    </RequestFrame>
  );
}

function Editor({ first }: { first: RequestDetail }): ReactNode {
  const say = useSay();
  const draft = useDraft(first);
  const fields = draft.request.fields.filter((field) => field.asked || isFilled(draft.values[field.id]));
  const groups = isCertificate(draft.request) ? bySection(fields, say) : byBlock(fields, say);
  return (
    <div className="columns editor">
      <div className="stack wide-gap">
        <ToFirstMissing request={draft.request} />
        <ChangedFacts request={draft.request} saved={draft.flush} done={draft.replace} />
        <NamedInTexts request={draft.request} saved={draft.flush} done={draft.replace} />
        <FromTrace draft={draft} />
        <form className="stack wide-gap" onSubmit={(event) => event.preventDefault()} noValidate>
          {draft.restored && <p className="hint">{say('edit.restored')}</p>}
          {draft.conflict !== undefined && <ConflictBox draft={draft} />}
          {isCertificate(draft.request) && (
            <p className="hint">
              {say('edit.certificate')} {isLettersInDoubt(draft.request) && say('edit.letters')}
            </p>
          )}
          {groups.map((group) => (
            <Group key={group.id} {...group} draft={draft} />
          ))}
        </form>
      </div>
      <Beside draft={draft} />
    </div>
  );
}

/** Seen by whoever comes by keyboard: the list of what is missing stands behind all fields. */
function ToFirstMissing({ request: { missing, fields } }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const [first] = missing;
  if (first === undefined) return null;
  return (
    <a className="skip" href={`#field-${first}`} onClick={(event) => goToField(event, first)}>
      {say('edit.first-missing', { field: fields.find(({ id }) => id === first)?.label ?? first })}
    </a>
  );
}

interface Fields {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** The European certificates are written in the order of their sections, as whoever receives them reads them. */
const isCertificate = ({ kind }: Pick<RequestDetail, 'kind'>): boolean => kind === 'epoc' || kind === 'epoc_pr';

const isLettersInDoubt = ({ unconfirmed }: RequestDetail): boolean => unconfirmed.some(({ factId }) => factId.startsWith('certificate/'));

const byBlock = (fields: readonly Field[], say: Say): readonly Fields[] =>
  grouped(fields, ({ block }) => ({ id: block, title: say.maybe('block', block) }));

/** Grounds are written too, and stay in the order: they are never printed on the certificate. */
function bySection(fields: readonly Field[], say: Say): readonly Fields[] {
  const inOrder = fields.toSorted((a, b) => rankOf(a) - rankOf(b) || placeOf(a) - placeOf(b));
  return grouped(inOrder, ({ section: { id, heading }, address }) => ({
    id,
    title: id === 'kept' ? say('edit.kept') : address === null ? (heading ?? say('block.head')) : `${id.toUpperCase()} · ${heading}`,
  }));
}

/** What stands above the sections, the sections by their letters, what stays in the order. */
function rankOf({ section: { id }, address }: Field): number {
  if (address !== null) return id.charCodeAt(0);
  return id === 'head' ? 0 : id === 'kept' ? 1000 : 1;
}

/** `epoc.f.3` → 3 */
const placeOf = ({ address }: Field): number => Number(address?.split('.').at(-1) ?? 0);

function grouped(fields: readonly Field[], of: (field: Field) => Omit<Fields, 'fields'>): readonly Fields[] {
  const all = fields.map((field) => ({ ...of(field), field }));
  const ids = [...new Set(all.map(({ id }) => id))];
  return ids.map((id) => {
    const own = all.filter((one) => one.id === id);
    return { id, title: own[0]?.title ?? id, fields: own.map(({ field }) => field) };
  });
}

function Group({ title, fields, draft }: Fields & { draft: Draft }): ReactNode {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
      </header>
      <div className="card-body stack">
        {fields.map((field) => (
          <div key={field.id} className="stack">
            <FieldInput
              requestId={draft.request.id}
              field={field}
              value={draft.values[field.id]}
              missing={draft.request.missing.includes(field.id) && !isFilled(draft.values[field.id])}
              put={(value) => draft.put(field.id, value)}
            />
            {field.id === BEGINS_WITH_CASE && !isFilled(draft.values[field.id]) && (
              <FromCase caseId={draft.request.caseId} put={(text) => draft.put(field.id, text)} />
            )}
          </div>
        ))}
      </div>
    </section>
  );
}

function Beside({ draft }: { draft: Draft }): ReactNode {
  const say = useSay();
  return (
    <aside className="beside" aria-label={say('edit.side')}>
      <SentBack request={draft.request} />
      <Standing draft={draft} />
      <Tabs defaultValue="check" keepMounted={false}>
        <Tabs.List grow>
          <Tabs.Tab value="check">{say('edit.check')}</Tabs.Tab>
          <Tabs.Tab value="paper">{say('edit.paper')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="check" className="panel">
          <Check draft={draft} />
        </Tabs.Panel>
        <Tabs.Panel value="paper" className="panel">
          <PaperPreview request={draft.request} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

function Standing({ draft }: { draft: Draft }): ReactNode {
  const { say, formats } = useLanguage();
  const words = {
    saving: say('edit.saving'),
    unsaved: say('edit.unsaved'),
    'line-lost': say('edit.local'),
    saved: draft.savedAt === undefined ? say('shell.saved') : say('edit.saved', { when: formats.moment(draft.savedAt) }),
  }[draft.standing];
  return (
    <>
      <p className="standing" data-standing={draft.standing} role="status">
        {words}
      </p>
      {draft.error !== undefined && draft.conflict === undefined && (
        <Trouble error={draft.error} again={() => void draft.flush().catch(() => undefined)} />
      )}
    </>
  );
}

function Check({ draft }: { draft: Draft }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const { request } = draft;
  const label = (id: string) => request.fields.find((field) => field.id === id)?.label ?? id;
  const missing = request.missing;
  const musts = request.fields.filter((field) => field.level === 'must').length;
  const submit = useAct(
    async () => {
      const saved = await draft.flush();
      return await call('takeStep', { params: { requestId: saved.id }, body: { event: 'submit', digest: saved.digest } });
    },
    {
      quiet: true,
      done: say('step.done', { step: say('step.submit') }),
      after: () => void navigate({ to: '/requests/$requestId', params: { requestId: request.id } }),
    },
  );
  return (
    <div className="stack">
      <div>
        <p className="small">{say('edit.progress', { done: Math.max(0, musts - missing.length), all: musts })}</p>
        <progress
          max={Math.max(1, musts)}
          value={Math.max(0, musts - missing.length)}
          aria-label={say('edit.progress', { done: Math.max(0, musts - missing.length), all: musts })}
        />
      </div>
      {missing.length === 0 ? (
        <p className="good-text">{say('edit.complete')}</p>
      ) : (
        <div>
          <h3>{say('edit.missing')}</h3>
          <ul className="bullets">
            {missing.map((id) => (
              <li key={id}>
                <a href={`#field-${id}`} onClick={(event) => goToField(event, id)}>
                  {label(id)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {request.lints.length > 0 && (
        <div className="card">
          <LintList lints={request.lints} />
        </div>
      )}
      <Preservations request={request} name={(reference) => draft.put(EARLIER, named(draft.values[EARLIER], reference))} />
      <Gates request={request} />
      {submit.error !== null && <Trouble error={submit.error} />}
      <Button onClick={() => submit.mutate()} loading={submit.isPending} disabled={draft.conflict !== undefined} fullWidth>
        {say('step.submit')}
      </Button>
      {missing.length > 0 && <p className="small faint">{say('edit.submit.missing')}</p>}
      {missing.length === 0 && request.can.includes('send-first') && <SendFirst request={request} />}
    </div>
  );
}

/** The field that names earlier papers. */
const EARLIER = 'earlier_references';

/** After what stands there already. */
const named = (stands: unknown, reference: string): string =>
  typeof stands === 'string' && stands.trim() !== '' ? `${stands.trim()}; ${reference}` : reference;

/** Danger to life does not wait for an approval. */
function SendFirst({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  return (
    <div className="stack tight">
      <p className="small faint">{say('send.first')}</p>
      <Link to="/requests/$requestId/send" params={{ requestId: request.id }} className="plain-button">
        {say('step.send-first')}
      </Link>
    </div>
  );
}

/** The way to a missing field ends in what is still empty of it, not only beside it. */
function goToField(event: { preventDefault: () => void }, id: string): void {
  event.preventDefault();
  const place = document.getElementById(`field-${id}`);
  if (place === null) return;
  const inputs = [...place.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select')];
  const next = inputs.find((one) => one.value === '' && one.tabIndex >= 0) ?? inputs[0] ?? place.querySelector('button');
  place.scrollIntoView({ block: 'center' });
  next?.focus({ preventScroll: true });
}

function ConflictBox({ draft }: { draft: Draft }): ReactNode {
  const { say, formats } = useLanguage();
  const fields = draft.conflict?.fields ?? [];
  const names = fields.map((id) => draft.request.fields.find((field) => field.id === id)?.label ?? id);
  return (
    <div className="trouble" role="alert">
      <strong>{say('edit.conflict')}</strong>
      <p>{say('edit.conflict.fields', { fields: formats.list(names) })}</p>
      {fields.map((id) => (
        <blockquote key={id} className="said" dir="auto" translate="no">
          {shown(draft.conflict?.theirs.values[id])}
        </blockquote>
      ))}
      <div className="row">
        <Button size="xs" onClick={() => draft.resolve('mine')}>
          {say('edit.conflict.mine')}
        </Button>
        <Button size="xs" variant="default" onClick={() => draft.resolve('theirs')}>
          {say('edit.conflict.theirs')}
        </Button>
      </div>
    </div>
  );
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));

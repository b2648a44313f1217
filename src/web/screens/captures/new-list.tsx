// SPDX-License-Identifier: Apache-2.0
/** Asks for several pages, or for one again and again. Nothing is visited before somebody else has approved the whole. */
import { Button, Checkbox, FileInput, NativeSelect } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { CaptureShown } from '../../../core/api/captures.ts';
import type { Target } from '../../../core/api/cases.ts';
import { MOST_LIST_BYTES, type PageListFault, pagesOfCsv, pagesPasted } from '../../../core/capture/list-csv.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';
import { DayInput } from '../../parts/day-field.tsx';
import { NumberInput } from '../../parts/number-field.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { RoleSelect } from '../target/target-words.tsx';
import { PurposeAndBasis } from './purpose-and-basis.tsx';
import { Terms } from './terms.tsx';

const EMPTY = {
  name: '',
  urls: '',
  purpose: '',
  legalBasis: '',
  minimisation: '',
  whose: 'unknown' as Target['role'],
  publicPages: false,
  visits: 1,
  everyHours: 24,
  delaySeconds: 30,
  endsOn: '',
};

export function NewList({ caseId, captures }: { caseId: string; captures: readonly CaptureShown[] }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>) => setTyped((before) => ({ ...before, ...change }));
  const { urls, endsOn, ...plan } = typed;
  const pages = pagesPasted(urls);
  const add = (found: readonly string[]) => set({ urls: [...pages, ...found].join('\n') });
  const ask = useAct(
    () => call('addCaptureList', { params: { caseId }, body: { ...plan, urls: [...pages], endsAt: `${endsOn}T23:59:59.000Z` } }),
    { quiet: true, done: say('capture.list.asked'), after: () => setTyped(EMPTY) },
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    ask.mutate();
  };
  return (
    <form onSubmit={submit} className="stack">
      <p className="small plain">{say('capture.list.why')}</p>
      <Terms caseId={caseId} minimisation={typed.minimisation} />
      <TextInput
        label={say('capture.list.name')}
        value={typed.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        required
        maxLength={300}
      />
      <FromCapture captures={captures} fill={add} />
      <FromFile fill={add} />
      <Textarea
        label={say('capture.list.urls')}
        description={say('capture.list.urls.count', { count: pages.length })}
        value={urls}
        onChange={(event) => set({ urls: event.currentTarget.value })}
        required
        rows={5}
        dir="ltr"
        className="mono-field"
      />
      <NumberInput
        label={say('capture.list.visits')}
        value={typed.visits}
        min={1}
        max={60}
        onChange={(visits) => set({ visits: Number(visits) })}
      />
      {typed.visits > 1 && (
        <NumberInput
          label={say('capture.list.hours')}
          value={typed.everyHours}
          min={1}
          onChange={(hours) => set({ everyHours: Number(hours) })}
        />
      )}
      <NumberInput
        label={say('capture.list.delay')}
        value={typed.delaySeconds}
        min={5}
        onChange={(delay) => set({ delaySeconds: Number(delay) })}
      />
      <DayInput label={say('capture.list.ends')} value={endsOn} onChange={(event) => set({ endsOn: event.currentTarget.value })} required />
      <PurposeAndBasis grounds={typed} change={set} />
      <RoleSelect role={typed.whose} change={(whose) => set({ whose })} />
      <Checkbox
        label={say('capture.list.public')}
        description={say('capture.public.why')}
        checked={typed.publicPages}
        onChange={(event) => set({ publicPages: event.currentTarget.checked })}
      />
      {ask.error !== null && <Trouble error={ask.error} />}
      <Button type="submit" loading={ask.isPending} disabled={pages.length === 0 || !typed.publicPages || endsOn === ''}>
        {say('capture.list.ask')}
      </Button>
    </form>
  );
}

/** The addresses of a table: read in the browser, as the command line reads it, all or none. Nothing is visited. */
function FromFile({ fill }: { fill: (urls: readonly string[]) => void }): ReactNode {
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<PageListFault>();
  const read = async (chosen: File | null) => {
    setFile(chosen);
    setFault(undefined);
    if (chosen === null) return;
    const found = chosen.size > MOST_LIST_BYTES ? ({ kind: 'fault', code: 'too-long' } as const) : pagesOfCsv(await chosen.text());
    if (found.kind === 'fault') setFault(found);
    else fill(found.urls);
  };
  return (
    <div>
      <FileInput
        placeholder={say('shell.choose-file')}
        label={say('capture.list.file')}
        description={say('capture.list.file.why')}
        accept=".csv,text/csv,text/plain"
        value={file}
        onChange={read}
      />
      <div aria-live="polite">
        {fault !== undefined && (
          <p className="small plain warn-text">
            {fault.line !== undefined && `${say('batch.fault.line', { line: fault.line })} `}
            {say(`capture.list.fault.${fault.code}`)}
          </p>
        )}
      </div>
    </div>
  );
}

/** What a captured channel or sitemap lists, from its archive: a look, and no visit. */
function FromCapture({ captures, fill }: { captures: readonly CaptureShown[]; fill: (urls: readonly string[]) => void }): ReactNode {
  const say = useSay();
  const [from, setFrom] = useState('');
  const [limit, setLimit] = useState(20);
  const list = useAct(() => call('capturePosts', { params: { captureId: from }, query: { limit } }), {
    done: ({ urls, more }) => say('capture.list.found', { count: urls.length, more }),
    after: ({ urls }) => fill(urls),
  });
  const captured = captures.filter(({ record, how }) => record !== null && how !== 'others');
  if (captured.length === 0) return null;
  return (
    <div className="stack">
      <NativeSelect
        label={say('capture.list.from')}
        description={say('capture.list.from.why')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        data={[{ value: '', label: '—' }, ...captured.map(({ id, record, url }) => ({ value: id, label: record?.title || url }))]}
      />
      {from !== '' && (
        <div className="row end">
          <NumberInput label={say('capture.list.limit')} value={limit} min={1} max={500} onChange={(most) => setLimit(Number(most))} />
          <Button variant="default" loading={list.isPending} onClick={() => list.mutate()}>
            {say('capture.list.fill')}
          </Button>
        </div>
      )}
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
/** The steps that this person can take on a request of another State; each asks for what it needs. */
import { Button, Checkbox, Menu, Modal, NativeSelect } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { IncomingDetail } from '../../../core/api/incoming.ts';
import { type IncomingEvent, incomingTable } from '../../../core/incoming/state-table.ts';
import { refusalReasons } from '../../../core/requests/refusal-reasons.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import type { MessageId } from '../../language/messages.ts';
import { type Language, languages } from '../../language/messages.ts';
import { DayInput } from '../../parts/day-field.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';

interface StepMenuProps {
  readonly one: IncomingDetail;
  readonly take: (event: IncomingEvent) => void;
}

/** Every step that this person may take now. */
export function StepMenu({ one, take }: StepMenuProps): ReactNode {
  const say = useSay();
  if (one.can.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden="true" />}>
          {say('incoming.step')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {one.can.map((event) => (
          <Menu.Item key={event} onClick={() => take(event)}>
            {say(`incoming.event.${event}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface StepWindowProps {
  readonly one: IncomingDetail;
  readonly event: IncomingEvent | undefined;
  readonly close: () => void;
}

/** Asks for what the step needs; open as long as a step is chosen. */
export function StepWindow({ one, event, close }: StepWindowProps): ReactNode {
  const say = useSay();
  return (
    <Modal
      opened={event !== undefined}
      onClose={close}
      title={event === undefined ? '' : say(`incoming.event.${event}`)}
      closeButtonProps={{ 'aria-label': say('shell.close') }}
      size="lg"
    >
      {event !== undefined && <StepForm one={one} event={event} done={close} />}
    </Modal>
  );
}

interface StepFormProps {
  readonly one: IncomingDetail;
  readonly event: IncomingEvent;
  readonly done: () => void;
}

function StepForm({ one, event, done }: StepFormProps): ReactNode {
  const say = useSay();
  const guards = incomingTable[one.state][event]?.guards ?? [];
  const needsGap = guards.includes('gaps-explained') && one.missing > 0;
  const [given, setGiven] = useState({
    comment: '',
    reasonCode: refusalReasons.state[0] as string,
    office: one.office ?? '',
    reference: '',
    on: '',
  });
  const [evidenceIds, setEvidenceIds] = useState<readonly string[]>([]);
  const take = useAct(
    () =>
      call('stepIncoming', {
        params: { incomingId: one.id },
        body: {
          event,
          ...(given.comment.trim() !== '' && { comment: given.comment.trim() }),
          ...(guards.includes('reason-code-given') && { reasonCode: given.reasonCode }),
          ...(guards.includes('office-given') && { office: given.office.trim() }),
          ...(given.reference.trim() !== '' && { reference: given.reference.trim() }),
          ...(given.on !== '' && { happenedOn: given.on }),
          ...(evidenceIds.length > 0 && { evidenceIds: [...evidenceIds] }),
        },
      }),
    { quiet: true, done: say('incoming.done'), after: done },
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    take.mutate(undefined);
  };
  const put = (field: 'comment' | 'reasonCode' | 'office' | 'reference' | 'on') => ({
    value: given[field],
    onChange: (typed: { currentTarget: { value: string } }) => {
      const { value } = typed.currentTarget;
      setGiven((before) => ({ ...before, [field]: value }));
    },
  });
  return (
    <form onSubmit={submit} className="stack">
      {event === 'ask' && <Question incomingId={one.id} use={(comment) => setGiven((before) => ({ ...before, comment }))} />}
      {guards.includes('reason-code-given') && (
        <NativeSelect
          label={say('incoming.reason')}
          {...put('reasonCode')}
          data={refusalReasons.state.map((code) => ({ value: code, label: say(`refusal.${code}` as MessageId) }))}
        />
      )}
      {guards.includes('office-given') && <TextInput label={say('incoming.office')} {...put('office')} required maxLength={300} />}
      {guards.includes('evidence-given') && <WhatGoesOut caseId={one.caseId} chosen={evidenceIds} choose={setEvidenceIds} />}
      {['acknowledge', 'record-receipt', 'clarified'].includes(event) && (
        <TextInput label={say('incoming.their')} {...put('reference')} maxLength={200} dir="ltr" />
      )}
      <Textarea
        label={say('incoming.comment')}
        description={needsGap ? say('incoming.comment.gaps') : undefined}
        {...put('comment')}
        required={guards.includes('comment-given') || needsGap}
        rows={event === 'ask' ? 12 : 4}
        data-autofocus
      />
      <DayInput label={say('incoming.on')} {...put('on')} min={one.receivedOn} />
      {take.error !== null && <Trouble error={take.error} />}
      <div className="row end">
        <Button variant="default" onClick={done}>
          {say('shell.cancel')}
        </Button>
        <Button type="submit" loading={take.isPending}>
          {say(`incoming.event.${event}`)}
        </Button>
      </div>
    </form>
  );
}

/** The draft of the letter, put into the form where a person reads and changes it. */
function Question({ incomingId, use }: { incomingId: string; use: (text: string) => void }): ReactNode {
  const { say, language } = useLanguage();
  const [wanted, setWanted] = useState<Language>(language);
  const draft = useAct(() => call('incomingQuestion', { params: { incomingId }, query: { language: wanted } }), {
    after: ({ text }) => use(text),
  });
  return (
    <div className="stack">
      <p className="small faint">{say('incoming.question.why')}</p>
      <div className="row">
        <NativeSelect
          label={say('incoming.question.language')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value as Language)}
          data={languages.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button variant="default" onClick={() => draft.mutate(undefined)} loading={draft.isPending}>
          {say('incoming.question')}
        </Button>
      </div>
    </div>
  );
}

interface WhatGoesOutProps {
  readonly caseId: string;
  readonly chosen: readonly string[];
  readonly choose: (ids: readonly string[]) => void;
}

function WhatGoesOut({ caseId, chosen, choose }: WhatGoesOutProps): ReactNode {
  const say = useSay();
  const evidence = useQuery(asked.evidenceOfCase(caseId));
  const items = (evidence.data?.items ?? []).filter(({ erasedAt }) => erasedAt === null);
  return (
    <fieldset className="group flat">
      <legend>{say('incoming.evidence')}</legend>
      {items.length === 0 && <p className="faint">{say('incoming.evidence.none')}</p>}
      {items.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={<bdi>{name}</bdi>}
          checked={chosen.includes(id)}
          onChange={(event) => choose(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  );
}

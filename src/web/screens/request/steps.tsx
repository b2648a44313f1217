// SPDX-License-Identifier: Apache-2.0
/** Steps of the state table that this person can take now, besides the next one; each opens a window that asks for what the step needs. */
import { Button, Menu, Modal, NativeSelect } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { RequestDetail } from '../../../core/api/requests.ts';
import { refusalReasons } from '../../../core/requests/refusal-reasons.ts';
import type { RequestEvent } from '../../../core/requests/state-table.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useSay } from '../../language/language.tsx';
import type { MessageId } from '../../language/messages.ts';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';

/** These have screens of their own. */
const ELSEWHERE = new Set<RequestEvent>(['edit', 'submit', 'approve', 'send-back', 'disapprove', 'dispatch', 'send-first', 'lapse']);
export const WITH_COMMENT = new Set<RequestEvent>([
  'send-back',
  'disapprove',
  'withdraw',
  'amend',
  'narrow',
  'take-other-route',
  'review-reject',
]);

export function Steps({ request }: { request: RequestDetail }): ReactNode {
  const say = useSay();
  const [taking, setTaking] = useState<RequestEvent>();
  const close = () => setTaking(undefined);
  const offered = request.can.filter((event) => !ELSEWHERE.has(event));
  if (offered.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden="true" />}>
            {say('shell.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((event) => (
            <Menu.Item key={event} onClick={() => setTaking(event)}>
              {say(`step.${event}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={taking !== undefined}
        onClose={close}
        title={taking === undefined ? '' : say(`step.${taking}`)}
        closeButtonProps={{ 'aria-label': say('shell.close') }}
      >
        {taking !== undefined && <StepForm request={request} event={taking} done={close} cancel={close} />}
      </Modal>
    </>
  );
}

/** Whoever opens the form by keyboard writes at once, and is back where they were when they leave it. */
function useFocusWhileOpen(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return form;
}

interface StepFormProps {
  readonly request: RequestDetail;
  readonly event: RequestEvent;
  readonly done: () => void;
  /** Nothing was done. */
  readonly cancel: () => void;
}

export function StepForm({ request, event, done, cancel }: StepFormProps): ReactNode {
  const say = useSay();
  const [comment, setComment] = useState('');
  const [reasonCode, setReasonCode] = useState<string>('wrong_identifier');
  const [reference, setReference] = useState('');
  const form = useFocusWhileOpen();
  const take = useAct(
    () =>
      call('takeStep', {
        params: { requestId: request.id },
        body: {
          event,
          digest: request.digest,
          ...(comment.trim() !== '' && { comment: comment.trim() }),
          ...(event === 'record-refusal' && { reasonCode }),
          ...(event === 'acknowledge' && reference.trim() !== '' && { reference: reference.trim() }),
        },
      }),
    { quiet: true, done: say('step.done', { step: say(`step.${event}`) }), after: done },
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    take.mutate();
  };
  const reasons = [...refusalReasons.provider, ...refusalReasons.state];
  return (
    <form ref={form} onSubmit={submit} className="stack" onKeyDown={({ key }) => key === 'Escape' && cancel()}>
      {event === 'record-refusal' && (
        <NativeSelect
          label={say('step.reason')}
          data-autofocus
          value={reasonCode}
          onChange={(chosen) => setReasonCode(chosen.currentTarget.value)}
          data={reasons.map((code) => ({ value: code, label: say(`refusal.${code}` as MessageId) }))}
        />
      )}
      {event === 'acknowledge' && (
        <TextInput
          label={say('step.reference')}
          data-autofocus
          value={reference}
          onChange={(typed) => setReference(typed.currentTarget.value)}
          dir="ltr"
        />
      )}
      <Textarea
        label={say('step.comment')}
        description={say('step.comment.why')}
        value={comment}
        onChange={(typed) => setComment(typed.currentTarget.value)}
        required={WITH_COMMENT.has(event)}
        rows={4}
        data-autofocus
      />
      {take.error !== null && <Trouble error={take.error} />}
      <div className="row end">
        <Button variant="default" onClick={cancel}>
          {say('shell.cancel')}
        </Button>
        <Button type="submit" loading={take.isPending}>
          {say(`step.${event}`)}
        </Button>
      </div>
    </form>
  );
}

// SPDX-License-Identifier: Apache-2.0
/** How a case is handled: a mark is set with one press, and taken away for a reason by somebody who does not investigate it. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type CaseDetail, type CaseMark, caseMarks } from '../../../core/api/cases.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Badge } from '../../parts/words.tsx';
import { WrittenAct } from '../request/gates.tsx';

export function CaseMarks({ detail }: { detail: CaseDetail }): ReactNode {
  const say = useSay();
  return (
    <Section title={say('case.marks')} flush>
      <ul className="rows">
        {caseMarks.map((mark) => (
          <OneMark key={mark} detail={detail} mark={mark} />
        ))}
      </ul>
      <p className="small faint padded">{say('case.marks.why')}</p>
    </Section>
  );
}

interface MarkProps {
  readonly detail: CaseDetail;
  readonly mark: CaseMark;
}

function OneMark({ detail, mark }: MarkProps): ReactNode {
  const { say, formats } = useLanguage();
  const stands = detail.handling[mark];
  return (
    <li className="stack tight">
      <span className="split">
        {stands ? <Badge tone="warn">{say(`handling.${mark}`)}</Badge> : <span>{say(`handling.${mark}`)}</span>}
        {!stands && detail.may.includes('change-case') && <SetMark detail={detail} mark={mark} />}
      </span>
      {detail.marksRemoved
        .filter((one) => one.mark === mark)
        .map(({ at, by, reason }) => (
          <span key={at} className="small faint">
            {say('case.marks.removed', { name: `\u2068${by.name}\u2069`, day: formats.day(at), reason: `\u2068${reason}\u2069` })}
          </span>
        ))}
      {stands && detail.may.includes('remove-mark') && <RemoveMark detail={detail} mark={mark} />}
    </li>
  );
}

function SetMark({ detail, mark }: MarkProps): ReactNode {
  const say = useSay();
  const handling = { ...detail.handling, [mark]: true };
  const set = useAct(() => call('changeCase', { params: { caseId: detail.id }, body: { handling } }), { done: say('shell.done') });
  return (
    <Button
      size="xs"
      variant="default"
      loading={set.isPending}
      onClick={() => set.mutate(undefined)}
      aria-label={say('case.marks.set.named', { mark: say(`handling.${mark}`) })}
    >
      {say('case.marks.set')}
    </Button>
  );
}

function RemoveMark({ detail, mark }: MarkProps): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const remove = (reason: string) => call('removeMark', { params: { caseId: detail.id, mark }, body: { reason } });
  if (!open)
    return (
      <span>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => setOpen(true)}
          aria-label={say('case.marks.remove.named', { mark: say(`handling.${mark}`) })}
        >
          {say('case.marks.remove')}
        </Button>
      </span>
    );
  return (
    <WrittenAct
      label={say('case.marks.reason')}
      why={say('case.marks.reason.why')}
      go={say('case.marks.remove')}
      least={10}
      most={2000}
      work={remove}
    />
  );
}

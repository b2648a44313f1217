// SPDX-License-Identifier: Apache-2.0
/** Bundles of other desks in this case: from whom, what the check said, and taking in a further one. */
import { Button, FileInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { JobShown } from '../../../core/api/evidence.ts';
import type { BundleTakenIn } from '../../../core/api/proof.ts';
import { useAct } from '../../desk/act.ts';
import { call, untilAnswered } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { WorkFailed } from '../../desk/work.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Section } from '../../parts/page.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier, Name } from '../../parts/words.tsx';
import { sendOnly } from '../evidence/uploads.ts';

export function TakenIn({ caseId, may }: { caseId: string; may: boolean }): ReactNode {
  const say = useSay();
  const taken = useQuery(asked.takenIn(caseId));
  const [file, setFile] = useState<File | null>(null);
  const [job, setJob] = useState<JobShown | null>(null);
  const take = useAct((chosen: File) => takeIn(caseId, chosen, setJob), {
    quiet: true,
    done: say('taken-in.done'),
    after: () => setFile(null),
  });
  return (
    <Section title={say('taken-in.title')}>
      <div className="stack">
        <p className="small">{say('taken-in.lead')}</p>
        <Asked of={taken}>
          {({ bundles }) => (
            <ul className="rows">
              {bundles.map((one) => (
                <OneTakenIn key={one.id} one={one} />
              ))}
            </ul>
          )}
        </Asked>
        {may && (
          <>
            <FileInput
              placeholder={say('shell.choose-file')}
              label={say('taken-in.file')}
              accept=".zip"
              clearable
              value={file}
              onChange={setFile}
            />
            {take.error !== null && <Trouble error={take.error} />}
            {take.isPending && <Checking job={job} />}
            <Button variant="default" disabled={file === null} loading={take.isPending} onClick={() => file !== null && take.mutate(file)}>
              {say('taken-in.take')}
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}

const ASK_AGAIN_MS = 1_000;

/** Sends it, then asks until its check has ended: minutes for a large one. */
async function takeIn(caseId: string, file: File, tell: (job: JobShown | null) => void): Promise<BundleTakenIn> {
  tell(null);
  const { uploadId, sha256 } = await sendOnly(caseId, file);
  for (;;) {
    const { takenIn, job } = await untilAnswered(() => call('takeInBundle', { params: { uploadId }, body: { sha256 } }));
    if (takenIn !== null) return takenIn;
    tell(job);
    if (job?.state === 'failed') throw job.error === null ? new Error(job.state) : new WorkFailed(job.error);
    await new Promise((done) => setTimeout(done, ASK_AGAIN_MS));
  }
}

/** First it is sent, which has no job yet; then the desk checks and seals it. */
function Checking({ job }: { job: JobShown | null }): ReactNode {
  const { say, formats } = useLanguage();
  const { done, of } = job?.progress ?? { done: 0, of: undefined };
  return (
    <p role="status" className="small">
      <Badge tone="warn">{job === null ? say('taken-in.sending') : say('taken-in.checking')}</Badge>{' '}
      {of !== undefined && done > 0 && (
        <bdi>
          {formats.size(done)} / {formats.size(of)}
        </bdi>
      )}
    </p>
  );
}

/** Only of what was left out does each gap count; the rest is one sentence, however often it was found. */
const saidOnce = (notes: BundleTakenIn['notes']): BundleTakenIn['notes'] =>
  notes.filter(({ code }, n) => code === 'WITHHELD' || notes.findIndex((one) => one.code === code) === n);

/** A finding in the reader's language; a desk of before kept it in English alone. */
function InFull({ what, said }: Pick<BundleTakenIn['notes'][number], 'what' | 'said'>): ReactNode {
  const { language } = useLanguage();
  if (said !== undefined) return said[language];
  return (
    <bdi dir="ltr" lang="en">
      {what}
    </bdi>
  );
}

/** The result of the check in the order of what matters: from whom, that nothing was changed, what to know, what it does not say. */
function OneTakenIn({ one }: { one: BundleTakenIn }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <li className="stacked">
      <strong>
        <Identifier>{one.sender}</Identifier>
      </strong>
      <span>
        <Badge tone="good">{say('taken-in.whole')}</Badge>
      </span>
      <span className="dots small faint">
        <span>
          {say('taken-in.case')} <Identifier>{one.senderCase}</Identifier>
        </span>
        <span>{formats.moment(one.takenAt)}</span>
        <Name>{one.takenBy.name}</Name>
      </span>
      <ul className="small">
        {saidOnce(one.notes).map(({ code, what, said }) => (
          <li key={code + what}>
            {say.known('finding', code) ?? <InFull what={what} said={said} />}
            {code === 'WITHHELD' && (
              <>
                {' '}
                <InFull what={what} said={said} />
              </>
            )}
          </li>
        ))}
      </ul>
      <span className="small faint">{say('taken-in.lawful')}</span>
    </li>
  );
}

// SPDX-License-Identifier: Apache-2.0
/** Bundles of other desks in this case: from whom, what the check said, and taking in a further one. */
import { Button, FileInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { BundleTakenIn } from '../../../core/api/proof.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
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
  const take = useAct(
    async (chosen: File) => {
      const { uploadId, sha256 } = await sendOnly(caseId, chosen);
      return await call('takeInBundle', { params: { uploadId }, body: { sha256 } });
    },
    { quiet: true, done: say('taken-in.done'), after: () => setFile(null) },
  );
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
            <FileInput label={say('taken-in.file')} accept=".zip" clearable value={file} onChange={setFile} />
            {take.error !== null && <Trouble error={take.error} />}
            <Button variant="default" disabled={file === null} loading={take.isPending} onClick={() => file !== null && take.mutate(file)}>
              {say('taken-in.take')}
            </Button>
          </>
        )}
      </div>
    </Section>
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
        {one.notes.map(({ code, what }) => (
          <li key={code + what}>
            {say.maybe('finding', code)}
            {code === 'WITHHELD' && (
              <>
                {' '}
                <bdi dir="ltr">{what}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      <span className="small faint">{say('taken-in.lawful')}</span>
    </li>
  );
}

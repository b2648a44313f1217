// SPDX-License-Identifier: Apache-2.0
/** The subject that a mail with this request has: as its addressee asks for it, else our number. */
import type { ReactNode } from 'react';
import type { PortalPack } from '../../../core/api/requests.ts';
import { useLanguage } from '../../language/language.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Name } from '../../parts/words.tsx';

export function SubjectOfMail({ pack: { subject, provider }, copies = false }: { pack: PortalPack; copies?: boolean }): ReactNode {
  const { say, formats } = useLanguage();
  const missing = formats.list(subject.missing.map((one) => say(`mail.subject.placeholder.${one}`)));
  return (
    <div className="stack tight">
      <div className="split">
        <div className="stacked">
          <span className="small faint">{say('mail.subject')}</span>
          <Name>{subject.text}</Name>
          {subject.fact !== null && (
            <span className="small faint">{say('mail.subject.asked', { provider: `\u2068${provider}\u2069` })}</span>
          )}
        </div>
        {copies && <CopyButton text={subject.text} label={say('mail.subject.copy')} />}
      </div>
      {subject.missing.length > 0 && (
        <p className="hint" data-tone="warn">
          {say('mail.subject.missing', { what: missing })}
        </p>
      )}
    </div>
  );
}

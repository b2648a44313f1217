// SPDX-License-Identifier: Apache-2.0
/** How large the mail becomes, before it is sent; what is larger than many servers take is said and not refused. */
import type { ReactNode } from 'react';
import type { PortalPack } from '../../../core/api/requests.ts';
import type { MailProtection } from '../../../core/requests/mail-address.ts';
import { mailBytes, mailSizeWarning } from '../../../core/requests/mail-size.ts';
import { useLanguage } from '../../language/language.tsx';

export function SizeOfMail({ pack, protection }: { pack: PortalPack; protection: MailProtection }): ReactNode {
  const { say, formats } = useLanguage();
  const files = [...pack.documents, ...pack.enclosures].map(({ bytes }) => bytes);
  if (files.length === 0) return null;
  const mail = mailBytes(files, protection);
  const warning = mailSizeWarning(mail, pack.largestMail);
  const together = formats.size(files.reduce((sum, bytes) => sum + bytes, 0));
  return (
    <>
      <p className="small faint">{say('mail.size', { count: files.length, together, mail: formats.size(mail) })}</p>
      {warning !== undefined && (
        <p className="hint" data-tone="warn">
          {say(`mail.size.${warning}`, { most: formats.size(pack.largestMail ?? 0) })}
        </p>
      )}
      {pack.enclosedElsewhere.length > 0 && (
        <p className="hint" data-tone="warn">
          {say('mail.not-carried', { count: pack.enclosedElsewhere.length })}
        </p>
      )}
    </>
  );
}

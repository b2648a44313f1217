// SPDX-License-Identifier: Apache-2.0
/** Keys of the mailbox that papers go to: one person brings a key, a second compares its fingerprint and types it. */
import { Button, FileInput, Modal } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { LONGEST_MAIL_KEY, type MailKeyShown } from '../../../core/api/mail.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Section } from '../../parts/page.tsx';
import { Textarea, TextInput } from '../../parts/text-fields.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { Badge, Identifier } from '../../parts/words.tsx';

export function KeysOfMailbox({ address, keys }: { address: string; keys: readonly MailKeyShown[] }): ReactNode {
  const say = useSay();
  const [bringing, setBringing] = useState(false);
  return (
    <Section title={say('mail.keys')} count={keys.length}>
      <div className="stack">
        {keys.length === 0 && <p className="small faint">{say('mail.keys.none')}</p>}
        {keys.map((key) => (
          <KeyShown key={key.id} of={key} />
        ))}
        {bringing ? (
          <BringKey address={address} done={() => setBringing(false)} />
        ) : (
          <Button variant="default" onClick={() => setBringing(true)}>
            {say('mail.keys.bring')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function KeyShown({ of: key }: { of: MailKeyShown }): ReactNode {
  const say = useSay();
  const { formats } = useLanguage();
  return (
    <div className="stacked">
      <div className="row">
        <strong>{say(`mail.protection.${key.kind}`)}</strong>
        {key.confirmedBy === null && <Badge tone="warn">{say('mail.keys.waiting')}</Badge>}
        {key.confirmedBy !== null && !key.usable && <Badge tone="bad">{say('mail.keys.ended')}</Badge>}
      </div>
      {!key.mayConfirm && <Identifier>{inFours(key.fingerprint)}</Identifier>}
      <p className="dots small faint">
        <span>{say('mail.keys.brought', { name: key.addedBy.name })}</span>
        {key.confirmedBy !== null && <span>{say('mail.keys.confirmed', { name: key.confirmedBy.name })}</span>}
        {key.endsAt !== null && <span>{say('mail.keys.ends', { day: formats.day(key.endsAt) })}</span>}
      </p>
      {key.mayConfirm && <ConfirmKey keyId={key.id} />}
      <TakeOutOfUse of={key} />
    </div>
  );
}

/** Asked first: the key comes back only as one that is brought and compared anew. */
function TakeOutOfUse({ of: key }: { of: MailKeyShown }): ReactNode {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const revoke = useAct(() => call('revokeMailKey', { params: { keyId: key.id } }), { quiet: true, done: say('shell.done'), after: close });
  return (
    <div>
      <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
        {say('mail.keys.revoke')}
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title={`${say('mail.keys.revoke')}${say('shell.colon')}${say(`mail.protection.${key.kind}`)}`}
        closeButtonProps={{ 'aria-label': say('shell.close') }}
      >
        <div className="stack">
          <p>{say('mail.keys.revoke.why')}</p>
          {!key.mayConfirm && <Identifier>{inFours(key.fingerprint)}</Identifier>}
          {revoke.error !== null && <Trouble error={revoke.error} />}
          <div className="row end">
            <Button variant="default" onClick={close}>
              {say('shell.cancel')}
            </Button>
            <Button color="brick" loading={revoke.isPending} onClick={() => revoke.mutate(undefined)}>
              {say('mail.keys.revoke')}
            </Button>
          </div>
        </div>
      </Modal>
    </div>
  );
}

/** The fingerprint is typed and not shown: it comes from the owner of the mailbox and not from this screen. */
export function ConfirmKey({ keyId }: { keyId: string }): ReactNode {
  const say = useSay();
  const [fingerprint, setFingerprint] = useState('');
  const confirm = useAct(() => call('confirmMailKey', { params: { keyId }, body: { fingerprint: fingerprint.trim() } }), {
    quiet: true,
    done: say('shell.done'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="stack">
      <TextInput
        label={say('mail.keys.fingerprint')}
        description={say('mail.keys.fingerprint.why')}
        value={fingerprint}
        onChange={(event) => setFingerprint(event.currentTarget.value)}
        minLength={20}
        required
        dir="ltr"
        autoComplete="off"
      />
      {confirm.error !== null && <Trouble error={confirm.error} />}
      <Button type="submit" loading={confirm.isPending}>
        {say('mail.keys.confirm')}
      </Button>
    </form>
  );
}

function BringKey({ address, done }: { address: string; done: () => void }): ReactNode {
  const say = useSay();
  const { formats } = useLanguage();
  const [key, setKey] = useState('');
  const [isTooLarge, setTooLarge] = useState(false);
  const put = (text: string) => {
    const isOneKey = text.length <= LONGEST_MAIL_KEY;
    setTooLarge(!isOneKey);
    setKey(isOneKey ? text : '');
  };
  const read = async (file: File | null) => {
    // What is larger is not read: it may be anything.
    if (file !== null && file.size > LONGEST_MAIL_KEY) setTooLarge(true);
    else put((await file?.text()) ?? '');
  };
  const kind = key.includes('BEGIN PGP') ? 'openpgp' : 'smime';
  const bring = useAct(() => call('addMailKey', { body: { address, kind, key } }), {
    quiet: true,
    done: say('shell.done'),
    after: done,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    bring.mutate(undefined);
  };
  return (
    <form onSubmit={submit} className="stack">
      <FileInput
        label={say('mail.keys.file')}
        description={say('mail.keys.bring.why')}
        placeholder={say('shell.choose-file')}
        accept=".asc,.pem,.crt,.cer,.txt,application/pgp-keys,application/x-pem-file,text/plain"
        clearable
        onChange={read}
      />
      <Textarea
        label={say('mail.keys.text')}
        value={key}
        onChange={(event) => put(event.currentTarget.value)}
        onPaste={(event) => {
          // A field that takes a hundred thousand letters in short lines stops the page for a minute.
          if (event.clipboardData.getData('text').length <= LONGEST_MAIL_KEY) return;
          event.preventDefault();
          setTooLarge(true);
        }}
        error={isTooLarge && say('mail.keys.too-large', { most: formats.count(LONGEST_MAIL_KEY) })}
        rows={6}
        minLength={50}
        required
        dir="ltr"
        spellCheck={false}
        className="mono-field"
      />
      {bring.error !== null && <Trouble error={bring.error} />}
      <div className="row">
        <Button type="submit" loading={bring.isPending} disabled={isTooLarge}>
          {say('mail.keys.bring')}
        </Button>
        <Button variant="default" onClick={done}>
          {say('shell.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** `AB12 CD34 …`, as it is read aloud. */
const inFours = (fingerprint: string): string => fingerprint.match(/.{1,4}/g)?.join(' ') ?? fingerprint;

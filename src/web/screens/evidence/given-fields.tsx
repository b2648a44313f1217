// SPDX-License-Identifier: Apache-2.0
/** What opens a locked return and what its times leave out: closed until somebody needs it. */

import { Button } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { base64Of } from '../../desk/call.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { ChooseFile } from '../../parts/choose-file.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { TextInput } from '../../parts/text-fields.tsx';
import { Identifier } from '../../parts/words.tsx';
import { type GivenTyped, isZoneOrNone, LARGEST_KEY_BYTES, MOST_KEYS, MOST_PASSWORDS } from './given.ts';

interface GivenProps {
  readonly given: GivenTyped;
  readonly put: (given: GivenTyped) => void;
}

export function GivenFields(props: GivenProps): ReactNode {
  const say = useSay();
  return (
    <details className="given">
      <summary>{say('given.title')}</summary>
      <div className="stack">
        <Passwords {...props} />
        <Keys {...props} />
        <Zone {...props} />
      </div>
    </details>
  );
}

function Passwords({ given, put }: GivenProps): ReactNode {
  const say = useSay();
  const { passwords } = given;
  return (
    <div className="stack tight">
      {passwords.map((password, index) => (
        <PasswordField
          // biome-ignore lint/suspicious/noArrayIndexKey: fields have no id; they are added at the end and never reordered
          key={index}
          label={passwords.length === 1 ? say('given.password') : say('given.password.nth', { n: index + 1 })}
          {...(index === 0 && { description: say('given.password.why') })}
          value={password}
          put={(value) => put({ ...given, passwords: passwords.map((one, n) => (n === index ? value : one)) })}
        />
      ))}
      {passwords.length < MOST_PASSWORDS && passwords.at(-1) !== '' && (
        <div>
          <Button size="xs" variant="subtle" onClick={() => put({ ...given, passwords: [...passwords, ''] })}>
            {say('given.password.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Keys({ given, put }: GivenProps): ReactNode {
  const { say, formats } = useLanguage();
  const id = useId();
  const why = useId();
  const [refused, setRefused] = useState<string>();
  const add = async (files: readonly File[]) => {
    const tooLarge = files.find((file) => file.size === 0 || file.size > LARGEST_KEY_BYTES);
    setRefused(tooLarge?.name);
    const fit = files.filter((file) => file.size > 0 && file.size <= LARGEST_KEY_BYTES);
    const read = await Promise.all(
      fit.map(async (file) => ({ name: file.name, base64: base64Of(new Uint8Array(await file.arrayBuffer())) })),
    );
    put({ ...given, keys: [...given.keys, ...read].slice(0, MOST_KEYS) });
  };
  return (
    <div className="stack tight">
      <label htmlFor={id} className="field-label">
        {say('given.key')}
      </label>
      <span id={why} className="small faint">
        {say('given.key.why')}
      </span>
      <ChooseFile id={id} multiple accept=".asc,.gpg,.pgp,.key,.txt" describedBy={why} chosen={(files) => void add(files)} />
      {refused !== undefined && (
        <p className="bad-text small" role="alert">
          {say('given.key.refused', { name: `\u2066${refused}\u2069`, most: formats.size(LARGEST_KEY_BYTES) })}
        </p>
      )}
      {given.keys.map((key, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two keys may have one name
        <span key={index} className="split small">
          <Identifier>{key.name}</Identifier>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => put({ ...given, keys: given.keys.filter((_, n) => n !== index) })}
            aria-label={say('given.key.remove.name', { name: key.name })}
          >
            {say('given.key.remove')}
          </Button>
        </span>
      ))}
    </div>
  );
}

function Zone({ given, put }: GivenProps): ReactNode {
  const say = useSay();
  const id = useId();
  return (
    <>
      <TextInput
        label={say('given.zone')}
        description={say('given.zone.why')}
        value={given.zone}
        onChange={(event) => put({ ...given, zone: event.currentTarget.value })}
        error={isZoneOrNone(given.zone) ? undefined : say('given.zone.wrong')}
        list={id}
        placeholder="Africa/Cairo"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        dir="ltr"
      />
      <datalist id={id}>
        {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

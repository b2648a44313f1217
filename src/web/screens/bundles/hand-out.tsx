// SPDX-License-Identifier: Apache-2.0
/** A bundle leaves the desk: to whom is asked before, because it stands in the log as a disclosure. */
import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { useSay } from '../../language/language.tsx';
import { TextInput } from '../../parts/text-fields.tsx';

export function HandOut({ bundleId }: { bundleId: string }): ReactNode {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const [to, setTo] = useState('');
  const take = (event: FormEvent) => {
    event.preventDefault();
    location.assign(pathOf(apiRoutes.bundleBytes, { bundleId }, { to: to.trim() }));
    setAsking(false);
  };
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden="true" />} onClick={() => setAsking(true)}>
        {say('shell.download')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('bundle.hand-out')}
        closeButtonProps={{ 'aria-label': say('shell.close') }}
      >
        <form onSubmit={take} className="stack">
          <p>{say('bundle.hand-out.why')}</p>
          <TextInput
            label={say('bundle.hand-out.to')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            required
            maxLength={200}
            data-autofocus
          />
          <div className="row end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {say('shell.cancel')}
            </Button>
            <Button type="submit" disabled={to.trim().length < 2}>
              {say('shell.download')}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}

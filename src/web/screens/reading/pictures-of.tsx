// SPDX-License-Identifier: Apache-2.0
/** Pictures that a record names: nothing is fetched before somebody asks, and what comes is blurred until they ask again. */
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { pathOf } from '../../../core/api/client.ts';
import type { RecordShown } from '../../../core/api/evidence.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import { filesNamed } from '../../../core/records/files-named.ts';
import { useSay } from '../../language/language.tsx';
import { Identifier } from '../../parts/words.tsx';

export function PicturesOf({ record, readingId }: { record: RecordShown; readingId: string }): ReactNode {
  const files = filesNamed(record);
  return files.map((file, nth) => (
    <OnePicture key={file.name} name={file.name} address={pathOf(apiRoutes.picture, { readingId, recordId: record.id, nth })} />
  ));
}

type Standing = 'not-asked' | 'blurred' | 'seen' | 'none';

function OnePicture({ name, address }: { name: string; address: string }): ReactNode {
  const say = useSay();
  const [standing, setStanding] = useState<Standing>('not-asked');
  return (
    <figure className="picture">
      <figcaption className="small">
        <Identifier>{name}</Identifier>
      </figcaption>
      {standing === 'none' && (
        <p className="small warn-text" role="status">
          {say('picture.none')}
        </p>
      )}
      {(standing === 'blurred' || standing === 'seen') && (
        <img
          src={address}
          alt={say('picture.alt', { name })}
          data-blurred={standing === 'blurred' || undefined}
          onError={() => setStanding('none')}
        />
      )}
      {standing === 'not-asked' && (
        <>
          <p className="small faint">{say('picture.why')}</p>
          <Button size="xs" variant="default" onClick={() => setStanding('blurred')}>
            {say('picture.fetch')}
          </Button>
        </>
      )}
      {standing === 'blurred' && (
        <Button size="xs" variant="default" onClick={() => setStanding('seen')}>
          {say('picture.see')}
        </Button>
      )}
      {standing === 'seen' && (
        <Button size="xs" variant="default" onClick={() => setStanding('blurred')}>
          {say('picture.blur')}
        </Button>
      )}
    </figure>
  );
}

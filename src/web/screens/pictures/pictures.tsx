// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures found in the items of a case, those first that are in more than one place. Nobody is recognised on what the list shows: a few fields
 * of colour; a small copy comes when it is asked for, and each look is an entry.
 */
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CaseDetail } from '../../../core/api/cases.ts';
import { pathOf } from '../../../core/api/client.ts';
import { apiRoutes } from '../../../core/api/index.ts';
import type { PictureSearch, PictureShown, PicturesOfCase } from '../../../core/api/pictures.ts';
import { useAct } from '../../desk/act.ts';
import { call } from '../../desk/call.ts';
import { asked } from '../../desk/queries.ts';
import { useWork } from '../../desk/work.ts';
import { useLanguage, useSay } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Badge, Identifier } from '../../parts/words.tsx';
import { CaseFrame } from '../case/case-frame.tsx';

export function Pictures(): ReactNode {
  const { caseId } = useParams({ from: '/inside/cases/$caseId/pictures' });
  const pictures = useQuery(asked.pictures(caseId));
  return (
    <CaseFrame caseId={caseId}>{(detail) => <Asked of={pictures}>{(found) => <OfCase detail={detail} found={found} />}</Asked>}</CaseFrame>
  );
}

function OfCase({ detail, found }: { detail: CaseDetail; found: PicturesOfCase }): ReactNode {
  const say = useSay();
  const ordered = [...found.pictures].sort((a, b) => b.like.length - a.like.length);
  return (
    <div className="columns">
      <div className="stack">
        <p className="lead">{say('pictures.lead')}</p>
        {ordered.length === 0 ? (
          <div className="card">
            <Empty what={say('pictures.none')} todo={say('pictures.none.do')} />
          </div>
        ) : (
          <Section title={say('pictures.title')} count={ordered.length} flush>
            <ul className="rows">
              {ordered.map((picture) => (
                <OnePicture key={picture.id} picture={picture} all={found.pictures} caseId={detail.id} />
              ))}
            </ul>
          </Section>
        )}
      </div>
      <div className="stack wide-gap">
        {detail.may.includes('read-evidence') && found.notSearched.length > 0 && <Search found={found} />}
        {found.searches.length > 0 && (
          <Section title={say('pictures.searched')} count={found.searches.length}>
            <ul className="page-list">
              {found.searches.map((search) => (
                <OneSearch key={search.evidenceId} search={search} caseId={detail.id} />
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  );
}

function OnePicture({ picture, all, caseId }: { picture: PictureShown; all: readonly PictureShown[]; caseId: string }): ReactNode {
  const { say, formats } = useLanguage();
  const [asksFor, setAsksFor] = useState(false);
  const { width, height, bytes, tags, blurred } = picture;
  return (
    <li className="picture-row" id={picture.id}>
      <div className="picture">
        {asksFor ? (
          <img src={pathOf(apiRoutes.pictureThumbnail, { pictureId: picture.id })} alt={say('pictures.small')} />
        ) : (
          <img src={blurred === null ? EMPTY_PNG : `data:image/png;base64,${blurred}`} alt={say('pictures.blurred')} className="blurred" />
        )}
        {blurred !== null && (
          <Button size="xs" variant="default" onClick={() => setAsksFor(!asksFor)}>
            {say(asksFor ? 'picture.blur' : 'pictures.show')}
          </Button>
        )}
      </div>
      <div className="stacked">
        <Where picture={picture} caseId={caseId} />
        <span className="dots small faint">
          {width !== null && height !== null && <span dir="ltr">{`${width} × ${height}`}</span>}
          <span>{formats.size(bytes)}</span>
          {blurred === null && <span>{say('pictures.not-decoded')}</span>}
        </span>
        {tags.taken !== undefined && (
          <span className="small">
            {say('pictures.taken')} <bdi dir="ltr">{`${tags.taken}${tags.zone ?? ''}`}</bdi>
            {tags.zone === undefined && ` (${say('pictures.no-zone')})`}
          </span>
        )}
        {tags.latitude !== undefined && tags.longitude !== undefined && (
          <span className="small">
            {say('pictures.place')} <Identifier>{`${tags.latitude.toFixed(5)}, ${tags.longitude.toFixed(5)}`}</Identifier>
          </span>
        )}
        {(tags.camera !== undefined || tags.software !== undefined) && (
          <span className="small">
            {say('pictures.made-with')} <bdi>{[tags.camera, tags.software].filter(Boolean).join(' · ')}</bdi>
          </span>
        )}
        {picture.like.length > 0 && (
          <ul className="page-list small">
            {picture.like.slice(0, 20).map(({ id, bits }) => {
              const other = all.find((one) => one.id === id);
              return (
                <li key={id}>
                  <Badge tone={bits === null ? 'bad' : 'warn'}>
                    {bits === null ? say('pictures.same') : say('pictures.nearly', { bits })}
                  </Badge>{' '}
                  {other !== undefined && <Where picture={other} caseId={caseId} />}
                </li>
              );
            })}
          </ul>
        )}
        <Identifier wrap>{picture.sha256}</Identifier>
      </div>
    </li>
  );
}

/** One white pixel: where there is nothing to show. */
const EMPTY_PNG = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';

function Where({ picture, caseId }: { picture: PictureShown; caseId: string }): ReactNode {
  const { evidenceId, itemName, place } = picture;
  return (
    <span className="stacked">
      <Link to="/cases/$caseId/evidence/$evidenceId" params={{ caseId, evidenceId }}>
        <bdi>{itemName}</bdi>
      </Link>
      {(place.url ?? place.path.at(-1)) !== undefined && (
        <span className="small">
          <Identifier wrap>{place.url ?? place.path.join(' › ')}</Identifier>
        </span>
      )}
    </span>
  );
}

function Search({ found }: { found: PicturesOfCase }): ReactNode {
  const say = useSay();
  const [evidenceId, setEvidenceId] = useState('');
  const find = useAct(() => call('findPictures', { params: { evidenceId } }), {
    done: say('pictures.begun'),
    after: () => setEvidenceId(''),
  });
  return (
    <Section title={say('pictures.find')}>
      <div className="stack">
        <NativeSelect
          label={say('pictures.item')}
          value={evidenceId}
          onChange={(event) => setEvidenceId(event.currentTarget.value)}
          data={[{ value: '', label: '—' }, ...found.notSearched.map((one) => ({ value: one.evidenceId, label: one.itemName }))]}
        />
        <Button disabled={evidenceId === ''} loading={find.isPending} onClick={() => find.mutate()}>
          {say('pictures.find')}
        </Button>
      </div>
    </Section>
  );
}

function OneSearch({ search, caseId }: { search: PictureSearch; caseId: string }): ReactNode {
  const say = useSay();
  const job = useWork(search.endedAt === null ? search.job : null, ['pictures', caseId]);
  const state = search.heldBack
    ? 'held'
    : search.endedAt === null
      ? (job?.state ?? 'waiting')
      : search.complete === false
        ? 'part'
        : undefined;
  return (
    <li>
      <bdi>{search.itemName}</bdi>{' '}
      {state !== undefined && (
        <Badge tone={state === 'failed' ? 'bad' : 'warn'}>
          {state === 'held' || state === 'part' ? say(`pictures.${state}`) : say.maybe('job', state)}
        </Badge>
      )}
    </li>
  );
}

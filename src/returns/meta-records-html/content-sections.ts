// SPDX-License-Identifier: Apache-2.0
import { type Media, type Named, type Post, type Said, said, saidAddress } from '../../core/records/index.ts';
import { findMedia } from '../find-media.ts';
import { type Finding, gap, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { Faults } from '../tokenisers/field-faults.ts';
import type { Field } from '../tokenisers/labelled-fields.ts';
import { Group, saidOf } from '../tokenisers/labelled-groups.ts';
import { namedAccount } from '../tokenisers/named-account.ts';
import type { SectionReader } from '../tokenisers/read-sections.ts';
import { facts, optional } from './account-sections.ts';

const photos: SectionReader = { wraps: (label) => label.startsWith('album'), restarts: ['image', 'id'], group: media };
const posts: SectionReader = { group: post };

/** What the account posted, liked, searched, and where it was last. */
export const CONTENT_SECTIONS: Readonly<Record<string, SectionReader>> = {
  photos,
  profile_picture: photos,
  threads_profile_picture: photos,
  videos: photos,
  live_videos: photos,
  archived_live_videos: photos,
  archived_stories: photos,
  unarchived_stories: photos,
  direct_stories: photos,
  archived_quicksnap: photos,
  threads_archived_stories: photos,
  comments: posts,
  status_updates: posts,
  wallposts: posts,
  posts_to_other_walls: posts,
  shares: posts,
  notes: posts,
  community_notes: posts,
  threads_community_notes: posts,
  threads_posts_and_replies: posts,
  likes: { group: (group) => activity(group, 'like') },
  searches: { group: (group) => activity(group, 'search') },
  last_location: { group: location },
  last_location_area: { group: location },
  shared_access: { group: facts },
  account_owner_shared_access: { group: facts },
  ncmec_reports: { restarts: ['cybertip id'], group: report },
};

/** `Linked Media File:` with its path inside the return. */
export function mediaFile(group: Group): Said | undefined {
  return group.text('linked media file');
}

/** An album repeats `Image` or `Id` for each picture; `Linked Media File` comes between. A group whose only label is one of them is one picture. */
function* media(group: Group, _wrapper: Field | undefined, file: SourceFile): Generator<Finding> {
  if (!group.has('id') && !group.has('image') && !group.has('linked media file')) {
    yield* facts(group);
    return;
  }
  const faults = new Faults();
  const image = group.get('image', 'video');
  const link = image?.links?.[0];
  const written = mediaFile(group) ?? (link === undefined ? undefined : { raw: link });
  const found = written === undefined ? undefined : findMedia(file, written.raw);
  const uploadIp = group.get('upload ip');
  const ip = uploadIp === undefined || uploadIp.text === '' ? undefined : saidAddress(uploadIp.text);
  if (ip !== undefined && ip.address.norm === undefined) faults.address(uploadIp!);
  const author = group.text('author');
  const data: Media = {
    ...(found && { file: found }),
    ...(written && { mediaRef: written, name: said(written.raw, written.raw.slice(written.raw.lastIndexOf('/') + 1), 'split') }),
    ...optional('at', group.when(faults.time, 'taken', 'uploaded', 'time')),
    ...(ip && { uploadedIp: ip.address }),
    ...optional('url', group.text('url', 'link')),
    ...optional('title', group.text('title', 'caption')),
    ...(author && { author: namedAccount(author.raw) }),
  };
  yield record('media', data, group.units, { ...group.beside(), ...(found && { files: [found] }) });
  if (written !== undefined && found === undefined) {
    yield gap('missing-file', group.fields[0]!, 'A picture names a media file that is not in this return.', written.raw);
  }
  yield* faults.gaps;
}

function* post(group: Group): Generator<Finding> {
  const faults = new Faults();
  const author = group.text('author', 'from');
  const data: Post = {
    ...optional('postId', group.text('id')),
    ...(author && { author: namedAccount(author.raw) }),
    ...optional('at', group.when(faults.time, 'date created', 'posted', 'time', 'taken', 'display date')),
    ...optional('text', group.text('text', 'status', 'body', 'caption')),
    ...optional('url', group.text('url')),
    ...optional('location', group.text('location')),
    ...optional('ip', group.text('upload ip')),
  };
  yield record('post', data, group.units, group.beside());
  yield* faults.gaps;
}

function* activity(group: Group, what: string): Generator<Finding> {
  const faults = new Faults();
  const owner = group.text('liked post author vanity', 'author');
  const who: Named | undefined = owner && namedAccount(owner.raw);
  const data = {
    what: said('', what),
    ...optional('at', group.when(faults.time, 'like timestamp', 'time', 'taken')),
    ...optional('text', group.text('text', 'query', 'search', 'caption')),
    ...optional('url', group.text('url')),
    ...optional('ip', group.text('upload ip')),
    ...(who && { who }),
  };
  yield record('activity', data, group.units, group.beside());
  yield* faults.gaps;
}

function* location(group: Group): Generator<Finding> {
  const faults = new Faults();
  const lat = group.text('latitude');
  const lon = group.text('longitude');
  const place = group.text('location', 'city', 'area', 'place');
  const data = {
    basis: 'device-report' as const,
    ...optional('at', group.when(faults.time, 'time')),
    ...(lat && { lat: number(lat) }),
    ...(lon && { lon: number(lon) }),
    ...(place && { place }),
  };
  yield record('location', data, group.units, group.beside());
  yield* faults.gaps;
}

function number(text: Said): Said<number> {
  const value = Number(text.raw);
  return Number.isFinite(value) ? { raw: text.raw, norm: value } : { raw: text.raw };
}

/** Reports to a child-protection body: the media they name are restricted, and nothing here opens them. */
function* report(group: Group, _wrapper: Field | undefined, file: SourceFile): Generator<Finding> {
  const faults = new Faults();
  const id = group.text('cybertip id');
  if (id === undefined) {
    yield gap('unknown-shape', group.units, 'A report without its number.');
    return;
  }
  const uploaded = group.all('media uploaded in this cybertip').map((field) => {
    const inner = new Group(field.inner ?? []);
    const written = mediaFile(inner);
    const found = written === undefined ? undefined : findMedia(file, written.raw);
    return {
      ...optional('name', inner.text('id')),
      ...(written && { mediaRef: written }),
      ...(found && { file: found }),
      ...optional('hashStated', inner.text('ncmec file id')),
    };
  });
  const files = uploaded.map((one) => one.file).filter((place) => place !== undefined);
  const responsible = group.get('responsible id');
  const data = {
    reportId: id,
    ...optional('at', group.when(faults.time, 'time')),
    ...(uploaded.length > 0 && { media: uploaded }),
    ...(responsible && { responsibleId: saidOf(responsible) }),
  };
  yield record('provider-report', data, group.units, { ...group.beside(), handling: 'restricted', ...(files.length > 0 && { files }) });
  yield* faults.gaps;
}

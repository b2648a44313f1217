// SPDX-License-Identifier: Apache-2.0
import type { PictureShown } from '../../core/api/pictures.ts';
import { caseOf, type DeskDuty } from './duty.ts';

export const pictureDuties: readonly DeskDuty[] = [
  {
    name: 'picture find',
    takes: 'EVIDENCE',
    summary: 'look through an item for pictures, also in containers and in recordings of captures',
    needs: 1,
    async run({ call, positionals }) {
      const search = await call('findPictures', { params: { evidenceId: positionals[0] as string } });
      return { schema: 'rogatory.picture-search/1', document: search, lines: [`${search.itemName}  ${search.job?.state ?? 'done'}`] };
    },
  },
  {
    name: 'picture list',
    takes: 'CASE',
    summary: 'pictures of a case: where each lies, what its tags say, and which exhibits hold the same or nearly the same',
    needs: 1,
    async run({ call, positionals }) {
      const { id } = await caseOf(call, positionals[0] as string);
      const found = await call('pictures', { params: { caseId: id } });
      const lines = [
        ...found.pictures.flatMap((picture) => linesOf(picture, found.pictures)),
        ...found.notSearched.map(({ evidenceId, itemName }) => `not looked through  ${evidenceId}  ${itemName}`),
      ];
      return { schema: 'rogatory.pictures/1', document: found, lines: lines.length === 0 ? ['no picture was found yet'] : lines };
    },
  },
];

function linesOf(picture: PictureShown, all: readonly PictureShown[]): string[] {
  const { width, height, tags, sha256 } = picture;
  const size = width === null ? 'not decoded' : `${width}x${height}`;
  const where = tags.latitude === undefined ? '' : `  at ${tags.latitude}, ${tags.longitude}`;
  const said = `${tags.taken === undefined ? '' : `  taken ${tags.taken}${tags.zone ?? ' (no zone)'}`}${where}${tags.camera === undefined ? '' : `  ${tags.camera}`}`;
  return [
    `${placeOf(picture)}  ${size}  sha256 ${sha256}${said}`,
    ...picture.like.map(({ id, bits }) => {
      const other = all.find((one) => one.id === id);
      const how = bits === null ? 'the same file' : `nearly the same (${bits} of 64 bits differ)`;
      return `    ${how}: ${other === undefined ? id : placeOf(other)}`;
    }),
  ];
}

function placeOf({ itemName, place }: PictureShown): string {
  return [itemName, ...place.path, ...(place.url === null ? [] : [place.url])].join(' > ');
}

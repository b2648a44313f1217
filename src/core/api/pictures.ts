// SPDX-License-Identifier: Apache-2.0
/** Pictures of a case: where each lies, what its tags say, and which others are like it. */
import { type Static, Type } from 'typebox';
import { JobShown } from './evidence.ts';
import type { Route } from './route.ts';
import { Instant, Maybe, Sha256, Uuid } from './shapes.ts';

export const PictureShown = Type.Object({
  id: Uuid,
  evidenceId: Uuid,
  /** Of the item; written by its sender. */
  itemName: Type.String(),
  place: Type.Object({ path: Type.Array(Type.String()), url: Maybe(Type.String()), recordAt: Maybe(Type.Integer()) }),
  sha256: Sha256,
  bytes: Type.Integer(),
  width: Maybe(Type.Integer()),
  height: Maybe(Type.Integer()),
  /** Sixty-four bits of what it shows; null where its pixels were not decoded or show nothing to tell apart. */
  looks: Maybe(Type.String()),
  /** What the file says of itself; anybody can have written it. */
  tags: Type.Object({
    taken: Type.Optional(Type.String()),
    zone: Type.Optional(Type.String()),
    camera: Type.Optional(Type.String()),
    software: Type.Optional(Type.String()),
    latitude: Type.Optional(Type.Number()),
    longitude: Type.Optional(Type.Number()),
  }),
  /** A few fields of colour, PNG in base64: nobody is recognised on it. */
  blurred: Maybe(Type.String()),
  /** Others of the case, the nearest first. `bits`: how many of sixty-four differ; null: the same bytes. */
  like: Type.Array(Type.Object({ id: Uuid, bits: Maybe(Type.Integer()) })),
});
export type PictureShown = Static<typeof PictureShown>;

export const PictureSearch = Type.Object({
  evidenceId: Uuid,
  itemName: Type.String(),
  /** Null: it was looked through when it was captured. */
  job: Maybe(JobShown),
  endedAt: Maybe(Instant),
  /** False: the search ended before the item did. */
  complete: Maybe(Type.Boolean()),
  /** What is in it is held back from who asks until a decision. */
  heldBack: Type.Boolean(),
});
export type PictureSearch = Static<typeof PictureSearch>;

export const PicturesOfCase = Type.Object({
  pictures: Type.Array(PictureShown),
  searches: Type.Array(PictureSearch),
  /** Items of the case that nobody has looked through. */
  notSearched: Type.Array(Type.Object({ evidenceId: Uuid, itemName: Type.String() })),
});
export type PicturesOfCase = Static<typeof PicturesOfCase>;

export const pictureRoutes = {
  pictures: {
    method: 'GET',
    path: '/cases/:caseId/pictures',
    summary: 'Pictures found in the items of a case, with those that are like each; the look is logged.',
    params: Type.Object({ caseId: Uuid }),
    answer: PicturesOfCase,
  },
  findPictures: {
    method: 'POST',
    path: '/evidence/:evidenceId/pictures',
    summary: 'Looks through an item for pictures, in the background.',
    params: Type.Object({ evidenceId: Uuid }),
    answer: PictureSearch,
  },
  pictureThumbnail: {
    method: 'GET',
    path: '/pictures/:pictureId/thumbnail',
    summary: 'A small copy of one picture, PNG drawn anew; the look is logged.',
    params: Type.Object({ pictureId: Uuid }),
  },
} as const satisfies Record<string, Route>;

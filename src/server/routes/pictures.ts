// SPDX-License-Identifier: Apache-2.0
import { findPictures } from '../../desk/pictures/find-pictures.ts';
import { listPictures, showThumbnail } from '../../desk/pictures/list-pictures.ts';
import type { Handlers } from '../api/handler.ts';

export const pictureHandlers = {
  pictures: ({ desk, asking, params }) => listPictures(desk, asking, params.caseId),
  findPictures: ({ desk, asking, params }) => findPictures(desk, asking, params.evidenceId),
  pictureThumbnail: async ({ desk, asking, params, reply }) => {
    const png = await showThumbnail(desk, asking, params.pictureId);
    return reply.type('image/png').header('content-security-policy', 'sandbox').header('cache-control', 'no-store').send(png);
  },
} satisfies Handlers;

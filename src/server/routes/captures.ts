// SPDX-License-Identifier: Apache-2.0
import { beginCapture, captureAgain } from '../../desk/capture/begin-capture.ts';
import { addCaptureList, approveCaptureList, listCaptureLists, stopCaptureList } from '../../desk/capture/capture-lists.ts';
import { captureTerms, setCaptureProxy } from '../../desk/capture/capture-terms.ts';
import { compareCaptures } from '../../desk/capture/compare-captures.ts';
import { postsOfCapture } from '../../desk/capture/posts-of-capture.ts';
import { listCaptures, showCapture } from '../../desk/capture/show-capture.ts';
import { takeInCapture } from '../../desk/capture/take-in-capture.ts';
import { openPicture, viewCapture } from '../../desk/capture/view-capture.ts';
import type { Handlers } from '../api/handler.ts';

export const captureHandlers = {
  captureTerms: ({ desk, asking, params }) => captureTerms(desk, asking, params.caseId),
  setCaptureProxy: ({ desk, asking, params, body }) => setCaptureProxy(desk, asking, params.caseId, body.proxy),
  beginCapture: ({ desk, asking, params, body }) => beginCapture(desk, asking, params.caseId, body),
  captureAgain: ({ desk, asking, params }) => captureAgain(desk, asking, params.captureId),
  takeInCapture: ({ desk, asking, params, body }) => takeInCapture(desk, asking, params.caseId, body),
  captures: async ({ desk, asking, params }) => ({ captures: await listCaptures(desk, asking, params.caseId) }),
  capture: ({ desk, asking, params }) => showCapture(desk, asking, params.captureId),
  captureView: ({ desk, asking, params }) => viewCapture(desk, asking, params.captureId),
  capturePicture: async ({ desk, asking, params, reply }) => {
    const png = await openPicture(desk, asking, params.captureId, params.number);
    // Drawn by the desk's own browser from the page, so it is a picture and nothing else.
    return reply.type('image/png').header('content-security-policy', 'sandbox').header('cache-control', 'no-store').send(png);
  },
  captureDifferences: ({ desk, asking, params, query }) => compareCaptures(desk, asking, params.captureId, query.since),
  capturePosts: ({ desk, asking, params, query }) => postsOfCapture(desk, asking, params.captureId, query.limit),
  addCaptureList: ({ desk, asking, params, body }) => addCaptureList(desk, asking, params.caseId, body),
  captureLists: async ({ desk, asking, params }) => ({ lists: await listCaptureLists(desk, asking, params.caseId) }),
  approveCaptureList: ({ desk, asking, params }) => approveCaptureList(desk, asking, params.listId),
  stopCaptureList: ({ desk, asking, params }) => stopCaptureList(desk, asking, params.listId),
} satisfies Handlers;

// SPDX-License-Identifier: Apache-2.0
import type { JobKind } from '../jobs/job-kind.ts';
import { checkBundleJob } from './bundle/check-bundle-job.ts';
import { checkReceivedBundleJob } from './bundle/check-received-bundle-job.ts';
import { makeBundleJob } from './bundle/make-bundle-job.ts';
import { capturePageJob } from './capture/capture-page-job.ts';
import { takeInCaptureJob } from './capture/take-in-capture-job.ts';
import { followSourceJob } from './currency/follow-source-job.ts';
import { mailReminderJob } from './deadlines/mail-reminder.ts';
import { runDefenceQueryJob } from './defence/run-defence-query-job.ts';
import { readReturnJob } from './evidence/read-return.ts';
import { rescopeReadingJob } from './evidence/rescope-reading.ts';
import { sealPapersJob } from './papers/seal-papers-job.ts';
import { findPicturesJob } from './pictures/find-pictures-job.ts';
import { eraseEvidenceJob } from './retention/erase-evidence-job.ts';
import { checkDeskJob, stampLogJob } from './self-check/check-desk-job.ts';

/** Every kind of background work of a desk. A new one: its object where its duty is, one line here. */
export const jobKinds: readonly JobKind<never>[] = [
  readReturnJob,
  rescopeReadingJob,
  makeBundleJob,
  checkBundleJob,
  checkReceivedBundleJob,
  runDefenceQueryJob,
  capturePageJob,
  takeInCaptureJob,
  findPicturesJob,
  followSourceJob,
  mailReminderJob,
  sealPapersJob,
  checkDeskJob,
  stampLogJob,
  eraseEvidenceJob,
];

// SPDX-License-Identifier: Apache-2.0
import { custodyLogAndVault } from './0001-custody-log-and-vault.ts';
import { jobs } from './0002-jobs.ts';
import { people } from './0003-people.ts';
import { cases } from './0004-cases.ts';
import { requests } from './0005-requests.ts';
import { evidence } from './0010-evidence.ts';
import { bundles } from './0015-bundles.ts';
import { deadlinesOfTargets } from './0020-deadlines-of-targets.ts';
import { reminders } from './0021-reminders.ts';
import { papers } from './0025-papers.ts';
import { outsideProof } from './0030-outside-proof.ts';
import { traces } from './0032-traces.ts';
import { resetOfAccounts } from './0040-reset-of-accounts.ts';
import { correctedFacts } from './0041-corrected-facts.ts';
import { captures } from './0045-captures.ts';
import { keyRotations } from './0050-key-rotations.ts';
import { setApart } from './0060-set-apart.ts';
import { mail } from './0061-mail.ts';
import { register } from './0062-register.ts';
import { sessionsOfEntries } from './0070-sessions-of-entries.ts';
import { redaction } from './0075-redaction.ts';
import { followingPapers } from './0080-following-papers.ts';
import { retention } from './0085-retention.ts';
import { defence } from './0090-defence.ts';
import { scopes } from './0100-scopes.ts';
import { mappings } from './0101-mappings.ts';
import { takenIn } from './0110-taken-in.ts';
import { oneWayIntoTheLog } from './0115-one-way-into-the-log.ts';
import { batches } from './0120-batches.ts';
import { incoming } from './0130-incoming.ts';
import { capturesAndPictures } from './0140-captures-and-pictures.ts';
import { paperRoad } from './0150-paper-road.ts';
import { emergencyReviews } from './0160-emergency-reviews.ts';
import { oldRegister } from './0170-old-register.ts';
import { traceNotes } from './0180-trace-notes.ts';
import { manualCaptures } from './0190-manual-captures.ts';
import { heldAccounts } from './0191-held-accounts.ts';
import { portalAccounts } from './0200-portal-accounts.ts';
import { minimisation } from './0210-minimisation.ts';
import { companionPapers } from './0220-companion-papers.ts';
import { keptFacts } from './0230-kept-facts.ts';
import { recount } from './0240-recount.ts';
import { followings } from './0250-followings.ts';
import { keptReasonBound } from './0260-kept-reason-bound.ts';
import { seedsOfTraces } from './0265-seeds-of-traces.ts';
import { adviceOfEveryTarget } from './0270-advice-of-every-target.ts';
import { whatFollowingsAsked } from './0280-what-followings-asked.ts';
import { secondSources } from './0290-second-sources.ts';
import { requestsOfEntries } from './0300-requests-of-entries.ts';
import { numbersAsked } from './0310-numbers-asked.ts';
import { addresseesOfRequests } from './0320-addressees-of-requests.ts';
import { circlesAtOnce } from './0330-circles-at-once.ts';
import { rolesHeld } from './0340-roles-held.ts';
import { derivedForOverseer } from './0350-derived-for-overseer.ts';
import { questionsOfBundles } from './0360-questions-of-bundles.ts';
import { marksRemoved } from './0370-marks-removed.ts';
import { secrecyDecisions } from './0380-secrecy-decisions.ts';
import { privilegeSeals } from './0390-privilege-seals.ts';
import { readingsByItem } from './0395-readings-by-item.ts';
import { roleLowerings } from './0400-role-lowerings.ts';
import { itemMappings } from './0405-item-mappings.ts';
import { enclosuresOfMails } from './0410-enclosures-of-mails.ts';
import { gatesOfToday } from './0415-gates-of-today.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, oldest first. A new one: one file beside this, one line at the end of the list. */
export const migrations: readonly Migration[] = [
  custodyLogAndVault,
  jobs,
  people,
  cases,
  requests,
  evidence,
  bundles,
  deadlinesOfTargets,
  reminders,
  papers,
  outsideProof,
  traces,
  resetOfAccounts,
  correctedFacts,
  captures,
  keyRotations,
  setApart,
  mail,
  register,
  sessionsOfEntries,
  redaction,
  followingPapers,
  retention,
  defence,
  scopes,
  mappings,
  takenIn,
  oneWayIntoTheLog,
  batches,
  incoming,
  capturesAndPictures,
  paperRoad,
  emergencyReviews,
  oldRegister,
  traceNotes,
  manualCaptures,
  heldAccounts,
  portalAccounts,
  minimisation,
  companionPapers,
  keptFacts,
  recount,
  followings,
  keptReasonBound,
  seedsOfTraces,
  adviceOfEveryTarget,
  whatFollowingsAsked,
  secondSources,
  requestsOfEntries,
  numbersAsked,
  addresseesOfRequests,
  circlesAtOnce,
  rolesHeld,
  derivedForOverseer,
  questionsOfBundles,
  marksRemoved,
  secrecyDecisions,
  privilegeSeals,
  readingsByItem,
  roleLowerings,
  itemMappings,
  enclosuresOfMails,
  gatesOfToday,
];

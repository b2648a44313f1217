// SPDX-License-Identifier: Apache-2.0
/** What the screens ask the desk for, each under one name, so that an act can say what it makes old. */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { RecordFilter } from '../../core/api/evidence.ts';
import type { registerRoutes } from '../../core/api/register.ts';
import type { CompanionKind } from '../../core/documents/form.ts';
import type { Language } from '../language/messages.ts';
import type { FiguresSearch } from '../screens/figures/figures-search.ts';
import { call, isLost, keepSession } from './call.ts';
import { clientThatForgets } from './no-longer-shown.ts';

/** What a paper beside a case is about, and the one it stands in for. */
export interface CompanionAbout {
  readonly requestId?: string;
  readonly evidenceId?: string;
  readonly replaces?: string;
}

/** A case, or what of the register is wanted and how much of it. */
export type RequestsAsked = Omit<Static<typeof registerRoutes.requests.query>, 'cursor'>;

export const queryClient = clientThatForgets({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Looking is an entry of the log: nothing is looked at again because a window came to the front.
      refetchOnWindowFocus: false,
      // A weak line is tried again with growing pauses; an answer of the desk is an answer.
      retry: (times, error) => isLost(error) && times < 4,
      retryDelay: (times) => Math.min(1000 * 2 ** times, 8000),
    },
  },
});

export const asked = {
  desk: () => queryOptions({ queryKey: ['desk'], queryFn: () => call('aboutDesk', {}) }),
  session: () =>
    queryOptions({
      queryKey: ['session'],
      staleTime: 60_000,
      queryFn: async () => {
        const session = await call('session', {});
        keepSession(session);
        return session;
      },
    }),
  people: () => queryOptions({ queryKey: ['people'], queryFn: () => call('people', {}) }),
  cases: () => queryOptions({ queryKey: ['cases'], queryFn: () => call('cases', {}) }),
  case: (caseId: string) => queryOptions({ queryKey: ['case', caseId], queryFn: () => call('caseDetail', { params: { caseId } }) }),
  /** Of a case all of them; of the desk those that are asked for, so many. */
  requests: (query: RequestsAsked) => queryOptions({ queryKey: ['requests', query], queryFn: () => call('requests', { query }) }),
  requestPages: (query: RequestsAsked) =>
    // What is found stays until what is looked for now has come.
    infiniteQueryOptions({ ...requestsBehind(query, null), placeholderData: keepPreviousData }),
  request: (requestId: string) =>
    queryOptions({ queryKey: ['request', requestId], queryFn: () => call('request', { params: { requestId } }) }),
  requestHistory: (requestId: string) =>
    queryOptions({ queryKey: ['request-history', requestId], queryFn: () => call('requestHistory', { params: { requestId } }) }),
  likeness: (requestId: string) =>
    queryOptions({ queryKey: ['likeness', requestId], queryFn: () => call('likeness', { params: { requestId } }) }),
  emergencies: () => queryOptions({ queryKey: ['emergencies'], queryFn: () => call('emergencies', {}) }),
  batch: (batchId: string) => queryOptions({ queryKey: ['batch', batchId], queryFn: () => call('batch', { params: { batchId } }) }),
  portalPack: (requestId: string) =>
    queryOptions({ queryKey: ['portal-pack', requestId], queryFn: () => call('portalPack', { params: { requestId } }) }),
  deadlines: (query: { caseId?: string; met?: boolean } = {}) =>
    queryOptions({ queryKey: ['deadlines', query], queryFn: () => call('deadlines', { query }) }),
  adviceOfTarget: (caseId: string, targetId: string, language: Language) =>
    queryOptions({
      queryKey: ['advice', caseId, targetId, language],
      queryFn: () => call('adviceOfTarget', { params: { caseId, targetId } }),
    }),
  evidenceOfCase: (caseId: string) =>
    queryOptions({
      queryKey: ['evidence-of-case', caseId],
      queryFn: () => call('evidenceOfCase', { params: { caseId } }),
    }),
  enclosable: (requestId: string) =>
    queryOptions({
      queryKey: ['enclosable', requestId],
      queryFn: () => call('enclosableItems', { params: { requestId } }),
    }),
  evidence: (evidenceId: string) =>
    queryOptions({ queryKey: ['evidence', evidenceId], queryFn: () => call('evidence', { params: { evidenceId } }) }),
  reading: (readingId: string) =>
    queryOptions({
      queryKey: ['reading', readingId],
      queryFn: () => call('reading', { params: { readingId } }),
    }),
  tablesOfItem: (evidenceId: string) =>
    queryOptions({ queryKey: ['tables', evidenceId], queryFn: () => call('tablesOfItem', { params: { evidenceId } }) }),
  setApart: (readingId: string) =>
    queryOptions({ queryKey: ['set-apart', readingId], queryFn: () => call('setApart', { params: { readingId } }) }),
  reconciled: (requestId: string) =>
    queryOptions({ queryKey: ['reconciled', requestId], queryFn: () => call('reconcile', { params: { requestId } }) }),
  reminders: () => queryOptions({ queryKey: ['reminders'], queryFn: () => call('reminders', {}) }),
  messages: (requestId: string) =>
    queryOptions({ queryKey: ['messages', requestId], queryFn: () => call('messages', { params: { requestId } }) }),
  statistics: (by: 'addressee' | 'country' | 'kind' | 'offence') =>
    queryOptions({ queryKey: ['statistics', by], queryFn: () => call('statistics', { query: { by } }) }),
  figures: (search: FiguresSearch, language: Language) =>
    queryOptions({ queryKey: ['figures', search, language], queryFn: () => call('figures', { query: search }) }),
  portalAccounts: () => queryOptions({ queryKey: ['portal-accounts'], queryFn: () => call('portalAccounts', {}) }),
  portalAccountHistory: (portalAccountId: string) =>
    queryOptions({
      queryKey: ['portal-accounts', portalAccountId],
      queryFn: () => call('portalAccountHistory', { params: { portalAccountId } }),
    }),
  companionForm: (caseId: string, kind: CompanionKind, about: CompanionAbout) =>
    queryOptions({
      queryKey: ['companion-form', caseId, kind, about],
      // What a person is writing is not taken from under them.
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () => call('companionForm', { params: { caseId, kind }, query: about }),
    }),
  companionPapers: (caseId: string, requestId?: string) =>
    queryOptions({
      queryKey: ['companion-papers', caseId, requestId],
      queryFn: () => call('companionPapers', { params: { caseId }, query: requestId === undefined ? {} : { requestId } }),
    }),
  oldRegisters: (caseId: string) =>
    queryOptions({ queryKey: ['old-registers', caseId], queryFn: () => call('oldRegisters', { params: { caseId } }) }),
  historicRequests: () => queryOptions({ queryKey: ['historic'], queryFn: () => call('historicRequests', {}) }),
  paperRoad: (requestId: string) =>
    queryOptions({ queryKey: ['paper-road', requestId], queryFn: () => call('paperRoad', { params: { requestId } }) }),
  incomingList: () => queryOptions({ queryKey: ['incoming'], queryFn: () => call('incomingList', {}) }),
  incoming: (incomingId: string) =>
    queryOptions({ queryKey: ['incoming', incomingId], queryFn: () => call('incoming', { params: { incomingId } }) }),
  incomingQuestion: (incomingId: string, language: Language) =>
    queryOptions({
      queryKey: ['incoming-question', incomingId, language],
      queryFn: () => call('incomingQuestion', { params: { incomingId }, query: { language } }),
    }),
  assistance: () => queryOptions({ queryKey: ['assistance'], queryFn: () => call('assistanceStatistics', {}) }),
  mailKeys: () => queryOptions({ queryKey: ['mail-keys'], queryFn: () => call('mailKeys', {}) }),
  calendarFeed: () => queryOptions({ queryKey: ['calendar'], queryFn: () => call('calendarFeed', {}) }),
  record: (readingId: string, recordId: string) =>
    queryOptions({ queryKey: ['record', readingId, recordId], queryFn: () => call('record', { params: { readingId, recordId } }) }),
  original: (readingId: string, recordId: string) =>
    queryOptions({ queryKey: ['original', readingId, recordId], queryFn: () => call('original', { params: { readingId, recordId } }) }),
  timeline: (readingId: string, query: { kind?: string; account?: string } = {}) =>
    queryOptions({ queryKey: ['timeline', readingId, query], queryFn: () => call('timeline', { params: { readingId }, query }) }),
  conversations: (readingId: string) =>
    queryOptions({ queryKey: ['conversations', readingId], queryFn: () => call('conversations', { params: { readingId } }) }),
  addressesOfCase: (caseId: string) =>
    queryOptions({ queryKey: ['addresses', caseId], queryFn: () => call('addressesOfCase', { params: { caseId } }) }),
  directory: (language: Language) =>
    queryOptions({ queryKey: ['directory', language], queryFn: () => call('directory', { query: { language } }) }),
  directoryProvider: (provider: string, language: Language) =>
    queryOptions({
      queryKey: ['directory', 'provider', provider, language],
      queryFn: () => call('directoryProvider', { params: { provider }, query: { language } }),
    }),
  directoryState: (iso: string, language: Language) =>
    queryOptions({
      queryKey: ['directory', 'state', iso, language],
      queryFn: () => call('directoryState', { params: { iso }, query: { language } }),
    }),
  treaties: (one: string, other: string, language: Language) =>
    queryOptions({
      queryKey: ['directory', 'treaties', one, other, language],
      queryFn: () => call('treaties', { params: { one, other }, query: { language } }),
    }),
  factsToConfirm: (language: Language) =>
    queryOptions({ queryKey: ['directory', 'to-confirm', language], queryFn: () => call('factsToConfirm', { query: { language } }) }),
  factHistory: (id: string, language: Language) =>
    queryOptions({ queryKey: ['directory', 'fact', id, language], queryFn: () => call('factHistory', { query: { id, language } }) }),
  leads: (caseId: string) => queryOptions({ queryKey: ['leads', caseId], queryFn: () => call('leads', { params: { caseId } }) }),
  traces: (caseId: string) => queryOptions({ queryKey: ['traces', caseId], queryFn: () => call('traces', { params: { caseId } }) }),
  /** Named under the traces of the case: one that ends has made a trace, and both are asked anew. */
  followings: (caseId: string) =>
    queryOptions({ queryKey: ['traces', caseId, 'followings'], queryFn: () => call('followings', { params: { caseId } }) }),
  trace: (traceId: string, nodes: number) =>
    queryOptions({
      queryKey: ['trace', traceId, nodes],
      queryFn: () => call('trace', { params: { traceId }, query: { nodes } }),
      // Asking for more of the same trace keeps what is shown until it comes.
      placeholderData: (before) => before,
    }),
  money: (caseId: string) => queryOptions({ queryKey: ['money', caseId], queryFn: () => call('caseMoney', { params: { caseId } }) }),
  tracing: (caseId: string) => queryOptions({ queryKey: ['tracing', caseId], queryFn: () => call('caseTracing', { params: { caseId } }) }),
  addressTags: (caseId: string) =>
    queryOptions({ queryKey: ['address-tags', caseId], queryFn: () => call('addressTags', { params: { caseId } }) }),
  heldAccounts: () => queryOptions({ queryKey: ['accounts', 'held'], queryFn: () => call('heldAccounts', {}) }),
  retentionDue: () => queryOptions({ queryKey: ['retention-due'], queryFn: () => call('retentionDue', {}) }),
  retention: (caseId: string) =>
    queryOptions({
      queryKey: ['retention', caseId],
      queryFn: () => call('retentionOfCase', { params: { caseId } }),
      // An erasure goes on in the background; each look is an entry, so not every second.
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ erasure }) => erasure?.decision === 'confirmed' && erasure.doneAt === null) === true ? 3_000 : false,
    }),
  toDecide: () => queryOptions({ queryKey: ['to-decide'], queryFn: () => call('toDecide', {}) }),
  privilege: (caseId: string) =>
    queryOptions({
      queryKey: ['privilege', caseId],
      queryFn: () => call('privilege', { params: { caseId } }),
      // Readings are parted in the background; each look is an entry, so not every second.
      refetchInterval: ({ state }) => ((state.data?.parting ?? 0) > 0 ? 3_000 : false),
    }),
  bundles: (caseId: string) =>
    queryOptions({
      queryKey: ['bundles', caseId],
      queryFn: () => call('bundles', { params: { caseId } }),
    }),
  bundleCheck: (bundleId: string) =>
    queryOptions({ queryKey: ['bundle-check', bundleId], queryFn: () => call('bundleCheck', { params: { bundleId } }) }),
  takenIn: (caseId: string) => queryOptions({ queryKey: ['taken-in', caseId], queryFn: () => call('takenIn', { params: { caseId } }) }),
  defenceQueries: (bundleId: string) =>
    queryOptions({ queryKey: ['defence-queries', bundleId], queryFn: () => call('defenceQueries', { params: { bundleId } }) }),
  captures: (caseId: string) => queryOptions({ queryKey: ['captures', caseId], queryFn: () => call('captures', { params: { caseId } }) }),
  captureTerms: (caseId: string) =>
    queryOptions({ queryKey: ['capture-terms', caseId], queryFn: () => call('captureTerms', { params: { caseId } }) }),
  captureLists: (caseId: string) =>
    queryOptions({ queryKey: ['capture-lists', caseId], queryFn: () => call('captureLists', { params: { caseId } }) }),
  pictures: (caseId: string) => queryOptions({ queryKey: ['pictures', caseId], queryFn: () => call('pictures', { params: { caseId } }) }),
  /** Each look is an entry: what was looked at stays as long as the page. */
  captureView: (captureId: string) =>
    queryOptions({
      queryKey: ['capture-view', captureId],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () => call('captureView', { params: { captureId } }),
    }),
  captureDifferences: (captureId: string, since: string) =>
    queryOptions({
      queryKey: ['capture-differences', captureId, since],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () => call('captureDifferences', { params: { captureId }, query: { since } }),
    }),
  /** Asking how far a piece of work is looks at nothing of the case; only this is asked again and again. */
  job: (jobId: string) =>
    queryOptions({
      queryKey: ['job', jobId],
      queryFn: () => call('job', { params: { jobId } }),
      refetchInterval: ({ state }) => (state.data?.state === 'waiting' || state.data?.state === 'running' ? 1500 : false),
    }),
  logEntry: (entryId: string) =>
    queryOptions({ queryKey: ['log-entry', entryId], queryFn: () => call('logEntry', { params: { entryId } }) }),
  statutes: (country: string, language: 'en' | 'ar' | 'fr') =>
    queryOptions({
      queryKey: ['statutes', country, language],
      queryFn: () => call('statutes', { params: { country }, query: { language } }),
    }),
  services: () => queryOptions({ queryKey: ['services'], staleTime: 3_600_000, queryFn: () => call('services', {}) }),
};

/** Pages of the register behind a place in it, or from its beginning. */
export function requestsBehind(query: RequestsAsked, cursor: string | null) {
  return infiniteQueryOptions({
    queryKey: ['requests', 'pages', query, cursor],
    queryFn: ({ pageParam }) => call('requests', { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) } }),
    initialPageParam: cursor,
    getNextPageParam: (last) => last.next,
  });
}

export type RecordQuery = Omit<Static<typeof RecordFilter>, 'cursor' | 'limit'>;

const showsActs = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean =>
  queryKey[0] !== 'desk' && queryKey[0] !== 'services';

/** What answers hold records, or what was made of them. */
const OF_RECORDS: ReadonlySet<unknown> = new Set([
  ...['record', 'records', 'original', 'timeline', 'conversation', 'conversations', 'mentions', 'places', 'leads', 'addresses'],
  ...['money', 'pictures', 'privileged-records'],
]);

/** After a seal was laid or lifted: what was read before leaves the page, and is not there for a moment when somebody comes back to it. */
export async function forgetRecords(): Promise<void> {
  await queryClient.resetQueries({ predicate: ({ queryKey }) => OF_RECORDS.has(queryKey[0]) });
}

/** After an act on a case or its requests: everything that could show it is asked again; what was asked before the act tells of before. */
export async function afterAct(): Promise<void> {
  const onTheirWay = queryClient.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  await queryClient.invalidateQueries({ predicate: showsActs });
  await queryClient.invalidateQueries({ predicate: (query) => showsActs(query) && onTheirWay.includes(query) });
}

/**
 * After a save while somebody writes, or an act that was refused or lost and may be done in part: what shows it is asked again when it is looked
 * at next. What is open stays as it is under the eyes of whoever reads it.
 */
export async function whenLookedAtNext({ except }: { readonly except?: string } = {}): Promise<void> {
  const isOpen = (key: readonly unknown[]): boolean => key[0] === 'request' && key[1] === except;
  await queryClient.invalidateQueries({ predicate: (query) => showsActs(query) && !isOpen(query.queryKey), refetchType: 'none' });
}

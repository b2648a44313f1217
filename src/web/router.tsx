// SPDX-License-Identifier: Apache-2.0
/** Addresses of the screens. Each screen is a file of its own that is fetched when it is opened, or when a pointer rests on its link. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isSignedOut } from './desk/call.ts';
import { asked, queryClient } from './desk/queries.ts';
import { loadInside } from './language/language.tsx';
import { FrameTrouble, NotFound, ScreenTrouble } from './parts/frame-trouble.tsx';
import { countedSearch, figuresSearch } from './screens/figures/figures-search.ts';
import { readingSearch } from './screens/reading/reading-search.ts';

const root = createRootRoute({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; ended?: boolean } => ({
    ...(typeof search.next === 'string' && search.next.startsWith('/') && !search.next.startsWith('//') && { next: search.next }),
    ...(search.ended === true && { ended: true }),
  }),
  component: lazyRouteComponent(() => import('./screens/sign-in/sign-in.tsx'), 'SignIn'),
});

/** Everything behind the door: without a session the way leads to sign-in and back. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(asked.session());
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { next: location.href } });
      throw error;
    }
    await loadInside();
  },
  errorComponent: FrameTrouble,
});

/** An administrator sees no case and an overseer is in none: their own lists are where they begin. */
const cases = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: async () => {
    const { account } = await queryClient.ensureQueryData(asked.session());
    if (account.roles.includes('administrator')) throw redirect({ to: '/accounts' });
    if (account.roles.includes('overseer')) throw redirect({ to: '/log' });
  },
  component: lazyRouteComponent(() => import('./screens/cases/cases.tsx'), 'Cases'),
});

const oneCase = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./screens/case/case.tsx'), 'CaseOverview'),
});

const screen = <const Path extends string>(path: Path, component: Parameters<typeof createRoute>[0]['component']) =>
  createRoute({ getParentRoute: () => inside, path, component });

const newCase = screen(
  '/cases/new',
  lazyRouteComponent(() => import('./screens/new-case/new-case.tsx'), 'NewCase'),
);
const newTarget = screen(
  '/cases/$caseId/targets/new',
  lazyRouteComponent(() => import('./screens/target/new-target.tsx'), 'NewTarget'),
);
const target = screen(
  '/cases/$caseId/targets/$targetId',
  lazyRouteComponent(() => import('./screens/target/target.tsx'), 'TargetScreen'),
);
const evidence = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId/evidence',
  validateSearch: (search: Record<string, unknown>): { request?: string } =>
    typeof search.request === 'string' ? { request: search.request } : {},
  component: lazyRouteComponent(() => import('./screens/evidence/evidence-of-case.tsx'), 'EvidenceOfCase'),
});
const evidenceItem = screen(
  '/cases/$caseId/evidence/$evidenceId',
  lazyRouteComponent(() => import('./screens/evidence/evidence-item.tsx'), 'EvidenceItemScreen'),
);
const tables = screen(
  '/cases/$caseId/evidence/$evidenceId/tables',
  lazyRouteComponent(() => import('./screens/tables/tables.tsx'), 'TablesScreen'),
);
const companions = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId/papers',
  validateSearch: ({ request }: Record<string, unknown>): { request?: string } => (typeof request === 'string' ? { request } : {}),
  component: lazyRouteComponent(() => import('./screens/companions/companions.tsx'), 'Companions'),
});
const oldRegister = screen(
  '/cases/$caseId/old-register',
  lazyRouteComponent(() => import('./screens/old-register/old-register.tsx'), 'OldRegister'),
);
const caseLog = screen(
  '/cases/$caseId/log',
  lazyRouteComponent(() => import('./screens/log/log.tsx'), 'LogOfCase'),
);
const captures = screen(
  '/cases/$caseId/captures',
  lazyRouteComponent(() => import('./screens/captures/captures.tsx'), 'Captures'),
);
const capture = screen(
  '/cases/$caseId/captures/$captureId',
  lazyRouteComponent(() => import('./screens/captures/capture.tsx'), 'CaptureScreen'),
);
const pictures = screen(
  '/cases/$caseId/pictures',
  lazyRouteComponent(() => import('./screens/pictures/pictures.tsx'), 'Pictures'),
);
const bundles = screen(
  '/cases/$caseId/bundles',
  lazyRouteComponent(() => import('./screens/bundles/bundles.tsx'), 'Bundles'),
);
const bundleCheck = screen(
  '/cases/$caseId/bundles/$bundleId',
  lazyRouteComponent(() => import('./screens/bundles/bundle-check.tsx'), 'BundleCheckScreen'),
);
const retention = screen(
  '/cases/$caseId/retention',
  lazyRouteComponent(() => import('./screens/retention/retention.tsx'), 'Retention'),
);
const privilege = screen(
  '/cases/$caseId/privilege',
  lazyRouteComponent(() => import('./screens/privilege/privilege.tsx'), 'PrivilegeScreen'),
);
const money = createRoute({
  getParentRoute: () => inside,
  path: '/cases/$caseId/money',
  validateSearch: ({ address }: Record<string, unknown>): { address?: string } => (typeof address === 'string' ? { address } : {}),
  component: lazyRouteComponent(() => import('./screens/money/money.tsx'), 'Money'),
});
const ledger = screen(
  '/cases/$caseId/money/ledger',
  lazyRouteComponent(() => import('./screens/money/ledger.tsx'), 'Ledger'),
);
const trace = screen(
  '/cases/$caseId/money/$traceId',
  lazyRouteComponent(() => import('./screens/money/trace.tsx'), 'TraceScreen'),
);
const request = screen(
  '/requests/$requestId',
  lazyRouteComponent(() => import('./screens/request/request.tsx'), 'RequestScreen'),
);
const edit = screen(
  '/requests/$requestId/edit',
  lazyRouteComponent(() => import('./screens/request-editor/request-editor.tsx'), 'RequestEditor'),
);
const decide = screen(
  '/requests/$requestId/decide',
  lazyRouteComponent(() => import('./screens/decide/decide.tsx'), 'Decide'),
);
const send = screen(
  '/requests/$requestId/send',
  lazyRouteComponent(() => import('./screens/send/send.tsx'), 'Send'),
);
const newBatch = screen(
  '/cases/$caseId/batches/new',
  lazyRouteComponent(() => import('./screens/batch/new-batch.tsx'), 'NewBatch'),
);
const batch = screen(
  '/batches/$batchId',
  lazyRouteComponent(() => import('./screens/batch/batch.tsx'), 'Batch'),
);
const paperRoad = screen(
  '/requests/$requestId/paper',
  lazyRouteComponent(() => import('./screens/paper-road/paper-road.tsx'), 'PaperRoadScreen'),
);
const emergencies = screen(
  '/emergencies',
  lazyRouteComponent(() => import('./screens/emergencies/emergencies.tsx'), 'Emergencies'),
);
const figures = createRoute({
  getParentRoute: () => inside,
  path: '/figures',
  validateSearch: figuresSearch,
  component: lazyRouteComponent(() => import('./screens/figures/figures.tsx'), 'Figures'),
});
const counted = createRoute({
  getParentRoute: () => inside,
  path: '/figures/$figure',
  validateSearch: countedSearch,
  component: lazyRouteComponent(() => import('./screens/figures/counted.tsx'), 'Counted'),
});
const approvals = screen(
  '/approvals',
  lazyRouteComponent(() => import('./screens/approvals/approvals.tsx'), 'Approvals'),
);
const deadlines = createRoute({
  getParentRoute: () => inside,
  path: '/deadlines',
  validateSearch: ({ as }: Record<string, unknown>): { as?: 'calendar' } => (as === 'calendar' ? { as } : {}),
  component: lazyRouteComponent(() => import('./screens/deadlines/deadlines.tsx'), 'DeadlinesScreen'),
});
const register = createRoute({
  getParentRoute: () => inside,
  path: '/register',
  validateSearch: ({ as }: Record<string, unknown>): { as?: 'board' } => (as === 'board' ? { as } : {}),
  // Whoever is in no case would read there that nothing has left.
  beforeLoad: async () => {
    const { account } = await queryClient.ensureQueryData(asked.session());
    if (account.roles.includes('overseer')) throw redirect({ to: '/figures' });
  },
  component: lazyRouteComponent(() => import('./screens/register/register.tsx'), 'Register'),
});
const incoming = screen(
  '/incoming',
  lazyRouteComponent(() => import('./screens/incoming/incoming-list.tsx'), 'IncomingList'),
);
const registerIncoming = screen(
  '/incoming/new',
  lazyRouteComponent(() => import('./screens/incoming/register-incoming.tsx'), 'RegisterIncoming'),
);
const oneIncoming = screen(
  '/incoming/$incomingId',
  lazyRouteComponent(() => import('./screens/incoming/incoming.tsx'), 'IncomingScreen'),
);
const log = screen(
  '/log',
  lazyRouteComponent(() => import('./screens/log/log.tsx'), 'WholeLog'),
);
const reading = createRoute({
  getParentRoute: () => inside,
  path: '/readings/$readingId',
  validateSearch: readingSearch,
  component: lazyRouteComponent(() => import('./screens/reading/reading.tsx'), 'ReadingScreen'),
});
const timeline = screen(
  '/readings/$readingId/timeline',
  lazyRouteComponent(() => import('./screens/timeline/timeline.tsx'), 'Timeline'),
);
const conversations = createRoute({
  getParentRoute: () => inside,
  path: '/readings/$readingId/conversations',
  validateSearch: (search: Record<string, unknown>): { number?: number } =>
    Number.isInteger(search.number) && (search.number as number) >= 0 ? { number: search.number as number } : {},
  component: lazyRouteComponent(() => import('./screens/conversations/conversations.tsx'), 'Conversations'),
});
const places = screen(
  '/readings/$readingId/places',
  lazyRouteComponent(() => import('./screens/places/places.tsx'), 'Places'),
);
const mentions = screen(
  '/readings/$readingId/mentions',
  lazyRouteComponent(() => import('./screens/mentions/mentions.tsx'), 'MentionsScreen'),
);
const leads = screen(
  '/cases/$caseId/leads',
  lazyRouteComponent(() => import('./screens/leads/leads.tsx'), 'Leads'),
);
const directory = screen(
  '/directory',
  lazyRouteComponent(() => import('./screens/directory/directory.tsx'), 'Directory'),
);
const directoryProvider = screen(
  '/directory/providers/$provider',
  lazyRouteComponent(() => import('./screens/directory/provider.tsx'), 'ProviderScreen'),
);
const directoryState = screen(
  '/directory/states/$iso',
  lazyRouteComponent(() => import('./screens/directory/state.tsx'), 'StateScreen'),
);
const isState = (value: unknown): value is string => typeof value === 'string' && /^[A-Z]{2}$/.test(value);
const treaties = createRoute({
  getParentRoute: () => inside,
  path: '/directory/treaties',
  validateSearch: ({ one, other }: Record<string, unknown>): { one?: string; other?: string } => ({
    ...(isState(one) && { one }),
    ...(isState(other) && { other }),
  }),
  component: lazyRouteComponent(() => import('./screens/directory/treaties.tsx'), 'Treaties'),
});
const portalAccounts = screen(
  '/directory/portal-accounts',
  lazyRouteComponent(() => import('./screens/portal-accounts/portal-accounts.tsx'), 'PortalAccounts'),
);
const toConfirm = screen(
  '/directory/to-confirm',
  lazyRouteComponent(() => import('./screens/directory/to-confirm.tsx'), 'ToConfirm'),
);
const accounts = screen(
  '/accounts',
  lazyRouteComponent(() => import('./screens/accounts/accounts.tsx'), 'Accounts'),
);
const account = screen(
  '/account',
  lazyRouteComponent(() => import('./screens/account/account.tsx'), 'OwnAccount'),
);

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    inside.addChildren([
      cases,
      newCase,
      oneCase,
      newTarget,
      target,
      evidence,
      evidenceItem,
      tables,
      caseLog,
      oldRegister,
      companions,
      captures,
      capture,
      pictures,
      bundles,
      bundleCheck,
      retention,
      privilege,
      money,
      ledger,
      trace,
      request,
      edit,
      decide,
      send,
      newBatch,
      batch,
      paperRoad,
      figures,
      counted,
      emergencies,
      approvals,
      deadlines,
      register,
      incoming,
      registerIncoming,
      oneIncoming,
      log,
      account,
      accounts,
      reading,
      timeline,
      conversations,
      places,
      mentions,
      leads,
      directory,
      directoryProvider,
      directoryState,
      treaties,
      toConfirm,
      portalAccounts,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: ScreenTrouble,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

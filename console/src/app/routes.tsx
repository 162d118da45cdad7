import { createRoute, createRouter } from '@tanstack/react-router'
import { readNewRequestSearch } from '../features/new-request/new-request-search.ts'
import { readRequestSearch } from '../features/requests/request-search.ts'
import { Pending } from '../shared/page/pending.tsx'
import { adminRoutes } from './admin-routes.tsx'
import { HomePage } from './layout/home-page.tsx'
import { RouteProblem } from './layout/route-problem.tsx'
import { lazyPage } from './lazy-page.ts'
import { root, signedIn } from './parent-routes.tsx'

/** The pages that nobody needs to sign in for. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { returnTo?: string; problem?: string } => ({
    ...(typeof search.returnTo === 'string' ? { returnTo: search.returnTo } : {}),
    ...(typeof search.problem === 'string' ? { problem: search.problem } : {}),
  }),
  component: lazyPage(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
})
const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: lazyPage(() => import('../features/sign-in/set-password-page.tsx'), 'SetPasswordPage'),
})
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyPage(() => import('../features/sign-in/reset-password-page.tsx'), 'ResetPasswordPage'),
})
const signedInAgain = createRoute({
  getParentRoute: () => root,
  path: '/signed-in',
  component: lazyPage(() => import('../features/sign-in/signed-in-page.tsx'), 'SignedInPage'),
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: HomePage,
})
const requests = createRoute({
  getParentRoute: () => signedIn,
  path: '/requests',
  validateSearch: readRequestSearch,
  component: lazyPage(() => import('../features/requests/requests-page.tsx'), 'RequestsPage'),
})
const today = createRoute({
  getParentRoute: () => signedIn,
  path: '/today',
  component: lazyPage(() => import('../features/today/today-page.tsx'), 'TodayPage'),
})
const request = createRoute({
  getParentRoute: () => signedIn,
  path: '/requests/$number',
  // The list that the person comes from, to go back to.
  validateSearch: readRequestSearch,
  component: lazyPage(() => import('../features/request/request-page.tsx'), 'RequestPage'),
})
const receive = createRoute({
  getParentRoute: () => signedIn,
  path: '/receive',
  component: lazyPage(() => import('../features/scan/scan-page.tsx'), 'ReceivePage'),
})
const returnItems = createRoute({
  getParentRoute: () => signedIn,
  path: '/return',
  component: lazyPage(() => import('../features/scan/scan-page.tsx'), 'ReturnPage'),
})
const newRequest = createRoute({
  getParentRoute: () => signedIn,
  path: '/new-request',
  validateSearch: readNewRequestSearch,
  component: lazyPage(() => import('../features/new-request/new-request-page.tsx'), 'NewRequestPage'),
})
const secondFactor = createRoute({
  getParentRoute: () => signedIn,
  path: '/second-factor',
  component: lazyPage(() => import('../features/accounts/second-factor-page.tsx'), 'SecondFactorPage'),
})
const mailReview = createRoute({
  getParentRoute: () => signedIn,
  path: '/mail-review',
  validateSearch: (search: Record<string, unknown>): { readonly mail?: string } =>
    typeof search.mail === 'string' ? { mail: search.mail } : {},
  component: lazyPage(() => import('../features/mail-review/mail-review-page.tsx'), 'MailReviewPage'),
})

const routeTree = root.addChildren([
  signIn,
  setPassword,
  resetPassword,
  signedInAgain,
  signedIn.addChildren([
    home,
    today,
    requests,
    request,
    receive,
    returnItems,
    newRequest,
    mailReview,
    secondFactor,
    ...adminRoutes,
  ]),
])

/** Reads the search part of an address: each parameter is a text. */
const parseSearch = (search: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(search))

const writeSearch = (search: Record<string, unknown>): string => {
  const parameters = Object.entries(search).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return parameters.length === 0 ? '' : `?${new URLSearchParams(parameters)}`
}

/** Makes the router of the console, whose addresses begin with `/console`. */
export const createConsoleRouter = () =>
  createRouter({
    routeTree,
    basepath: '/console',
    caseSensitive: true,
    parseSearch,
    stringifySearch: writeSearch,
    // What a route's `validateSearch` leaves out is gone.
    search: { strict: true },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: Pending,
    defaultPendingMs: 0,
    defaultErrorComponent: RouteProblem,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>
  }
}

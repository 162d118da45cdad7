import { createRoute } from '@tanstack/react-router'
import { readStatisticsSearch } from '../features/statistics/statistics-search.ts'
import { lazyPage } from './lazy-page.ts'
import { signedIn } from './parent-routes.tsx'

/** Makes the function that reads some parameters of an address as texts, and ignores the others. */
const readTexts =
  <const Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): { readonly [Each in Name]?: string | undefined } => {
    const texts: { [Each in Name]?: string | undefined } = {}
    for (const name of names) {
      const value = search[name]
      if (typeof value === 'string' && value !== '') texts[name] = value
    }
    return texts
  }

const partners = createRoute({
  getParentRoute: () => signedIn,
  path: '/partners',
  validateSearch: readTexts('text', 'state'),
  component: lazyPage(() => import('../features/partners/partners-page.tsx'), 'PartnersPage'),
})
// No code begins with a hyphen: beside an address that ends with a code, one of ours does.
const newPartner = createRoute({
  getParentRoute: () => signedIn,
  path: '/partners/-new',
  validateSearch: readTexts('protocol'),
  component: lazyPage(() => import('../features/partners/partner-page.tsx'), 'NewPartnerPage'),
})
const directoryImport = createRoute({
  getParentRoute: () => signedIn,
  path: '/partners/-directory-import',
  component: lazyPage(() => import('../features/transfer/directory-import-page.tsx'), 'DirectoryImportPage'),
})
const unmappedCodes = createRoute({
  getParentRoute: () => signedIn,
  path: '/partners/-unmapped-codes',
  component: lazyPage(() => import('../features/partners/unmapped-codes-page.tsx'), 'UnmappedCodesPage'),
})
const partner = createRoute({
  getParentRoute: () => signedIn,
  path: '/partners/$code',
  component: lazyPage(() => import('../features/partners/partner-page.tsx'), 'PartnerPage'),
})
const configuration = createRoute({
  getParentRoute: () => signedIn,
  path: '/configuration',
  component: lazyPage(() => import('../features/configuration/configuration-page.tsx'), 'ConfigurationPage'),
})
const transfer = createRoute({
  getParentRoute: () => signedIn,
  path: '/configuration/transfer',
  component: lazyPage(() => import('../features/transfer/transfer-page.tsx'), 'TransferPage'),
})
const documents = createRoute({
  getParentRoute: () => signedIn,
  path: '/configuration/$kind',
  validateSearch: readTexts('text', 'network', 'source', 'vendor', 'held'),
  component: lazyPage(() => import('../features/configuration/document-list-page.tsx'), 'DocumentListPage'),
})
const newDocument = createRoute({
  getParentRoute: () => signedIn,
  path: '/configuration/$kind/-new',
  component: lazyPage(() => import('../features/configuration/document-page.tsx'), 'NewDocumentPage'),
})
const document = createRoute({
  getParentRoute: () => signedIn,
  path: '/configuration/$kind/$code',
  component: lazyPage(() => import('../features/configuration/document-page.tsx'), 'DocumentPage'),
})

const messages = createRoute({
  getParentRoute: () => signedIn,
  path: '/messages',
  validateSearch: readTexts('direction', 'state', 'partner', 'text', 'message'),
  component: lazyPage(() => import('../features/messages/messages-page.tsx'), 'MessagesPage'),
})
const firstSteps = createRoute({
  getParentRoute: () => signedIn,
  path: '/first-steps',
  component: lazyPage(() => import('../features/first-steps/first-steps-page.tsx'), 'FirstStepsPage'),
})
const webhooks = createRoute({
  getParentRoute: () => signedIn,
  path: '/webhooks',
  component: lazyPage(() => import('../features/webhooks/webhooks-page.tsx'), 'WebhooksPage'),
})
const newWebhook = createRoute({
  getParentRoute: () => signedIn,
  path: '/webhooks/-new',
  component: lazyPage(() => import('../features/webhooks/webhook-page.tsx'), 'NewWebhookPage'),
})
const webhook = createRoute({
  getParentRoute: () => signedIn,
  path: '/webhooks/$code',
  component: lazyPage(() => import('../features/webhooks/webhook-page.tsx'), 'WebhookPage'),
})
const users = createRoute({
  getParentRoute: () => signedIn,
  path: '/users',
  component: lazyPage(() => import('../features/accounts/users-page.tsx'), 'UsersPage'),
})
const privacy = createRoute({
  getParentRoute: () => signedIn,
  path: '/privacy',
  validateSearch: readTexts('patron'),
  component: lazyPage(() => import('../features/privacy/privacy-page.tsx'), 'PrivacyPage'),
})
const lending = createRoute({
  getParentRoute: () => signedIn,
  path: '/lending',
  validateSearch: readTexts('with', 'request'),
  component: lazyPage(() => import('../features/lending/lending-page.tsx'), 'LendingPage'),
})
const keys = createRoute({
  getParentRoute: () => signedIn,
  path: '/keys',
  component: lazyPage(() => import('../features/accounts/keys-page.tsx'), 'KeysPage'),
})
const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  validateSearch: readTexts('actor', 'action', 'about', 'from', 'to'),
  component: lazyPage(() => import('../features/audit/audit-page.tsx'), 'AuditPage'),
})

const alarms = createRoute({
  getParentRoute: () => signedIn,
  path: '/alarms',
  component: lazyPage(() => import('../features/alarms/alarms-page.tsx'), 'AlarmsPage'),
})
const dashboard = createRoute({
  getParentRoute: () => signedIn,
  path: '/dashboard',
  component: lazyPage(() => import('../features/dashboard/dashboard-page.tsx'), 'DashboardPage'),
})

const statistics = createRoute({
  getParentRoute: () => signedIn,
  path: '/statistics',
  validateSearch: readStatisticsSearch,
  component: lazyPage(() => import('../features/statistics/statistics-page.tsx'), 'StatisticsPage'),
})

/** The pages of admins. */
export const adminRoutes = [
  alarms,
  dashboard,
  statistics,
  partners,
  newPartner,
  partner,
  unmappedCodes,
  directoryImport,
  configuration,
  transfer,
  documents,
  newDocument,
  document,
  messages,
  firstSteps,
  webhooks,
  newWebhook,
  webhook,
  users,
  privacy,
  lending,
  keys,
  audit,
] as const

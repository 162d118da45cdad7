import type { Permission } from '../../api/types.ts'
import type { IconName } from '../../shared/icons/icon-paths.ts'
import type { Words } from '../../words/en.ts'

export type NavigationEntry = {
  /** An address of `routes.tsx`. */
  readonly to:
    | '/alarms'
    | '/audit'
    | '/configuration'
    | '/dashboard'
    | '/first-steps'
    | '/keys'
    | '/mail-review'
    | '/messages'
    | '/partners'
    | '/privacy'
    | '/receive'
    | '/return'
    | '/statistics'
    | '/today'
    | '/users'
    | '/webhooks'
  readonly label: (words: Words) => string
  readonly icon: IconName
  /** A person without it does not see the entry; the API refuses the calls of its page anyway. */
  readonly permission: Permission
}

/** The start page. */
export const todayEntry: NavigationEntry = {
  to: '/today',
  label: (words) => words.today.title,
  icon: 'today',
  permission: 'requests:read',
}

/** The pages of every day, above the worklists. */
export const dailyEntries: readonly NavigationEntry[] = [
  {
    to: '/receive',
    label: (words) => words.scan.receive.title,
    icon: 'receive',
    permission: 'requests:write',
  },
  { to: '/return', label: (words) => words.scan.return.title, icon: 'return', permission: 'requests:write' },
  {
    to: '/mail-review',
    label: (words) => words.mailReview.title,
    icon: 'mail',
    permission: 'messages:write',
  },
]

/** The pages below the worklists: those of whom looks after the library, its partners and this gateway. */
export const manageEntries: readonly NavigationEntry[] = [
  {
    to: '/dashboard',
    label: (words) => words.admin.overview,
    icon: 'overview',
    permission: 'requests:read',
  },
  {
    to: '/statistics',
    label: (words) => words.admin.statistics,
    icon: 'chart',
    permission: 'statistics:read',
  },
  { to: '/alarms', label: (words) => words.admin.alarms, icon: 'alarms', permission: 'requests:write' },
  {
    to: '/partners',
    label: (words) => words.admin.partners,
    icon: 'partners',
    permission: 'requests:write',
  },
  { to: '/messages', label: (words) => words.admin.messages, icon: 'messages', permission: 'messages:read' },
  {
    to: '/configuration',
    label: (words) => words.admin.configuration,
    icon: 'settings',
    permission: 'configuration:write',
  },
  { to: '/users', label: (words) => words.admin.users, icon: 'person', permission: 'users:manage' },
  {
    to: '/privacy',
    label: (words) => words.admin.privacy,
    icon: 'assign',
    permission: 'privacy:manage',
  },
  { to: '/keys', label: (words) => words.admin.keys, icon: 'keys', permission: 'keys:manage' },
  {
    to: '/webhooks',
    label: (words) => words.admin.webhooks,
    icon: 'webhooks',
    permission: 'configuration:write',
  },
  { to: '/audit', label: (words) => words.admin.audit, icon: 'audit', permission: 'audit:read' },
  {
    to: '/first-steps',
    label: (words) => words.admin.firstSteps,
    icon: 'star',
    permission: 'configuration:write',
  },
]

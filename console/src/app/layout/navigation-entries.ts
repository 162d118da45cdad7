import type { Permission } from '../../api/types.ts'
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
    | '/users'
    | '/webhooks'
  readonly label: (words: Words) => string
  /** A person without it does not see the entry; the API refuses the calls of its page anyway. */
  readonly permission: Permission
}

/** The pages below the worklists, in groups that a line separates: those of staff, then those of admins. */
export const navigationGroups: readonly (readonly NavigationEntry[])[] = [
  [
    { to: '/dashboard', label: (words) => words.dashboard.title, permission: 'requests:read' },
    { to: '/mail-review', label: (words) => words.mailReview.title, permission: 'messages:write' },
  ],
  [
    { to: '/alarms', label: (words) => words.alarms.title, permission: 'requests:write' },
    { to: '/partners', label: (words) => words.admin.partners, permission: 'configuration:write' },
    { to: '/messages', label: (words) => words.admin.messages, permission: 'messages:read' },
    { to: '/configuration', label: (words) => words.admin.configuration, permission: 'configuration:write' },
    { to: '/users', label: (words) => words.admin.users, permission: 'users:manage' },
    { to: '/keys', label: (words) => words.admin.keys, permission: 'keys:manage' },
    { to: '/webhooks', label: (words) => words.webhooks.title, permission: 'configuration:write' },
    { to: '/audit', label: (words) => words.admin.audit, permission: 'audit:read' },
    { to: '/first-steps', label: (words) => words.firstSteps.title, permission: 'configuration:write' },
  ],
]

import type { NavigationEntry } from './navigation-entries.ts'

/** A page that two keys open: `g`, then its own. */
export type GoTo = Pick<NavigationEntry, 'permission'> & {
  readonly key: string
  readonly to: NavigationEntry['to'] | '/requests'
}

/** The pages that `g` and a second key open: the first letters of their English names, `i` and `o` for what comes in and goes out. */
export const goToKeys: readonly GoTo[] = [
  { key: 't', to: '/today', permission: 'requests:read' },
  { key: 'r', to: '/requests', permission: 'requests:read' },
  { key: 'i', to: '/receive', permission: 'requests:write' },
  { key: 'o', to: '/return', permission: 'requests:write' },
  { key: 'm', to: '/mail-review', permission: 'messages:write' },
  { key: 'p', to: '/partners', permission: 'requests:write' },
  { key: 's', to: '/statistics', permission: 'statistics:read' },
]

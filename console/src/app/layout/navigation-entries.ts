import type { Words } from '../../words/en.ts'

type NavigationEntry = {
  readonly to: '/requests'
  readonly label: (words: Words) => string
  /** Who lacks it does not see the entry; the API refuses the calls of its page anyway. */
  readonly permission: string
}

/** The pages of the navigation, in order. */
export const navigationEntries: readonly NavigationEntry[] = [
  { to: '/requests', label: (words) => words.layout.requests, permission: 'requests:read' },
]

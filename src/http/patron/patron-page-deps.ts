import type { Services } from '../services.ts'

/** The dependencies of signing in to the patron pages, and of their frame. */
export type PatronPageDeps = Pick<
  Services,
  | 'store'
  | 'configuration'
  | 'now'
  | 'log'
  | 'audit'
  | 'privacy'
  | 'subjects'
  | 'noteFailedAuthentication'
  | 'publicUrl'
  | 'peerAddress'
  | 'settings'
>

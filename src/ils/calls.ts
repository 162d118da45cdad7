import { ilsCalls } from '../borrowing/local-answers/ils-call.ts'

/** The calls to a library's own system: each can be switched on or off. */
export const calls = ['lookup_user', 'lookup_item', ...ilsCalls] as const
export type Call = (typeof calls)[number]

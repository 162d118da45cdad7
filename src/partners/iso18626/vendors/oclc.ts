import { standard } from './standard.ts'
import type { Vendor } from './vendor.ts'

/**
 * OCLC's network (WorldShare, Tipasa). A request that came to it by ISO 18626 cannot be conditional there: a condition
 * in its messages is for information, and nobody waits for an answer.
 */
export const oclc: Vendor = { ...standard, asksConditions: false }

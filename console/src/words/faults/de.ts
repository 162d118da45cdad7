import type { faultsEn } from './en.ts'
import { faultSentencesDe } from './sentences-de.ts'

/** The German words for faults. */
export const faultsDe: typeof faultsEn = { faults: { sentences: faultSentencesDe, or: ', oder ' } }

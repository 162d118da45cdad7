import { createLazyWords } from '../lazy-words.ts'
import type { AuditActionWords } from './en.ts'

/** Returns the words for the actions of the audit log in the language of the console. */
export const useAuditActionWords = createLazyWords<AuditActionWords>('audit', {
  en: async () => (await import('./en.ts')).auditActionsEn,
  de: async () => (await import('./de.ts')).auditActionsDe,
})

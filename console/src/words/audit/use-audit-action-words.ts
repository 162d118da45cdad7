import { createLazyWords } from '../lazy-words.ts'

/** Returns the words for the actions of the audit log in the language of the console. */
export const useAuditActionWords = createLazyWords('audit')

import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of patrons’ personal data in the language of the console. */
export const usePrivacyWords = createLazyWords('privacy')

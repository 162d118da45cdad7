import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of loans that libraries here lend, in the language of the console. */
export const useLendingWords = createLazyWords('lending')

import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the list of keys, in the language of the console. */
export const useHelpWords = createLazyWords('help')

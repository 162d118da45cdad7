import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the pages of people and keys, in the language of the console. */
export const useAccountsWords = createLazyWords('accounts')

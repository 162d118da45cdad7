import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of rotas from holdings in the language of the console. */
export const useHoldingsWords = createLazyWords('holdings')

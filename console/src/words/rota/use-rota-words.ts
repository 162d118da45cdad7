import { createLazyWords } from '../lazy-words.ts'

/** Returns the words for choosing whom to ask, in the language of the console. */
export const useRotaWords = createLazyWords('rota')

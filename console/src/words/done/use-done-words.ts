import { createLazyWords } from '../lazy-words.ts'

/** Returns the words for what somebody did with a command in the language of the console. */
export const useDoneWords = createLazyWords('done')

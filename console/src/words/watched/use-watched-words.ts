import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the overview, the alarms and the health of partners in the language of the console. */
export const useWatchedWords = createLazyWords('watched')

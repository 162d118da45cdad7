import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the statistics in the language of the console. */
export const useStatisticsWords = createLazyWords('statistics')

import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the directory in the language of the console. */
export const useDirectoryWords = createLazyWords('directory')

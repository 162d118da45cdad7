import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the pages on which items are received and returned, in the language of the console. */
export const useScanWords = createLazyWords('scan')

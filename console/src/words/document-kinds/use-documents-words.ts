import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the kinds of documents in the configuration, in the language of the console. */
export const useDocumentsWords = createLazyWords('documents')

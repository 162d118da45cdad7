import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of trials and of import and export, in the language of the console. */
export const useIntegrationWords = createLazyWords('integration')

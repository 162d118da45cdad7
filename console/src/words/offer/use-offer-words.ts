import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the dialog that decides on a cost, in the language of the console. */
export const useOfferDialogWords = createLazyWords('offer')

import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the review of mails in the language of the console. */
export const useMailReviewWords = createLazyWords('mailReview')

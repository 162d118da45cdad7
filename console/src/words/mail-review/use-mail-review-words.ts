import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the review of mails in the language of the console. */
export const useMailReviewWords = createLazyWords('mail-review', {
  en: async () => (await import('./en.ts')).mailReviewEn,
  de: async () => (await import('./de.ts')).mailReviewDe,
})

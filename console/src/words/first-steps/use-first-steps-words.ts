import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the first steps in the language of the console. */
export const useFirstStepsWords = createLazyWords('first-steps', {
  en: async () => (await import('./en.ts')).firstStepsEn,
  de: async () => (await import('./de.ts')).firstStepsDe,
})

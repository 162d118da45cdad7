import { createLazyWords } from '../lazy-words.ts'

/** Returns the words of the directory in the language of the console. */
export const useDirectoryWords = createLazyWords('directory', {
  en: async () => (await import('./en.ts')).directoryEn,
  de: async () => (await import('./de.ts')).directoryDe,
})

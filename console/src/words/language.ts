import type { Words } from './en.ts'

/** The languages of the console, each a catalogue of its own. */
export const languages = { en: 'English', de: 'Deutsch' } as const
export type LanguageCode = keyof typeof languages

const catalogues: Readonly<Record<LanguageCode, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
}

const isLanguage = (code: string): code is LanguageCode => code in languages

/**
 * Chooses the language of the console.
 *
 * @param chosen what the person chose in this browser before
 * @param preferred what the browser prefers, best first, such as `de-CH`
 */
export const chooseLanguage = (chosen: string | null, preferred: readonly string[]): LanguageCode => {
  const candidates = [chosen ?? '', ...preferred.map((each) => each.slice(0, 2))]
  return candidates.find(isLanguage) ?? 'en'
}

/** Loads the catalogue of a language. */
export const loadWords = (language: LanguageCode): Promise<Words> => catalogues[language]()

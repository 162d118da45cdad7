import { isLanguage, type Language } from '../../../src/translations/language.ts'
import type { Words } from './en.ts'

const catalogues: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
}

/**
 * Chooses the language of the console.
 *
 * @param chosen what the person chose in this browser before
 * @param preferred what the browser prefers, best first, such as `de-CH`
 */
export const chooseLanguage = (chosen: string | null, preferred: readonly string[]): Language => {
  const candidates = [chosen ?? '', ...preferred.map((each) => each.slice(0, 2))]
  return candidates.find(isLanguage) ?? 'en'
}

/** Loads the catalogue of a language. */
export const loadWords = (language: Language): Promise<Words> => catalogues[language]()

import { english as englishPage } from '../page/english.ts'
import { german as germanPage } from '../page/german.ts'
import { english } from './english.ts'
import { german } from './german.ts'
import { type Languages, type LetterFile, withFile } from './language.ts'

/** The languages that are always there. */
const builtInLanguages = {
  en: { ...english, code: 'en', page: englishPage },
  de: { ...german, code: 'de', page: germanPage },
} as const satisfies Languages

const builtIn = (code: string): 'en' | 'de' | undefined => (code === 'en' || code === 'de' ? code : undefined)

/** Returns the built-in languages, and those that files bring or change. */
export const languagesWith = (files: Readonly<Record<string, LetterFile>>): Languages => ({
  ...builtInLanguages,
  ...Object.fromEntries(
    Object.entries(files).map(([code, file]) => [
      code,
      withFile(builtInLanguages[file.basedOn ?? builtIn(code) ?? 'en'], file, code),
    ]),
  ),
})

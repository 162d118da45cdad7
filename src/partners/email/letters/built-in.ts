import type { FillInLanguage } from '@lendwire/email'
import { textsIn } from '../../../translations/gateway-sentences.ts'
import { type Language as BuiltInLanguage, isLanguage, languages } from '../../../translations/language.ts'
import { recordByName } from '../../../typed-records.ts'
import { type Language, type Languages, type LetterFile, LetterLanguage, withFile } from './language.ts'

/** Returns a language that is always there. */
const builtIn = (code: BuiltInLanguage): Language => {
  const { opening, closing, letters, test: _, ...words } = textsIn(code).letter
  const whole = Object.entries(letters).map(([kind, { subject, body }]) => [
    kind,
    { subject, body: `${opening}\n\n${body}\n\n${closing}` },
  ])
  const form: FillInLanguage = code
  const letter = LetterLanguage.parse({ ...words, form, letters: Object.fromEntries(whole) })
  return { ...letter, code, page: { ...textsIn(code).answer_page, code } }
}

/** Returns the built-in languages, and those that files bring or change. */
export const languagesWith = (files: Readonly<Record<string, LetterFile>>): Languages => {
  const builtInLanguages = recordByName(languages, builtIn)
  const changed = Object.entries(files).map(([code, file]) => [
    code,
    withFile(builtInLanguages[file.basedOn ?? (isLanguage(code) ? code : 'en')], file, code),
  ])
  return { ...builtInLanguages, ...Object.fromEntries(changed) }
}

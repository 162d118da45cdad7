import { textsIn } from '../../../translations/gateway-sentences.ts'
import { type Language as BuiltInLanguage, isLanguage } from '../../../translations/language.ts'
import { type Language, type Languages, type LetterFile, LetterLanguage, withFile } from './language.ts'

/** Returns a language that is always there. */
const builtIn = (code: BuiltInLanguage): Language => {
  const { opening, closing, letters, test: _, ...words } = textsIn(code).letter
  const whole = Object.entries(letters).map(([kind, { subject, body }]) => [
    kind,
    { subject, body: `${opening}\n\n${body}\n\n${closing}` },
  ])
  const letter = LetterLanguage.parse({ ...words, form: code, letters: Object.fromEntries(whole) })
  return { ...letter, code, page: { ...textsIn(code).answer_page, code } }
}

/** Returns the built-in languages, and those that files bring or change. */
export const languagesWith = (files: Readonly<Record<string, LetterFile>>): Languages => {
  const builtInLanguages = { en: builtIn('en'), de: builtIn('de') }
  const changed = Object.entries(files).map(([code, file]) => [
    code,
    withFile(builtInLanguages[file.basedOn ?? (isLanguage(code) ? code : 'en')], file, code),
  ])
  return { ...builtInLanguages, ...Object.fromEntries(changed) }
}

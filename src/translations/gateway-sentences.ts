import { recordByName } from '../typed-records.ts'
import * as de from './de/gateway.ts'
import * as en from './en/gateway.ts'
import * as fr from './fr/gateway.ts'
import { isLanguage, type Language, languages } from './language.ts'
import { createTranslator, type KeyOf, type Translator } from './translator.ts'

/** What the gateway and the command line say: every language has the areas of English. */
export type GatewayAreas = typeof en
export type GatewayKey = KeyOf<GatewayAreas>

const areas: Readonly<Record<Language, GatewayAreas>> = { en, de, fr }

/**
 * Returns the messages of a language as its files have them: for texts that are made with nothing, and for letters, whose
 * placeholders are filled in as those of a library's own words.
 */
export const textsIn = (language: Language): GatewayAreas => areas[language]

const translators = recordByName(languages, (language) => createTranslator(language, areas[language]))

/** Returns what makes sentences in a language. */
export const sentencesIn = (language: Language): Translator<GatewayKey> => translators[language]

/**
 * Returns the colon between a label and its value, with the space that French puts before it.
 *
 * @param language a language tag; one that is not built in has it as English
 */
export const colonIn = (language: string): string => {
  const [base] = language.split('-')
  return textsIn(isLanguage(base) ? base : 'en').page.colon
}

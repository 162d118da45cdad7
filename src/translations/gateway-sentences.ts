import { gatewayAreas as de } from './de/gateway.ts'
import { gatewayAreas as en } from './en/gateway.ts'
import type { Language } from './language.ts'
import { createTranslator, type KeyOf, type Translator } from './translator.ts'

/** What the gateway and the command line say: every language has the areas of English. */
export type GatewayAreas = typeof en
export type GatewayKey = KeyOf<GatewayAreas>

const areas: Readonly<Record<Language, GatewayAreas>> = { en, de }

/**
 * Returns the messages of a language as its files have them: for texts that are made with nothing, and for letters, whose
 * placeholders are filled in as those of a library's own words.
 */
export const textsIn = (language: Language): GatewayAreas => areas[language]

const translators: Readonly<Record<Language, Translator<GatewayKey>>> = {
  en: createTranslator<GatewayAreas>('en', areas.en),
  de: createTranslator<GatewayAreas>('de', areas.de),
}

/** Returns what makes sentences in a language. */
export const sentencesIn = (language: Language): Translator<GatewayKey> => translators[language]

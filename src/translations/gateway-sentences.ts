import { gatewayAreas as de } from './de/gateway.ts'
import { gatewayAreas as en } from './en/gateway.ts'
import type { Language } from './language.ts'
import { createTranslator, type KeyOf, type Translator } from './translator.ts'

/** What the gateway and the command line say: every language has the areas of English. */
export type GatewayAreas = typeof en
export type GatewayKey = KeyOf<GatewayAreas>

const translators: Readonly<Record<Language, Translator<GatewayKey>>> = {
  en: createTranslator('en', en),
  de: createTranslator('de', de),
}

/** Returns what makes sentences in a language. */
export const sentencesIn = (language: Language): Translator<GatewayKey> => translators[language]

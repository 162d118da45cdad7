import { english } from './english.ts'
import { german } from './german.ts'
import type { Languages } from './language.ts'

/** The languages that are always there. */
export const builtInLanguages: Languages = { en: english, de: german }

import { sayFailure } from '../failure-words/say-failure.ts'
import type { CheckStep, StepFacts } from './step.ts'
import { stepWordsDe } from './words-de.ts'
import { type StepCode, type StepWords, stepWordsEn } from './words-en.ts'

export type StepLanguage = 'en' | 'de'

const catalogues: Readonly<Record<StepLanguage, Readonly<Record<StepCode, StepWords>>>> = {
  en: stepWordsEn,
  de: stepWordsDe,
}

/** Returns whether a code is one of the results of steps. */
export const isStepCode = (code: string): code is StepCode => Object.hasOwn(stepWordsEn, code)

const fill = (words: string, facts: StepFacts): string =>
  words.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''))

/** Says in words what a step found, and what to do about it: null where nothing is to be done. */
export const sayStep = (
  { code, facts }: Pick<CheckStep, 'code' | 'facts'>,
  language: StepLanguage,
): StepWords => {
  const { detail, remedy } = catalogues[language][code]
  const { reason } = facts
  const words = typeof reason === 'string' ? { ...facts, reason: sayFailure(reason, language) } : facts
  return { detail: fill(detail, words), remedy: remedy === null ? null : fill(remedy, words) }
}

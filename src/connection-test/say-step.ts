import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import type { CheckStep, StepCode } from './step.ts'

/** What a step found, and what to do about it: null where nothing is to be done. */
export type StepWords = { readonly detail: string; readonly remedy: string | null }

/** Returns whether a code is one of the results of steps. */
export const isStepCode = (code: string): code is StepCode =>
  sentencesIn('en').has(`connection_test.${code}.detail`)

/** Says in words what a step found, and what to do about it. */
export const sayStep = (
  { code, facts }: Pick<CheckStep, 'code' | 'facts'>,
  language: Language,
): StepWords => {
  const { say, has } = sentencesIn(language)
  const remedy = `connection_test.${code}.remedy`
  return {
    detail: say({ code: `connection_test.${code}.detail`, params: facts }),
    remedy: has(remedy) ? say({ code: remedy, params: facts }) : null,
  }
}

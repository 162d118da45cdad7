import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import type { AnyReason } from '../translations/parameter.ts'
import type { CheckStep, StepCode } from './step.ts'

/** What a step found, and what to do about it: null where nothing is to be done. */
export type StepWords = { readonly detail: string; readonly remedy: string | null }

/** Returns whether a code is one of the results of steps. */
export const isStepCode = (code: string): code is StepCode =>
  sentencesIn('en').has(`connection_test.${code}.detail`)

/** What a sentence is made with where its step does not say it: whose system answers, and that it said nothing in plain words. */
const defaults = { system: 'partner', words: 'none' }

/** Returns what a step found, and what to do about it, as reasons. */
export const reasonsOfStep = ({
  code,
  facts,
}: Pick<CheckStep, 'code' | 'facts'>): { readonly found: AnyReason; readonly remedy: AnyReason | null } => {
  const params = { ...defaults, ...facts }
  const remedy = `connection_test.${code}.remedy`
  return {
    found: { code: `connection_test.${code}.detail`, params },
    remedy: sentencesIn('en').has(remedy) ? { code: remedy, params } : null,
  }
}

/** Says in words what a step found, and what to do about it. */
export const sayStep = (step: Pick<CheckStep, 'code' | 'facts'>, language: Language): StepWords => {
  const { found, remedy } = reasonsOfStep(step)
  const { say } = sentencesIn(language)
  return { detail: say(found), remedy: remedy === null ? null : say(remedy) }
}

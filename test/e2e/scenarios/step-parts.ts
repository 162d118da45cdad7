import type { LenderEvent, Step } from './scenario.ts'

/** Returns a lender's event in a step; undefined where the step is something else. */
export const lenderEventOf = (step: Step): LenderEvent | undefined => ('says' in step ? step.says : undefined)

/** Returns whether a lender's message names an earlier id of the request, or another partner's. */
export const namesAnotherId = (step: Step): boolean =>
  ('under' in step && step.under !== undefined) || ('about' in step && step.about !== undefined)

/** Returns whether a lender repeats the content of its last message in a new one. */
export const repeatsContent = (step: Step): boolean => 'repeats' in step && step.repeats === 'content'

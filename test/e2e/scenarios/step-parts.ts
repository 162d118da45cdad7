import type { LenderEvent, Scenario, Step } from './scenario.ts'

/** Returns a lender's event in a step; undefined where the step is something else. */
export const lenderEventOf = (step: Step): LenderEvent | undefined => ('says' in step ? step.says : undefined)

/** Returns whether a lender's message names an earlier id of the request, or another partner's. */
export const namesAnotherId = (step: Step): boolean =>
  ('under' in step && step.under !== undefined) || ('about' in step && step.about !== undefined)

/** Returns whether a lender repeats the content of its last message in a new one. */
export const repeatsContent = (step: Step): boolean => 'repeats' in step && step.repeats === 'content'

/** Returns whether a row's lender names a due date that had passed before the rows begin, other than of what is overdue. */
export const namesPastDueDate = ({ steps }: Pick<Scenario, 'steps'>): boolean =>
  steps.some((step) => {
    const event = lenderEventOf(step)
    return (
      (event?.type === 'shipped' || event?.type === 'renewed') &&
      event.dueDate !== undefined &&
      event.dueDate < '2026-02-01'
    )
  })

import { z } from '@hono/zod-openapi'
import { Instant } from '../../../borrowing/values.ts'
import { isStepCode, sayStep } from '../../../connection-test/say-step.ts'
import { type CheckStep, stepNames } from '../../../connection-test/step.ts'
import type { StoredCheck, StoredStep } from '../../../partner-health/stored-checks.ts'
import type { Language } from '../../../translations/language.ts'

const detail = z.string().openapi({ description: 'What was found' })
const remedy = z.string().nullable().openapi({ description: 'What to do about it' })

/** One step of the test of a connection, as the API shows it. */
export const CheckStepView = z.object({
  step: z.enum(stepNames).describe('The step of the check.'),
  result: z.enum(['passed', 'failed', 'warning', 'skipped']).describe('Whether the step passed.'),
  milliseconds: z
    .number()
    .nullable()
    .openapi({ description: 'How long it took; null where nothing was tried' }),
  code: z
    .string()
    .nullable()
    .openapi({ description: 'What was found, for programs; null for a test that an earlier version kept' }),
  detail: detail.describe('What was found.'),
  remedy: remedy.describe('What to do about it.'),
  certificateEnds: Instant.optional().describe('When the certificate ends that the partner showed.'),
})

/** Shows a step with its words. */
export const viewStep =
  (language: Language) =>
  ({ facts, ...step }: CheckStep): z.infer<typeof CheckStepView> => ({
    ...step,
    ...sayStep({ code: step.code, facts }, language),
  })

const isStepName = (name: string): name is CheckStep['step'] => stepNames.some((each) => each === name)

const viewStoredStep = (
  { facts = {}, code, step, ...stored }: StoredStep,
  language: Language,
): readonly z.infer<typeof CheckStepView>[] => {
  if (!isStepName(step)) return []
  // A test that an earlier version kept has its words only.
  const words = code !== undefined && isStepCode(code) ? sayStep({ code, facts }, language) : {}
  return [{ ...stored, ...words, step, code: code ?? null }]
}

/** A connection test that is kept, as the API shows it. */
export const StoredCheckView = z
  .object({
    at: Instant.describe('When the test was made.'),
    by: z
      .enum(['person', 'daily', 'outage'])
      .openapi({ description: 'Who began it: a person, or the gateway each day' }),
    outcome: z.string().describe('The result of the test.'),
    detail: z.string().describe('The result in words.'),
    steps: z.array(CheckStepView).describe('The steps of the test.'),
  })
  .openapi('StoredPartnerCheck')

/** Shows a connection test that is kept. */
export const viewStoredCheck =
  (language: Language) =>
  ({ steps, ...check }: StoredCheck): z.infer<typeof StoredCheckView> => ({
    ...check,
    steps: steps.flatMap((step) => viewStoredStep(step, language)),
  })

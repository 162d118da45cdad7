import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'
import { sayStep } from '../connection-test/say-step.ts'
import type { PartnerCheck } from '../delivery/outbound/check-partner.ts'

const StoredStep = z.object({
  step: z.string(),
  result: z.enum(['passed', 'failed', 'warning', 'skipped']),
  milliseconds: z.number().nullable(),
  detail: z.string(),
  remedy: z.string().nullable(),
  /** What was found; tests that earlier versions kept have the words alone. */
  code: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  certificateEnds: Instant.optional(),
})
export type StoredStep = z.infer<typeof StoredStep>

/** A connection test as it is kept: without what was sent and answered. */
export const StoredCheck = z.object({
  at: Instant,
  /** Who began it: a person, or the gateway by itself each day. */
  by: z.enum(['person', 'daily']),
  outcome: z.string(),
  detail: z.string(),
  steps: z.array(StoredStep),
})
export type StoredCheck = z.infer<typeof StoredCheck>

/** How many tests of each partner are kept. */
const mostChecks = 60

/** The connection tests of a partner, newest first: the document under its code. */
export const PartnerChecks = z.object({ items: z.array(StoredCheck) })
export type PartnerChecks = z.infer<typeof PartnerChecks>

/** Adds a test to those that are kept. */
export const withCheck = (
  { items }: PartnerChecks,
  { outcome, detail, steps }: PartnerCheck,
  by: StoredCheck['by'],
  at: Instant,
): PartnerChecks => ({
  items: [
    { at, by, outcome, detail, steps: steps.map((step) => ({ ...step, ...sayStep(step, 'en') })) },
    ...items,
  ].slice(0, mostChecks),
})

/** How many days the certificate has left that the last test saw; null where none saw one. */
export const certificateDaysLeft = ({ items }: PartnerChecks, now: Instant): number | null => {
  const ends = items
    .flatMap(({ steps }) => steps)
    .find(({ certificateEnds }) => certificateEnds !== undefined)?.certificateEnds
  return ends === undefined ? null : Math.floor((Date.parse(ends) - Date.parse(now)) / 86_400_000)
}

/** A step that fails now and passed before. */
export type ChangedStep = StoredStep & { readonly since: Instant }

const failedStep = ({ steps }: StoredCheck) => steps.find(({ result }) => result === 'failed')

/** The step at which the last test fails though it passed in an earlier one; null where none does. */
export const changedStep = ({ items }: PartnerChecks): ChangedStep | null => {
  const [last] = items
  const failed = last === undefined ? undefined : failedStep(last)
  if (last === undefined || failed === undefined) return null
  const passedAt = items.findIndex(({ steps }) =>
    steps.some(({ step, result }) => step === failed.step && (result === 'passed' || result === 'warning')),
  )
  if (passedAt === -1) return null
  return { ...failed, since: items[passedAt - 1]?.at ?? last.at }
}

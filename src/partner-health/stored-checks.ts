import { z } from 'zod'
import { millisecondsPerDay } from '../borrowing/time.ts'
import { Instant } from '../borrowing/values.ts'
import { sayStep } from '../connection-test/say-step.ts'
import type { PartnerCheck } from '../delivery/outbound/check-partner.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import { AnyReason } from '../translations/parameter.ts'

const StoredStep = z.object({
  step: z.string(),
  result: z.enum(['passed', 'failed', 'warning', 'skipped']),
  milliseconds: z.number().nullable(),
  detail: z.string(),
  remedy: z.string().nullable(),
  /** The result; tests that earlier versions stored have its words only. */
  code: z.string().optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), AnyReason])).optional(),
  certificateEnds: Instant.optional(),
})
export type StoredStep = z.infer<typeof StoredStep>

/** A connection test as it is kept: without what was sent and answered. */
export const StoredCheck = z.object({
  at: Instant,
  /** The starter of the test: a person, or the gateway, each day or because something does not work. */
  by: z.enum(['person', 'daily', 'outage']),
  outcome: z.string(),
  detail: z.string(),
  steps: z.array(StoredStep),
})
export type StoredCheck = z.infer<typeof StoredCheck>

/** The number of tests of each partner that are kept. */
const maxChecks = 60

/** The connection tests of a partner, newest first: the document under its code. */
export const PartnerChecks = z.object({ items: z.array(StoredCheck) })
export type PartnerChecks = z.infer<typeof PartnerChecks>

/** Adds a test to those that are kept. */
export const withCheck = (
  { items }: PartnerChecks,
  { outcome, found, steps }: PartnerCheck,
  by: StoredCheck['by'],
  at: Instant,
): PartnerChecks => ({
  items: [
    {
      ...{ at, by, outcome },
      detail: found === null ? '' : sentencesIn('en').say(found),
      steps: steps.map((step) => ({ ...step, ...sayStep(step, 'en') })),
    },
    ...items,
  ].slice(0, maxChecks),
})

const hasPassed = ({ result }: StoredStep): boolean => result === 'passed' || result === 'warning'

/** Returns whether a test got as far as a certificate would be shown, if there is one. TLS that failed without one hides it. */
const reachedServer = ({ steps }: StoredCheck): boolean =>
  steps.some(({ certificateEnds }) => certificateEnds !== undefined) ||
  (steps.some((each) => each.step === 'tcp' && hasPassed(each)) &&
    !steps.some(({ step, result }) => step === 'tls' && result === 'failed'))

/**
 * Returns the number of days that are left of the certificate that the last test met, a fraction included: negative
 * where it has ended. A test that reached no server says nothing of it; null where the last one that did met none.
 */
export const certificateDaysLeft = ({ items }: PartnerChecks, now: Instant): number | null => {
  const ends = items
    .find(reachedServer)
    ?.steps.find(({ certificateEnds }) => certificateEnds !== undefined)?.certificateEnds
  return ends === undefined ? null : (Date.parse(ends) - Date.parse(now)) / millisecondsPerDay
}

/** A step that fails now and passed before. */
export type ChangedStep = StoredStep & { readonly since: Instant }

/** Returns the step at which a test failed. */
export const failedStep = ({ steps }: StoredCheck): StoredStep | undefined =>
  steps.find(({ result }) => result === 'failed')

/**
 * Returns the step at which the last test fails though that step, or all of an earlier test, passed; null where none
 * does.
 */
export const changedStep = ({ items }: PartnerChecks): ChangedStep | null => {
  const [last] = items
  const failed = last === undefined ? undefined : failedStep(last)
  if (last === undefined || failed === undefined) return null
  const passedAt = items.findIndex(
    (check) =>
      check.steps.some((each) => each.step === failed.step && hasPassed(each)) ||
      (failedStep(check) === undefined && check.steps.some(hasPassed)),
  )
  if (passedAt === -1) return null
  return { ...failed, since: items[passedAt - 1]?.at ?? last.at }
}

import { z } from 'zod'
import { Instant, type PartnerCode } from '../../borrowing/values.ts'
import { type CheckStep, checkStep } from '../../connection-test/step.ts'
import type { DocumentsPort } from '../../store/ports/documents.ts'
import { StoredReason } from '../../translations/parameter.ts'

/** The last test letter to a partner: the document under its code. */
export const StoredTestLetter = z.object({
  /** Where it went. */
  address: z.string(),
  at: Instant,
  /** The hash of the secret in its link. */
  token: z.string(),
  /** Why the mail server did not take it; null where it did. */
  failure: StoredReason.nullable(),
  /** When its link was used first; null where it was not. */
  confirmedAt: Instant.nullable(),
})
export type StoredTestLetter = z.infer<typeof StoredTestLetter>

/** Reads the last test letter to a partner; null where none was sent. */
export const readTestLetter = async (
  store: Pick<DocumentsPort, 'getDocument'>,
  partner: PartnerCode,
): Promise<StoredTestLetter | null> =>
  StoredTestLetter.safeParse((await store.getDocument('test_letter', partner))?.value).data ?? null

/** Returns an instant as people read it, to the minute. */
const minuteOf = (instant: Instant): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`

/**
 * Returns the step of a connection test that a test letter stands for.
 *
 * @param letter the last one; null where none was sent
 * @param address where letters to the partner go now
 */
export const letterStep = (letter: StoredTestLetter | null, address: string): CheckStep => {
  if (letter === null) return checkStep('protocol', 'warning', 'letter_never_sent')
  const facts = { at: minuteOf(letter.confirmedAt ?? letter.at), address: letter.address }
  if (letter.address !== address) return checkStep('protocol', 'warning', 'letter_other_address', facts)
  if (letter.failure !== null)
    return checkStep('protocol', 'failed', 'letter_not_sent', { ...facts, reason: letter.failure })
  return letter.confirmedAt === null
    ? checkStep('protocol', 'warning', 'letter_waits', facts)
    : checkStep('protocol', 'passed', 'letter_confirmed', facts)
}

import type { Instant, PartnerCode } from '../../borrowing/values.ts'
import type { CountersPort } from '../../store/ports/keyed-records.ts'

/**
 * The rate limits of messages of each partner that are applied without staff: more comes from a loop, or from somebody else. It is counted in the
 * store, for all processes together.
 */
export type PartnerRateLimits = {
  /** Returns whether one more mail of this partner may be acted on. */
  readonly mayTakeMail: (partner: PartnerCode) => Promise<boolean>
  /**
   * Returns whether one more answer of this partner by a link may be applied. Only answers that can be applied are
   * counted.
   */
  readonly mayAnswer: (partner: PartnerCode) => Promise<boolean>
  /**
   * Returns whether one more form may be sent from this link. Junk from one link takes nothing from the partner's other
   * links.
   */
  readonly maySendForm: (link: string) => Promise<boolean>
}

const mailsAnHour = 300
const answersAMinute = 60
const formsAnHour = 30
const minute = 60_000

/** Makes the rate limits; they reject with `Problem` unavailable where the store does not answer. */
export const createPartnerRateLimits = (store: CountersPort, now: () => Instant): PartnerRateLimits => ({
  mayTakeMail: async (partner) =>
    (await store.incrementCounter(`mails ${partner}`, now(), 60 * minute)) <= mailsAnHour,
  mayAnswer: async (partner) =>
    (await store.incrementCounter(`answers ${partner}`, now(), minute)) <= answersAMinute,
  maySendForm: async (link) =>
    (await store.incrementCounter(`forms ${link}`, now(), 60 * minute)) <= formsAnHour,
})

import type { PartnerCode } from '../borrowing/values.ts'

/** How many mails of one partner are acted on in an hour: more come from a loop, or from somebody else. */
const mostAnHour = 300
const hour = 3_600_000

/**
 * Says of each partner's mail whether it may be acted on by itself. Each process counts its own.
 *
 * @param now milliseconds since 1970
 */
export const createMailRation = (now: () => number): ((partner: PartnerCode) => boolean) => {
  let current = -1
  const taken = new Map<PartnerCode, number>()
  return (partner) => {
    const span = Math.floor(now() / hour)
    if (span !== current) taken.clear()
    current = span
    const count = (taken.get(partner) ?? 0) + 1
    taken.set(partner, count)
    return count <= mostAnHour
  }
}

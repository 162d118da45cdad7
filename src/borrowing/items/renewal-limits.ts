import { activeEntry, type Draft, factsOf, workflowOf } from '../life-cycle/draft.ts'
import type { Item } from '../request/item.ts'
import { addDays, dayOf, earliest, wholeDays } from '../time.ts'
import type { Day } from '../values.ts'
import { forbidsRenewal } from './item-conditions.ts'
import { isOut } from './item-states.ts'

/** How far a loan may be renewed, as the partner's profile says, else the workflow profile. */
export type RenewalLimits = {
  /** True where a condition of the partner allows no renewal. */
  readonly forbidden?: true
  /** The earliest day; left out where there is none. */
  readonly from?: Day
  /** True before that day. */
  readonly tooEarly?: true
  /** How many renewals are left; left out where they are not counted. */
  readonly left?: number
}

type Facts = Pick<Draft, 'request' | 'context'>

const itemsOut = ({ request }: Facts): readonly Item[] => {
  const id = activeEntry(request)?.id
  return request.items.filter((item) => item.entry === id && isOut(item))
}

const startOf = ({ context: { now, timeZone } }: Facts, from: Day): RenewalLimits => ({
  from,
  ...(dayOf(now, timeZone) < from ? { tooEarly: true } : {}),
})

/** Returns the limits of renewing the loan of the active partner; nothing of a request whose items are not here. */
export const renewalLimits = (facts: Facts): RenewalLimits => {
  const draft: Draft = { ...facts, effects: [], explanations: [], entry: null }
  const entry = activeEntry(draft.request)
  const out = itemsOut(facts)
  if (entry === undefined || out.length === 0) return {}
  const profile = workflowOf(draft, entry)
  const own = factsOf(draft, entry)?.renewals
  const before = own?.from ?? profile.renewFrom
  const most = own?.most ?? profile.maxRenewals
  const due = earliest(out.map(({ dueDate }) => dueDate ?? null))
  const days = before === null ? null : wholeDays(before)
  return {
    ...(out.some((item) => forbidsRenewal(facts.request, item)) ? { forbidden: true } : {}),
    ...(days === null || due === null ? {} : startOf(facts, addDays(due, -days))),
    ...(most === null ? {} : { left: Math.max(0, most - (entry.renewals ?? 0)) }),
  }
}

import { reason } from '../../translations/reason.ts'
import { watches } from '../deadlines/awaited-answers.ts'
import { isRush } from '../deadlines/open-days.ts'
import { type Draft, factsOf } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { LeftOutReason } from '../request/rota-build.ts'
import { addDays, dayOf } from '../time.ts'

/** A shorter closure is a holiday: a partner answers before or after it. */
const shortestClosure = 3

/** Returns the closure of a partner that begins before its answer would be due. */
const closingSoon = (draft: Draft, entry: Entry): LeftOutReason | null => {
  const { now, timeZone } = draft.context
  const closures = factsOf(draft, entry)?.calendar?.closures ?? []
  if (closures.length === 0) return null
  const due = watches.response.until(draft, entry)
  const last = due === null ? null : dayOf(due, timeZone)
  const today = dayOf(now, timeZone)
  const hurries = isRush(draft, entry)
  const closure = closures.find(
    ({ from, to }) =>
      from > today && last !== null && from <= last && (hurries || to >= addDays(from, shortestClosure - 1)),
  )
  return closure === undefined
    ? null
    : reason('rota.closes_on', { from: { day: closure.from }, to: { day: closure.to } })
}

/**
 * Says why a partner that is about to close is passed over; null where it is asked. One that no other partner stands behind
 * is asked all the same, and waited for, unless the request is in a rush.
 */
export const whyClosingSoon = (draft: Draft, entry: Entry): LeftOutReason | null => {
  const why = closingSoon(draft, entry)
  if (why === null || isRush(draft, entry)) return why
  const isOtherThere = draft.request.rota.some(
    (other) =>
      other !== entry &&
      other.state === 'pending' &&
      factsOf(draft, other)?.skip === null &&
      closingSoon(draft, other) === null,
  )
  return isOtherThere ? why : null
}

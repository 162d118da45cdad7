import { unsettledCosts } from '../costs/unsettled-costs.ts'
import { change, changeEntry, type Draft, raise } from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import type { Attention } from '../request/attention.ts'
import type { Entry } from '../request/entry.ts'
import { meaningOf } from './note-answer.ts'
import type { PartnerEvent } from './partner-event.ts'

/** The number of unread messages that a request keeps; the oldest that only informs goes first. */
const maxMessages = 50

const isMessage = ({ kind }: Attention): boolean => kind === 'message_received'

/** Drops the oldest unread message where there are too many. */
const limitMessages = (draft: Draft): Draft => {
  const messages = draft.request.attention.filter(isMessage)
  if (messages.length <= maxMessages) return draft
  const oldest =
    messages.find((each) => each.kind === 'message_received' && each.informs === true) ?? messages[0]
  return change(draft, { attention: draft.request.attention.filter((each) => each !== oldest) })
}

/** Returns whether the event opened a question, or named a charge, that staff must answer. */
const asksMore = (before: Draft, now: Draft): boolean => {
  const open = questionOf(now.request)
  const asks = open?.kind === 'condition' || open?.kind === 'retry'
  return (
    (asks && open !== questionOf(before.request)) ||
    unsettledCosts(now.request).length > unsettledCosts(before.request).length
  )
}

/**
 * Returns whether staff must act on the words beside an event: where nothing else brings the request before them, and
 * where they decide something by them.
 */
const asksToRead = (before: Draft, now: Draft, event: PartnerEvent): boolean =>
  event.type === 'message' ||
  event.notification === true ||
  event.unclear !== undefined ||
  event.type === 'renew_refused' ||
  meaningOf(event) === 'checked_in' ||
  now.request.stage === 'unfilled' ||
  asksMore(before, now)

/**
 * Raises attention for the words of a partner, until staff have read or answered them, whatever they come with. The words
 * that the entry said last beside a status are known.
 *
 * @param before the draft before the event was decided
 */
export const noteMessage = (before: Draft, now: Draft, entry: Entry, event: PartnerEvent): Draft => {
  const { note } = event
  if (note === undefined) return now
  const isAlone = event.type === 'message' || event.notification === true
  if (!isAlone && entry.lastNote === note) return now
  const { message } = now.context
  const read = asksToRead(before, now, event)
  return limitMessages(
    raise(changeEntry(now, entry.id, { lastNote: note }), {
      kind: 'message_received',
      entry: entry.id,
      ...(message === undefined ? {} : { message }),
      text: note,
      ...(read ? {} : { informs: true }),
      ...(event.type === 'expects_to_supply' && event.refusal !== undefined ? { ofRefusal: true } : {}),
    }),
  )
}

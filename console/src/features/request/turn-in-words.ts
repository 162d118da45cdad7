import type { RequestView } from '../../api/types.ts'
import type { Words } from '../../words/en.ts'
import type { Formats } from '../../words/formats.ts'

/** Whose turn it is: what is to be done or awaited, since when, and what happens automatically. */
export type TurnInWords = {
  readonly sentence: string
  readonly since: string
  readonly afterwards: string | undefined
}

type Next = NonNullable<RequestView['next']>
type Facts = {
  readonly words: Words
  readonly formats: Formats
  readonly partnerName: (code: string) => string
}

const thenOf = ({ deadline, then }: Next, { words, formats, partnerName }: Facts): string | undefined => {
  if (deadline === undefined || then === undefined) return undefined
  const day = formats.date(deadline.at)
  if (then.kind === 'attention') return words.request.turn.reminder(day)
  const what = words.next.consequence[then.kind]
  return words.request.turn.afterwards(
    day,
    'partner' in then ? what.replace('{partner}', partnerName(then.partner)) : what,
  )
}

/** What the library does about a lender: its name stands with it. */
const aboutLender: readonly string[] = [
  'accept_condition',
  'retry',
  'mark_read',
  'message',
  'claim',
  'settle_cost',
  'mark_communicated',
  'return',
]

/**
 * Says whose turn it is, in the parts that the page of a request shows.
 *
 * @param lender the code of the partner that is asked, or supplies
 */
export const turnInWords = (next: Next, facts: Facts, lender?: string | null): TurnInWords => {
  const { words, formats, partnerName } = facts
  const labels = words.request.turn
  const tasks: Readonly<Record<string, string>> = words.next.task
  const { edit, mark_read, record_partner_event } = words.next
  const tasksByAttention: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    edit,
    mark_read,
    record_partner_event,
  }
  const events: Readonly<Record<string, string>> = words.next.awaited
  const partner = next.partner === undefined ? words.next.the_partner : partnerName(next.partner)
  const task = tasksByAttention[next.for]?.[next.attention ?? ''] ?? tasks[next.for] ?? words.next.decide
  const named = lender != null && aboutLender.includes(next.for) ? `${task} (${partnerName(lender)})` : task
  return {
    sentence:
      next.who === 'library'
        ? labels.ours(named)
        : labels.waits((events[next.for] ?? partner).replace('{partner}', partner)),
    since: labels.since(formats.moment(next.since)),
    afterwards: thenOf(next, facts),
  }
}

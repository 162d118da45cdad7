import { saysShipped } from '../../../src/borrowing/partner-events/read-event.ts'
import { hasReception } from '../scenarios/email-lender.ts'
import { hasReply } from '../scenarios/email-reply-lender.ts'
import type { Scenario, Step } from '../scenarios/scenario.ts'
import { lenderEventOf, namesAnotherId, namesPastDueDate, repeatsContent } from '../scenarios/step-parts.ts'

const ordered = ({ replies = {} }: Step, operation?: string): readonly string[] =>
  Object.values(replies).flatMap((orders) =>
    Object.entries(orders).flatMap(([name, each]) =>
      operation === undefined || operation === name ? each : [],
    ),
  )

/** The reasons for which rows cannot be run by reply: the form has no place for them, or they are left to staff. */
const rules: readonly (readonly [string, (row: Scenario) => boolean])[] = [
  [
    'a mail that makes no sense now waits for staff, and is no event',
    (row) => row.steps.some((step) => lenderEventOf(step) !== undefined && step.ignored !== undefined),
  ],
  ['a mail with a due date that has passed waits for staff', namesPastDueDate],
  [
    'a mail that refuses, and says that the item was sent, waits for staff',
    (row) =>
      row.steps.some((step) => {
        const event = lenderEventOf(step)
        return event?.type === 'unfilled' && saysShipped(event.note)
      }),
  ],
  [
    'a reply goes to its own letter: nobody speaks under an earlier id, or another’s',
    (row) => row.steps.some(namesAnotherId),
  ],
  ['the same words in another mail are news', (row) => row.steps.some(repeatsContent)],
  [
    'an answer that staff entered cannot be mailed twice',
    (row) =>
      row.steps.some((step, place) => {
        const before = row.steps[place - 1]
        return 'repeats' in step && before !== undefined && !hasReply(lenderEventOf(before)?.type ?? '')
      }),
  ],
  [
    'a mail server takes a letter or refuses it, and knows no requests',
    (row) =>
      row.steps.some(
        (step) =>
          ordered(step).some((reply) => !hasReception(reply as never)) ||
          ordered(step, 'request').includes('lost'),
      ),
  ],
  [
    'a claim is answered as the request is: no answer says what the status is',
    (row) => row.steps.some((step) => lenderEventOf(step)?.type === 'status'),
  ],
  [
    'a reply names no cost of an offer to retry',
    (row) =>
      row.steps.some((step) => {
        const event = lenderEventOf(step)
        return event?.type === 'retry_possible' && event.cost !== undefined
      }),
  ],
  [
    'a condition comes without a step of its own',
    (row) =>
      row.steps.some((step) => {
        const event = lenderEventOf(step)
        return event?.type === 'conditional' && event.status !== undefined
      }),
  ],
  [
    'while a cancel is open only its answers, and what settles it, are understood',
    (row) =>
      row.steps.some(
        (step, place) =>
          row.steps[place - 1]?.status === 'cancel_requested' &&
          ['retry_possible', 'conditional', 'will_supply', 'request_received'].includes(
            lenderEventOf(step)?.type ?? '',
          ),
      ),
  ],
  [
    'the form has no place for the terms or the last day of a later try, nor for a file that went to the patron',
    (row) =>
      row.steps.some((step) => {
        const event = lenderEventOf(step)
        return (
          (event?.type === 'retry_possible' &&
            (event.conditions !== undefined || event.before !== undefined)) ||
          (event?.type === 'shipped' && event.sentToPatron !== undefined)
        )
      }),
  ],
  [
    'a mail about a shipment after something has come waits for staff, unless both name their items',
    (row) => {
      const isNamed = (step: Step): boolean => {
        const event = lenderEventOf(step)
        return event?.type === 'shipped' && (event.items ?? []).some(({ partnerItemId }) => partnerItemId)
      }
      return row.steps.some((step, place) => {
        if (lenderEventOf(step)?.type !== 'shipped') return false
        const before = row.steps
          .slice(0, place)
          .filter(
            (each) => lenderEventOf(each)?.type === 'shipped' || ('do' in each && each.do.type === 'receive'),
          )
        const [first] = before
        return first !== undefined && !(isNamed(step) && isNamed(first))
      })
    },
  ],
  [
    'the form does not say that a copy comes on paper',
    (row) =>
      row.steps.some((step) => {
        const event = lenderEventOf(step)
        return event?.type === 'shipped' && event.form === 'physical'
      }),
  ],
  [
    'every mailbox takes every letter',
    (row) =>
      Object.values(row.partners ?? {}).some(
        ({ takesStatusRequest, takesReminder, vendor }) =>
          takesStatusRequest === false || takesReminder === false || vendor !== undefined,
      ),
  ],
  [
    'the form of a copy does not say that it stays',
    (row) => {
      const isCopy = row.steps.some((step) => 'create' in step && step.create.service?.type === 'copy')
      return isCopy && row.steps.some((step) => lenderEventOf(step)?.type === 'completed_without_return')
    },
  ],
  [
    'a form names no other supplier, no id of the lender’s own, and one item by its number',
    (row) =>
      row.steps.some((step) => {
        const event = lenderEventOf(step)
        if (event === undefined || !hasReply(event.type)) return false
        const items = 'items' in event ? (event.items ?? []) : []
        return (
          event.supplier !== undefined ||
          event.partnerRequestId !== undefined ||
          items.length > 1 ||
          items.some((item) => item.partnerItemId === undefined || Object.keys(item).length > 1)
        )
      }),
  ],
  [
    'a letter offers no answer to a question that has been settled before',
    ({ name }) =>
      [
        'recalled while a renewal is open: the renewal is over; the return ends the recall',
        'messages after the end: a promise that may be of use, and words',
        'the shipment crosses the cancel: shipped wins, the later refusal changes nothing',
      ].includes(name),
  ],
]

/** Returns why a row cannot be run by reply; undefined where it can. */
export const inexpressibleByReply = (row: Scenario): string | undefined =>
  rules.find(([, holds]) => holds(row))?.[0]

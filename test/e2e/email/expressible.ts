import { hasAnswer, hasReception } from '../scenarios/email-lender.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { lenderEventOf, namesAnotherId, namesPastDueDate, repeatsContent } from '../scenarios/step-parts.ts'

const partnersOf = (row: Scenario) => Object.values(row.partners ?? {})

/** The reasons for which rows cannot be run by link: the message mapping has no answer for them, or the page does not offer it. */
const rules: readonly (readonly [string, (row: Scenario) => boolean])[] = [
  [
    'staff enter answers that the page does not offer, and cannot enter those that make no sense',
    (row) => row.steps.some((step) => lenderEventOf(step) !== undefined && step.ignored !== undefined),
  ],
  [
    'a link names its request and entry by itself: nobody speaks under an earlier id, or another’s',
    (row) => row.steps.some(namesAnotherId),
  ],
  ['the same content in a new form is a new answer', (row) => row.steps.some(repeatsContent)],
  [
    'an answer that staff entered cannot be clicked twice',
    (row) =>
      row.steps.some((step, place) => {
        const before = row.steps[place - 1]
        return 'repeats' in step && before !== undefined && !hasAnswer(lenderEventOf(before)?.type ?? '')
      }),
  ],
  [
    'a mail server takes a letter or refuses it, and knows no requests',
    (row) =>
      row.steps.some(({ replies = {} }) =>
        Object.values(replies).some((orders) =>
          Object.values(orders)
            .flat()
            .some((reply) => !hasReception(reply)),
        ),
      ),
  ],
  [
    'a mail server does not say that the lender knows no such request',
    (row) =>
      row.steps.some(({ replies = {} }) =>
        Object.values(replies).some(({ request = [] }) => request.includes('lost')),
      ),
  ],
  [
    'a claim is answered as the request is: no answer says what the status is',
    (row) => row.steps.some((step) => lenderEventOf(step)?.type === 'status'),
  ],
  [
    'on the page a condition comes with the promise to supply',
    (row) =>
      row.steps.some((step) => {
        const event = lenderEventOf(step)
        return event?.type === 'conditional' && event.status !== 'will_supply'
      }),
  ],
  [
    'while a cancel is open the page asks for its answer alone',
    (row) =>
      row.steps.some(
        (step, place) =>
          row.steps[place - 1]?.status === 'cancel_requested' &&
          ['unfilled', 'retry_possible', 'conditional', 'will_supply', 'request_received'].includes(
            lenderEventOf(step)?.type ?? '',
          ),
      ),
  ],
  [
    'the page has no place for the terms or the last day of a later try, nor for a file that went to the patron',
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
  ['the page asks about a day that has passed before it is sent', namesPastDueDate],
  [
    'the page of a letter about a return does not offer that anything is shipped',
    (row) =>
      row.steps.some(
        (step, place) =>
          lenderEventOf(step)?.type === 'shipped' && row.steps[place - 1]?.status === 'lender_check_in',
      ),
  ],
  [
    'every mailbox takes every letter',
    (row) =>
      partnersOf(row).some(
        ({ takesStatusRequest, takesReminder, vendor }) =>
          takesStatusRequest === false || takesReminder === false || vendor !== undefined,
      ),
  ],
  [
    'a page names no other supplier, no id of the lender’s own, and no item but by its number',
    (row) =>
      row.steps.some((step) => {
        const event = lenderEventOf(step)
        if (event === undefined || !hasAnswer(event.type)) return false
        const items = 'items' in event ? (event.items ?? []) : []
        return (
          event.supplier !== undefined ||
          event.partnerRequestId !== undefined ||
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
        'a shipment of a partner that was left is denied by it, and does not come',
      ].includes(name),
  ],
]

/** Returns why a row cannot be run by link; undefined where it can. */
export const inexpressible = (row: Scenario): string | undefined => rules.find(([, holds]) => holds(row))?.[0]

import type { ProfileName } from '@lendwire/lender'
import type { LenderEvent, Scenario, Step } from '../scenarios/scenario.ts'
import { lenderEventOf } from '../scenarios/step-parts.ts'

/** The reasons for which rows cannot be run over NCIP: the message mapping has no word for them, or another one. */
const rules: readonly (readonly [string, (row: Scenario) => boolean])[] = [
  [
    'the response to RequestItem says request_received by itself: there is no other step before the promise',
    (row) =>
      row.ends === 'open in accepted' ||
      row.steps.some(
        (step) =>
          step.status === 'request_accepted' ||
          step.shows?.stage === 'accepted' ||
          ['request_received', 'expects_to_supply'].includes(lenderEventOf(step)?.type ?? ''),
      ),
  ],
  [
    'LookupRequest is answered at once: no row can say in a later step what the status is',
    (row) => row.steps.some((step) => sends(step, 'status_request') || sends(step, 'reminder')),
  ],
  [
    'an answer to LookupRequest is no message',
    (row) => row.steps.some((step) => lenderEventOf(step)?.type === 'status'),
  ],
  [
    'staff enter messages that the lender cannot send, and cannot enter those that make no sense',
    (row) =>
      row.steps.some(
        (step, place) =>
          step.ignored !== undefined && 'says' in step && !hasWord(step.says, row.steps.slice(0, place)),
      ),
  ],
  [
    'NCIP names no time: a repeat is the same bytes, while nothing else has happened',
    (row) =>
      row.steps.some((step, place) => {
        const before = row.steps[place - 1]
        if (!('repeats' in step)) return false
        return (
          step.repeats === 'content' ||
          before === undefined ||
          !('lender' in before) ||
          before.lender !== step.lender ||
          ('says' in before && !hasWord(before.says, row.steps.slice(0, place - 1)))
        )
      }),
  ],
  [
    'an item that came before its shipment has no name to be received by, unless it is a file',
    (row) =>
      row.steps.some(
        (step, place) =>
          'do' in step &&
          step.do.type === 'receive' &&
          step.status !== 'received_digitally' &&
          step.do.barcode === undefined &&
          !hasShipped(row.steps.slice(0, place)),
      ),
  ],
  [
    'an empty parcel has no item to be named',
    (row) => row.steps.some(({ items }) => items?.every((each) => each === 'missing')),
  ],
  [
    'NCIP does not say that a file went to the patron',
    (row) => row.steps.some((step) => Object(lenderEventOf(step)).sentToPatron === true),
  ],
  [
    'several items in one message are NNCIPP’s, words are not',
    (row) => row.steps.some(needsNncipp) && row.steps.some(needsWords),
  ],
]

const sends = ({ sends: messages = [], recorded = [] }: Step, operation: string): boolean =>
  [...messages.map((each) => (typeof each === 'string' ? each : each.message)), ...recorded].some((each) =>
    each.endsWith(` ${operation}`),
  )

const possibleTypes: readonly LenderEvent['type'][] = [
  'unfilled',
  'expired',
  'shipped',
  'cancel_accepted',
  'cancelled_by_partner',
  'message',
]
const possibleForItems: readonly LenderEvent['type'][] = ['renewed', 'recalled', 'checked_in']

/** Returns whether the lender can say it, after what happened before. */
const hasWord = ({ type }: LenderEvent, before: readonly Step[]): boolean =>
  possibleTypes.includes(type) || (possibleForItems.includes(type) && hasShipped(before))

const hasShipped = (steps: readonly Step[]): boolean =>
  steps.some((step) => lenderEventOf(step)?.type === 'shipped')

const needsNncipp = (step: Step): boolean => {
  const event = lenderEventOf(step)
  const items = event !== undefined && 'items' in event ? (event.items ?? []) : []
  return items.length > 1 || (event?.type === 'unfilled' && event.reason !== undefined)
}

const wordy = ['message', 'lost', 'damaged', 'accept_condition', 'decline_condition']

const needsWords = (step: Step): boolean =>
  lenderEventOf(step)?.type === 'message' || wordy.some((operation) => sends(step, operation))

/** Returns why a row cannot be run over NCIP; undefined where it can. */
export const inexpressible = (row: Scenario): string | undefined => rules.find(([, holds]) => holds(row))?.[0]

/** Returns the profile under which a row is run: that which can say what the row has. */
export const profileFor = (row: Scenario): ProfileName =>
  row.steps.some(needsNncipp) ? 'nncipp' : row.steps.some(needsWords) ? 'standard' : 'alma_p2p'

import { describe, expect, test } from 'vitest'
import { eventRules } from '../../../src/borrowing/partner-events/event-rules.ts'
import type { PartnerEvent, PartnerEventType } from '../../../src/borrowing/partner-events/partner-event.ts'
import { received, returned, sent, shipped } from '../begun-stories.ts'
import { delivers, does, hears, type Story } from '../story.ts'
import { outcomeOf } from './observe.ts'
import { outcomeTable } from './outcome-table.ts'
import { type Situation, situations } from './situations.ts'

const isSituation = (name: string): name is Situation => Object.hasOwn(situations, name)
const names = Object.keys(situations).filter(isSituation)

const copy = { create: { service: { type: 'copy' } } } as const
const closedWithItem = does(received(), 'complete')
const renewing = delivers(does(received(), 'renew'), 'renew')
const promisedByBroker = hears(sent({ partners: { ALPHA: { isBroker: true } } }), 'will_supply')

/** What the table of outcomes leaves out: copies, closed requests with items, brokers, and whether a message counts. */
const further: readonly (readonly [Story, PartnerEvent | PartnerEventType, string])[] = [
  [shipped(copy), 'overdue', 'applied ='],
  [shipped(copy), 'recalled', 'applied ='],
  [shipped(copy), 'hold_return', 'applied ='],
  [shipped(copy), 'release_hold_return', 'applied ='],
  [shipped(copy), 'checked_in', 'applied ='],
  [shipped(copy), 'completed_without_return', 'applied ='],
  [
    does(received(copy), 'complete'),
    { type: 'shipped', items: [], url: 'https://north.example/second.pdf' },
    'applied !file_not_passed_on',
  ],
  [closedWithItem, 'renewed', 'applied !due_date_review -return_due'],
  [closedWithItem, 'overdue', 'applied !overdue'],
  [closedWithItem, 'recalled', 'applied !recalled'],
  [closedWithItem, 'hold_return', 'applied ?hold_return'],
  [hears(closedWithItem, 'hold_return', { entry: 1 }), 'release_hold_return', 'applied -hold_return'],
  [closedWithItem, 'completed_without_return', 'applied !lost'],
  [promisedByBroker, { type: 'expects_to_supply', promiseWithdrawn: true }, 'applied →accepted'],
  [hears(sent(), 'will_supply'), 'request_received', 'applied ='],
  [hears(sent(), 'will_supply'), 'expects_to_supply', 'applied ='],
  [hears(sent(), 'will_supply'), 'will_supply', 'applied ='],
  [
    hears(sent(), 'will_supply'),
    { type: 'conditional', conditions: ['NoRenewals'] },
    'applied opens condition !condition',
  ],
  [received(), { type: 'conditional', conditions: ['NoRenewals'] }, 'applied ?condition_stated'],
  [returned(), 'renewed', 'applied ='],
  [returned(), 'release_hold_return', 'applied ='],
  [renewing, 'renew_pending', 'applied ='],
  [
    delivers(does(received({ workflow: { steps: { renew: false } } }), 'renew'), 'renew'),
    'renew_refused',
    'applied ?message_received',
  ],
]
const seen = ([story, said]: (typeof further)[number]): string => {
  const now = hears(story, said, { entry: 1 })
  return `${now.last.kind} ${outcomeOf(story, now)}`
}

/** Returns whether an outcome is not as it is spelled out. */
const isNoticed = (): boolean => {
  try {
    return (
      further.some((each) => seen(each) !== each[2]) ||
      outcomeTable.some(({ event, cells }) =>
        names.some((name) => {
          const story = situations[name]
          return outcomeOf(story, hears(story, event, { entry: 1 })) !== cells[name]
        }),
      )
    )
  } catch {
    return true
  }
}

/** A release of what may be kept ends nothing, since a hold of that raises nothing: its row is the same as the next one. */
const isEquivalent = (type: string, index: number): boolean => type === 'release_hold_return' && index === 0

/** Each row of the transition table of partner events, by its event and its place. */
const rows = Object.entries(eventRules).flatMap(([type, rules]) =>
  rules
    .map((_, index) => ({ type, index, rules: rules as unknown[] }))
    .filter(({ index }) => !isEquivalent(type, index)),
)

describe('each row of the transition table of partner events', () => {
  test('leads to what is spelled out, where the table of outcomes has no situation', () => {
    expect(further.map(seen)).toEqual(further.map(([, , outcome]) => outcome))
  })

  test.each(rows)('is missed where it is gone: row $index of $type', ({ index, rules }) => {
    const [row] = rules.splice(index, 1)
    try {
      expect(isNoticed()).toBe(true)
    } finally {
      rules.splice(index, 0, row)
    }
  })
})

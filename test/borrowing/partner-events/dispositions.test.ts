import { describe, expect, test } from 'vitest'
import { dispositions } from '../../../src/borrowing/partner-events/dispositions.ts'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Day, Instant } from '../../../src/borrowing/values.ts'
import { drawn } from '../../support/draws.ts'
import { type Situation, situations } from '../outcomes/situations.ts'
import { hears, smallestEvents } from '../story.ts'

/** A value of each fact that stands nowhere else in the stories, and the text by which it is found. */
const samples = {
  agency: { agency: { type: 'ISIL', value: 'NO-AGENCY' } },
  partnerRequestId: { partnerRequestId: 'P-778' },
  supplier: { supplier: { type: 'ISIL', value: 'NO-SUPPLIER' } },
  cost: { cost: { currency: 'CHF', amount: '77.31' } },
  costs: { costs: [{ kind: 'delivery', currency: 'CHF', amount: '77.32' }] },
  conditions: { conditions: ['OnlyWithGloves'] },
  reason: { reason: 'ReasonOfItsOwn' },
  items: { items: [{ partnerItemId: 'ITEM-778', volume: 'v. 778' }] },
  form: { form: 'digital' },
  format: { format: 'Microform' },
  dueDate: { dueDate: Day.parse('2026-09-17') },
  dueDateDoubt: { dueDateDoubt: { text: 'due 04/03/2026', readings: [Day.parse('2026-04-03')] } },
  expectedDelivery: { expectedDelivery: Day.parse('2026-03-19') },
  via: { via: 'BookBus' },
  courier: { courier: 'Bring' },
  trackingIds: { trackingIds: ['TRACK-778'] },
  sentOn: { sentOn: Day.parse('2026-03-01') },
  url: { url: 'https://files.example/778' },
  accessCode: { accessCode: 'open-778' },
  expiresOn: { expiresOn: Day.parse('2026-03-29') },
  returnTo: { returnTo: ['Store 778', '5003 Bergen'] },
  after: { after: Instant.parse('2026-04-07T07:00:00.000Z') },
  before: { before: Instant.parse('2026-04-08T07:00:00.000Z') },
  offer: { offer: { editions: ['77th'], recordId: 'R-778' } },
} as const

const textOf: Readonly<Record<string, string>> = {
  dueDateDoubt: 'due 04/03/2026',
  ...{
    partnerRequestId: 'P-778',
    agency: 'NO-AGENCY',
    supplier: 'NO-SUPPLIER',
    cost: '77.31',
    costs: '77.32',
  },
  ...{ items: 'ITEM-778', trackingIds: 'TRACK-778', returnTo: 'Store 778', offer: 'R-778' },
}

const facts = Object.entries(dispositions).flatMap(([name, each]) => (typeof each === 'string' ? [] : [name]))
const isSample = (name: string): name is keyof typeof samples => Object.hasOwn(samples, name)
const isSituation = (name: string): name is Situation => Object.hasOwn(situations, name)
const names = drawn(Object.keys(situations).filter(isSituation), 3)

/** Facts of which a later one says nothing new: who has one keeps it. */
const firstCounts = ['partnerRequestId', 'sentOn']

/** Returns where a fact beside any status, in any situation, is neither data of the request nor shown, or shown twice. */
function* lostOf(name: string): Generator<string> {
  if (!isSample(name)) throw new Error(`no sample of ${name}`)
  const fact = samples[name]
  const text = textOf[name] ?? [Object.values(fact)].flat(2).join('')
  for (const smallest of smallestEvents)
    for (const situation of names) {
      const event = { ...smallest, ...fact } as PartnerEvent
      const story = situations[situation]
      const once = hears(story, event, { entry: 1 })
      if (!JSON.stringify(once.request).includes(text) && !firstCounts.includes(name))
        yield `${event.type} in ${situation}`
      const again = hears(once, event, { entry: 1 })
      const unread = (each: typeof once) =>
        each.request.attention.filter((attention) => 'members' in attention).length
      if (unread(again) > unread(once)) yield `shown twice: ${event.type} in ${situation}`
    }
}

/** Facts that are recorded before: they are shown only where no more are kept. */
const recorded = ['cost', 'costs'] as const

describe('a fact beside any status, in any situation', () => {
  test.each(facts)('%s is data of the request, or shown', (name) => {
    expect([...lostOf(name)]).toEqual([])
  })

  test('an amount beyond those that are kept is shown', () => {
    const amounts = (from: number) =>
      Array.from({ length: 20 }, (_, place) => ({
        ...{ currency: 'EUR', amount: `${from + place}`, kind: 'charged' as const },
      }))
    const full = Array.from({ length: 10 }, (_, turn) => amounts(1000 + 20 * turn)).reduce(
      (story, costs) => hears(story, { type: 'message', note: 'A bill', costs }),
      situations.shipped,
    )
    for (const name of recorded)
      expect(
        JSON.stringify(hears(full, { type: 'message', ...samples[name] } as PartnerEvent).request),
      ).toContain(textOf[name])
  })

  test.each(facts.filter((name) => ![...firstCounts, ...recorded].includes(name)))(
    '%s is missed where it is taken for known',
    (name) => {
      const disposition = Object.entries(dispositions).find(([each]) => each === name)?.[1]
      if (typeof disposition !== 'object') throw new Error(`no fact ${name}`)
      const { take, left } = disposition
      Object.assign(disposition, { take: (draft: unknown) => draft, left: () => undefined })
      try {
        expect(lostOf(name).next().done).toBe(false)
      } finally {
        Object.assign(disposition, { take, left })
      }
    },
  )
})

import { describe, expect, test } from 'vitest'
import { dispositions } from '../../../src/borrowing/partner-events/dispositions.ts'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { Day, Instant } from '../../../src/borrowing/values.ts'
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
const names = Object.keys(situations).filter(isSituation)

/** Facts of which a later one says nothing new: who has one keeps it. */
const firstCounts = ['partnerRequestId', 'sentOn']

describe('a fact beside any status, in any situation', () => {
  test.each(facts)('%s is data of the request, or shown', (name) => {
    if (!isSample(name)) throw new Error(`no sample of ${name}`)
    const fact = samples[name]
    const text = textOf[name] ?? [Object.values(fact)].flat(2).join('')
    const lost: string[] = []
    for (const smallest of smallestEvents)
      for (const situation of names) {
        const event = { ...smallest, ...fact } as PartnerEvent
        const story = situations[situation]
        const once = hears(story, event, { entry: 1 })
        if (!JSON.stringify(once.request).includes(text) && !firstCounts.includes(name))
          lost.push(`${event.type} in ${situation}`)
        const again = hears(once, event, { entry: 1 })
        const unread = (each: typeof once) =>
          each.request.attention.filter((attention) => 'members' in attention).length
        if (unread(again) > unread(once)) lost.push(`shown twice: ${event.type} in ${situation}`)
      }
    expect(lost).toEqual([])
  })
})

import { expect, test } from 'vitest'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import type { Service } from '../../src/borrowing/request/service.ts'
import { received, sent, shipped } from './begun-stories.ts'
import { does, hears, type Story } from './story.ts'
import { allAttention, operations } from './story-views.ts'

const eitherWill = { create: { service: { type: 'copy_or_loan' } } } as const
const paperCopy: PartnerEvent = { type: 'shipped', form: 'physical', items: [], copy: true }

/** A loan that its partner offers as a copy, and that is asked for once more as one. */
const retriedAs = (service: Partial<Service>): Story =>
  does(hears(sent(), 'retry_possible'), { type: 'retry', changes: { service } })

/** Requests whose copy on paper has come, though a loan was asked for or would have done. */
const copiesHere = (): readonly Story[] => [
  received(eitherWill, paperCopy),
  does(hears(retriedAs({ type: 'copy', form: 'physical' }), { ...paperCopy, copy: undefined }), 'receive'),
]

test('a copy on paper that came where a loan would have done is handed over for good', () => {
  for (const story of copiesHere()) expect(does(story, 'hand_over').status).toBe('request_completed')
})

test('a copy that is no use is rejected with a note: nothing goes back', () => {
  for (const story of copiesHere())
    expect(operations(does(story, { type: 'reject_shipment', reason: 'illegible' }))[0]).toEqual({
      kind: 'message',
      note: 'Rejected: illegible',
    })
})

test('a copy that its partner need not have back may be kept, and nothing is lost or closed', () => {
  for (const story of [...copiesHere(), shipped(eitherWill, paperCopy)]) {
    const kept = hears(story, 'completed_without_return')
    expect([kept.request.stage, allAttention(kept)]).toEqual([story.request.stage, allAttention(story)])
    expect(kept.request.items.every((item) => item.kept)).toBe(true)
  }
})

test('a loan that came where a copy would have done goes back', () => {
  const story = received(eitherWill)
  expect(story.allowed).not.toContain('hand_over')
  expect(hears(story, 'completed_without_return').status).toBe('declared_lost_by_partner')
})

test('a retry for a copy expects a file, or paper where it says so', () => {
  const forms = (service: Partial<Service>) => retriedAs(service).request.items.map(({ form }) => form)
  expect(forms({ type: 'copy' })).toEqual(['digital'])
  expect(forms({ type: 'copy', form: 'physical' })).toEqual(['physical'])
  expect(forms({ level: 'Express' })).toEqual(['physical'])
})

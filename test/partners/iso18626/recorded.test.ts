import { expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import type { Situation } from '../../../src/partners/incoming-message.ts'
import { describeWithShared, readShared } from '../../support/shared.ts'
import { interpretMessage, partner, situation } from './sample-messages.ts'

/** Returns the supplying agency messages that the broker sent in a recorded exchange. */
const messagesIn = (name: string): readonly string[] =>
  new TextDecoder()
    .decode(readShared('interop', 'iso18626', 'crosslink-live', name))
    .split(/^--- .*$/m)
    .map((text) => text.trim())
    .filter((text) => text.includes('<supplyingAgencyMessage>'))

const crosslink = partner(
  { vendor: 'crosslink' },
  { symbols: [{ type: 'ISIL', value: 'BROKER' }], answersFor: 'any' },
)
const events = (name: string, context: Partial<Situation> = {}): readonly PartnerEvent[] =>
  messagesIn(name).map((xml) => interpretMessage(xml, { partner: crosslink, ...context }))

/** Lists the meanings of the messages while a supplier has promised. */
const whilePromised = (name: string) => {
  const { request, entry } = situation()
  const promised = {
    request: { ...request, stage: 'will_supply' as const },
    entry: { ...entry, state: 'active' as const, supplier: { type: 'ISIL', value: 'SUP1' } },
  }
  return events(name, promised)
}
const summaryOf = ({ type, supplier }: PartnerEvent) => [type, supplier?.value]

describeWithShared('what a running CrossLink broker sent', () => {
  test('items that a note lists are items, and not shown in the note', () => {
    const shipped = events('inject-abc-standard-cond-accept.txt').find(({ type }) => type === 'shipped')
    expect(shipped).toMatchObject({
      items: [
        { partnerItemId: 'bar1', callNumber: 'CALL 1', title: 'vol 1' },
        { partnerItemId: 'bar2', callNumber: 'CALL 2', title: 'vol 2' },
      ],
      supplier: { value: 'SUP1' },
    })
    expect(shipped?.note).toBeUndefined()
  })

  test('a barcode alone is one item', () => {
    const shipped = events('inject-abc-standard-note-then-completedwithoutreturn.txt').find(
      ({ type }) => type === 'shipped',
    )
    expect(shipped).toMatchObject({ items: [{ partnerItemId: '123456789' }] })
  })

  test.each([
    [
      'opaque, in the note',
      'more3-poll-abc.txt',
      [
        ['expects_to_supply', 'SUP1'],
        ['will_supply', 'SUP1'],
        ['expects_to_supply', undefined],
        ['expects_to_supply', 'SUP2'],
        ['will_supply', 'SUP2'],
      ],
    ],
    [
      'transparent, in the header',
      'more3-poll-def.txt',
      [
        ['expects_to_supply', 'SUP1'],
        ['will_supply', 'SUP1'],
        ['expects_to_supply', undefined],
        ['expects_to_supply', 'SUP2'],
        ['will_supply', 'SUP2'],
      ],
    ],
  ])('the supplier is read: %s', (_, name, expected) => {
    expect(events(name).map(summaryOf)).toEqual(expected)
  })

  test.each([
    'inject-abc-standard-cond-accept.txt',
    'inject-abc-standard-cond-decline.txt',
    'inject-abc-standard-note-then-completedwithoutreturn.txt',
  ])('a mark that follows the supplier in the note is no part of its name: %s', (name) => {
    expect(new Set(events(name).map(({ supplier }) => supplier?.value))).toEqual(new Set(['SUP1']))
  })

  test.each(['more3-poll-abc.txt', 'more3-poll-def.txt'])(
    'a promise is withdrawn by a Notification of Unfilled, and by naming the next supplier: %s',
    (name) => {
      const [, , withdrawn, next] = whilePromised(name)
      expect(withdrawn).toMatchObject({
        type: 'expects_to_supply',
        promiseWithdrawn: true,
        refusal: expect.any(String),
        refusedBy: { value: 'SUP1' },
      })
      expect(withdrawn?.supplier).toBeUndefined()
      expect(next).toMatchObject({
        type: 'expects_to_supply',
        promiseWithdrawn: true,
        supplier: { value: 'SUP2' },
      })
    },
  )

  test('the library itself may be the supplier', () => {
    expect(events('broker-def-reshare-local.txt').map(summaryOf)).toEqual([['expects_to_supply', 'NO-DEF']])
  })

  test('a status of Unfilled is shown to staff whether or not there is a note', () => {
    const withdrawn = events('broker-abc-reshare-willsupply-unfilled-next.txt').find(
      (event) => 'refusal' in event,
    )
    expect(withdrawn).toMatchObject({ refusal: expect.any(String), refusedBy: { value: expect.any(String) } })
  })
})

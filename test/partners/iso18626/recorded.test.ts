import { expect, test } from 'vitest'
import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { describeWithShared, readShared } from '../../support/shared.ts'
import { interpretMessage, partner } from './sample.ts'

/** The supplying agency messages that the broker sent in a recorded exchange. */
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
const events = (name: string): readonly PartnerEvent[] =>
  messagesIn(name).map((xml) => interpretMessage(xml, { partner: crosslink }))

describeWithShared('what a running CrossLink broker sent', () => {
  test('items that a note lists are items, and not shown in the note', () => {
    const shipped = events('inject-abc-standard-cond-accept.txt').find(({ type }) => type === 'shipped')
    expect(shipped).toMatchObject({
      items: [
        { partnerItemId: 'bar1', callNumber: 'CALL 1', title: 'vol 1' },
        { partnerItemId: 'bar2', callNumber: 'CALL 2', title: 'vol 2' },
      ],
      note: expect.stringContaining('Supplier: SUP1'),
    })
    expect(shipped?.note).not.toMatch(/MultipleItems|bar1/)
  })

  test('a barcode alone is one item', () => {
    const shipped = events('inject-abc-standard-note-then-completedwithoutreturn.txt').find(
      ({ type }) => type === 'shipped',
    )
    expect(shipped).toMatchObject({ items: [{ partnerItemId: '123456789' }] })
  })

  test('a status of Unfilled is shown to staff whether or not there is a note', () => {
    const withdrawn = events('broker-abc-reshare-willsupply-unfilled-next.txt').find(({ note }) =>
      note?.includes('Unfilled'),
    )
    expect(withdrawn).toMatchObject({ note: expect.stringContaining('Status: Unfilled') })
  })
})

import { convertMessage, type Message, readMessage, writeMessage } from '@lendwire/iso18626'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { arbitraryMessages, editions } from './arbitrary-messages.ts'

const header = {
  supplyingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'S' },
  requestingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'R' },
  timestamp: '2026-01-05T09:00:00Z',
  requestingAgencyRequestId: 'R-1',
}

describe.each(editions)('messages of edition %s in the other one', (edition) => {
  const other = edition === '1.2' ? '2021-2' : '1.2'
  test.each(arbitraryMessages(edition))('%s can be written', (_, messages) => {
    fc.assert(
      fc.property(messages, (message) => {
        // A request may leave out what the other edition needs: the service, and who is asked.
        if (message.kind === 'request')
          fc.pre(
            message.body.serviceInfo !== undefined && message.body.header.supplyingAgencyId !== undefined,
          )
        const xml = writeMessage(convertMessage(message, other).message as Message)
        expect(readMessage(xml)).toMatchObject({ ok: true, edition: other, notes: [] })
      }),
      { numRuns: draws(60) },
    )
  })
})

test('what an older edition has no place for is listed with its words', () => {
  const message: Message = {
    edition: '2021-2',
    kind: 'supplyingAgencyMessage',
    body: {
      header,
      messageInfo: { reasonForMessage: 'StatusChange' },
      statusInfo: { status: 'HoldReturn', lastChange: '2026-01-05T09:00:00Z' },
      retryInfo: { volume: ['7'], retryAfter: '2026-02-01T00:00:00Z' },
      deliveryInfo: {
        dateSent: '2026-01-05T09:00:00Z',
        itemId: ['A', 'B'],
        deliveryMethod: { value: 'Courier' },
      },
      shippingInfo: { courierName: { value: 'DHL' }, trackingId: ['1Z'] },
    },
  }
  const { message: converted, dropped } = convertMessage(message, '1.2')
  expect(converted).toMatchObject({
    edition: '1.2',
    body: {
      header: { multipleItemRequestId: '' },
      messageInfo: { reasonForMessage: 'StatusChange', retryAfter: '2026-02-01T00:00:00Z' },
      statusInfo: { status: 'Loaned' },
      deliveryInfo: { itemId: 'A', sentVia: { value: 'Courier' } },
    },
  })
  expect(dropped).toEqual([
    { name: 'status', text: 'HoldReturn' },
    { name: 'volume', text: '7' },
    { name: 'itemId', text: 'B' },
    { name: 'courierName', text: 'DHL' },
    { name: 'trackingId', text: '1Z' },
  ])
})

import { expect, test } from 'vitest'
import { namedItems } from '../../../src/partners/iso18626/item-ids.ts'
import { vendorOf } from '../../../src/partners/iso18626/vendors/read-vendor-settings.ts'
import { request } from '../sample-request.ts'
import { interpretMessage, partner, situation } from './sample-messages.ts'

const idsIn = (vendor: string, itemId: string, wanted: number) =>
  namedItems([itemId], vendorOf(partner({ vendor })), false, wanted).map(({ partnerItemId }) => partnerItemId)

test.each([
  ['standard', 'a,b', 1, ['a,b']],
  ['standard', 'a,b', 2, ['a', 'b']],
  ['standard', 'a,b', 3, ['a,b']],
  ['alma', 'a,b', 1, ['a', 'b']],
  ['crosslink', 'a,b', 2, ['a', 'b']],
])('commas in itemId of %s, %s, where %i are wanted: %j', (vendor, itemId, wanted, expected) => {
  expect(idsIn(vendor, itemId, wanted)).toEqual(expected)
})

test.each([
  ['crosslink', 'multivol:39001,QA 76,Works, volume one', 'Works, volume one', '39001'],
  ['reshare', 'multivol:Works, volume one,QA 76,39001', 'Works, volume one', '39001'],
  ['standard', 'Works, volume one##QA 76##39001', 'Works, volume one', '39001'],
])('a volume of %s keeps the comma of its name: %s', (vendor, itemId, volume, partnerItemId) => {
  expect(namedItems([itemId], vendorOf(partner({ vendor })), false, 1)).toEqual([
    { partnerItemId, volume, callNumber: 'QA 76' },
  ])
})

test.each([
  ['39001,QA 76', { callNumber: 'QA 76' }],
  ['39001,', {}],
  ['39001,N5300,Art, artists,artisans', { callNumber: 'N5300', title: 'Art, artists,artisans' }],
  ['39001,N5300,Art,2,art', { callNumber: 'N5300,Art,2', title: 'art' }],
])('the barcode of one item of crosslink ends at the first comma: %s', (itemId, others) => {
  expect(namedItems([itemId], vendorOf(partner({ vendor: 'crosslink' })), true, 1, 'Art')).toEqual([
    { partnerItemId: '39001', barcode: '39001', ...others },
  ])
})

test('requested item ids are those of the request', () => {
  const xml = `<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626"><supplyingAgencyMessage><header><supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>XX-LEND</agencyIdValue></supplyingAgencyId><requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>XX-BORR</agencyIdValue></requestingAgencyId><timestamp>2026-11-27T10:00:00Z</timestamp><requestingAgencyRequestId>BORR-7K2MQ4X9-1</requestingAgencyRequestId></header><messageInfo><reasonForMessage>StatusChange</reasonForMessage></messageInfo><statusInfo><status>Loaned</status></statusInfo><deliveryInfo><itemId>a,b</itemId></deliveryInfo></supplyingAgencyMessage></ISO18626Message>`
  const itemsOf = (itemsWanted: number) => {
    const event = interpretMessage(xml, { ...situation(), request: { ...request(), itemsWanted } })
    return event.type === 'shipped' ? event.items.length : 0
  }
  expect([itemsOf(1), itemsOf(2)]).toEqual([1, 2])
})

import { expect, test } from 'vitest'
import { ncipIls } from '../../src/ils/entry.ts'
import * as iso from './iso18626/sample-messages.ts'
import * as ncip from './ncip/sample-messages.ts'
import { bytes } from './sample-request.ts'

const loan = iso.message('2021-2', { reason: 'StatusChange', status: 'Loaned', itemId: '39001' })
const recall = ncip.message('RecallItem', ncip.itemIdElement())
const lookup = ncip.message(
  'LookupAgency',
  '<AgencyId>XX-BORR</AgencyId><AgencyElementType>x</AgencyElementType>',
)
const checkIn = ncip.message('ItemCheckedIn', ncip.itemIdElement())

test.each([
  ['ISO 18626', iso.read(loan)],
  ['NCIP', ncip.read(recall)],
  ['NCIP question', ncip.read(lookup)],
  ['the ILS', ncipIls.read(bytes(checkIn), 'Europe/Oslo')],
])('a message of %s is plain data after reading: it can be copied', (_, incoming) => {
  expect(['message', 'agency_question']).toContain(incoming.kind)
  expect(structuredClone(incoming)).toEqual(incoming)
})

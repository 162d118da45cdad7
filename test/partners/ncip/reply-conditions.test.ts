import { describe, expect, test } from 'vitest'
import { readReply } from '../../../src/partners/ncip/reply.ts'
import { partner } from './sample-messages.ts'

const answerOf = (service: string, content: string) => ({
  status: 200,
  contentType: 'application/xml',
  body: new TextEncoder().encode(
    `<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="2.02"><${service}Response>${content}</${service}Response></NCIPMessage>`,
  ),
})
const problem = '<Problem><ProblemType>Fee Required</ProblemType></Problem>'
const fee = (currency: string, value: string) =>
  `<RequiredFeeAmount><CurrencyCode>${currency}</CurrencyCode><MonetaryValue>${value}</MonetaryValue></RequiredFeeAmount>`
const read = (operation: 'request' | 'accept_condition', content: string) =>
  readReply(operation, answerOf('RequestItem', content), partner(), undefined)

describe('a refusal of RequestItem that names terms', () => {
  test('is a condition, with the fee in the smallest unit of its currency and the restrictions', () => {
    const restriction = '<RequiredItemUseRestrictionType>In Library Use Only</RequiredItemUseRestrictionType>'
    expect(read('request', problem + fee('EUR', '1250') + restriction)).toMatchObject({
      kind: 'refused',
      answers: {
        type: 'conditional',
        conditions: ['LibraryUseOnly'],
        cost: { currency: 'EUR', amount: '12.50' },
      },
    })
    expect(read('request', problem + fee('JPY', '1250'))).toMatchObject({
      answers: { cost: { currency: 'JPY', amount: '1250' } },
    })
    expect(read('request', problem + fee('EUR', '5'))).toMatchObject({
      answers: { cost: { amount: '0.05' } },
    })
  })

  test('is a condition again where it answers what was accepted', () => {
    expect(read('accept_condition', problem + fee('EUR', '1500'))).toMatchObject({
      answers: { type: 'conditional', cost: { amount: '15.00' } },
    })
  })

  test('without terms it is what the problem says', () => {
    expect(read('request', problem + fee('EUR', '0'))).toMatchObject({ kind: 'refused' })
    expect(read('request', problem + fee('EUR', 'twelve'))).not.toHaveProperty('answers')
  })
})

test('a lender that has the request already has taken what was accepted', () => {
  const duplicate = '<Problem><ProblemType>Duplicate Request</ProblemType></Problem>'
  expect(read('accept_condition', duplicate)).toEqual({ kind: 'confirmed', events: [] })
})

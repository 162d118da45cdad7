import { readMessage, validateMessage, writeMessage } from '@lendwire/iso18626'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toMessage } from '../../packages/lender/src/iso18626/outgoing.ts'
import {
  LenderMessage,
  type LenderMessage as LenderMessageType,
  type Moment,
  OutgoingMessage,
  reasons,
  statuses,
  writeMoment,
} from '../../packages/lender/src/iso18626/vocabulary.ts'
import type { Iso18626Request } from '../../packages/lender/src/register.ts'
import { editions } from './library.ts'

const now = new Date('2026-11-24T10:00:00.000Z')
const request: Iso18626Request = {
  id: 'LIB-0001-1',
  edition: '1.2',
  supplyingAgency: { type: 'ISIL', value: 'SUP' },
  requestingAgency: { type: 'ISIL', value: 'REQ' },
  multipleItemRequestId: '',
  supplierRequestId: 'sup-1',
  status: 'Loaned',
  lastChange: '2026-11-20T10:00:00Z',
  dueDate: '2026-12-20T23:59:59Z',
}
const written = (message: LenderMessageType, edition: Iso18626Request['edition']) =>
  writeMessage(toMessage(message, { request: { ...request, edition }, timestamp: now.toISOString(), now }))

const everything: LenderMessageType = {
  reason: 'RequestResponse',
  status: 'RetryPossible',
  answer: 'Y',
  note: 'a note',
  reasonUnfilled: 'NotHeld',
  reasonRetry: 'MustMeetLoanCondition',
  offeredCosts: { currency: 'EUR', amount: '12.50' },
  retry: {
    after: { days: 2 },
    before: '2027-01-31T00:00:00Z',
    loanConditions: ['LibraryUseOnly', 'NoReproduction'],
    editions: ['2nd'],
    formats: ['Printed'],
    volumes: ['1', '2'],
    serviceType: 'Copy',
    serviceLevels: ['Rush'],
    deliveryMethods: ['Mail'],
    couriers: ['DHL'],
    paymentMethods: ['IFM'],
  },
  expectedDelivery: { days: 5 },
  dueDate: { days: 28 },
  lastChange: { seconds: -3600 },
  delivery: {
    dateSent: { seconds: 0 },
    items: ['A1', 'A2'],
    via: 'Mail',
    toPatron: false,
    loanConditions: ['LibraryUseOnly', 'SignatureRequired'],
    format: 'Printed',
    serviceType: 'Loan',
    email: 'library@example.org',
    costs: { currency: 'EUR', amount: '3' },
    paymentMethod: 'IFM',
  },
  shipping: {
    courier: 'DHL',
    trackingIds: ['T1', 'T2'],
    insurance: 'Y',
    insuranceThirdParty: 'N',
    thirdPartyName: 'Insurer',
    insuranceCosts: { currency: 'EUR', amount: '1' },
  },
  returnTo: {
    agency: { type: 'ISIL', value: 'RET' },
    name: 'Desk',
    line1: '1 Street',
    line2: 'Back door',
    locality: 'Town',
    postalCode: '1000',
    region: 'NO-03',
    country: 'NO',
  },
  header: {
    supplyingAgency: { type: 'ISIL', value: 'OTHER' },
    requestingAgency: { type: 'ISIL', value: 'REQ2' },
    requestId: 'LIB-0002-1',
    supplierRequestId: 'sup-2',
  },
}

test('says everything in edition 2021-2', () => {
  const xml = written(everything, '2021-2')
  expect(validateMessage(xml, { edition: '2021-2' }).faults).toEqual([])
  const read = readMessage(xml)
  expect(read.ok && read.message.body).toEqual({
    header: {
      supplyingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'OTHER' },
      requestingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'REQ2' },
      timestamp: '2026-11-24T10:00:00.000Z',
      requestingAgencyRequestId: 'LIB-0002-1',
      supplyingAgencyRequestId: 'sup-2',
    },
    messageInfo: {
      reasonForMessage: 'RequestResponse',
      answerYesNo: 'Y',
      note: 'a note',
      reasonUnfilled: { value: 'NotHeld' },
      reasonRetry: { value: 'MustMeetLoanCondition' },
    },
    statusInfo: {
      status: 'RetryPossible',
      expectedDeliveryDate: '2026-11-29T23:59:59Z',
      dueDate: '2026-12-22T23:59:59Z',
      lastChange: '2026-11-24T09:00:00.000Z',
    },
    retryInfo: {
      loanCondition: [{ value: 'LibraryUseOnly' }, { value: 'NoReproduction' }],
      edition: ['2nd'],
      itemFormat: [{ value: 'Printed' }],
      volume: ['1', '2'],
      serviceType: 'Copy',
      serviceLevel: [{ value: 'Rush' }],
      deliveryMethod: [{ value: 'Mail' }],
      courierName: [{ value: 'DHL' }],
      offeredCosts: [{ currencyCode: { value: 'EUR' }, monetaryValue: '12.50' }],
      paymentMethod: [{ value: 'IFM' }],
      retryBefore: '2027-01-31T00:00:00Z',
      retryAfter: '2026-11-26T23:59:59Z',
    },
    deliveryInfo: {
      dateSent: '2026-11-24T10:00:00.000Z',
      itemId: ['A1', 'A2'],
      deliveryMethod: { value: 'Mail' },
      address: {
        electronicAddress: {
          electronicAddressType: { value: 'Email' },
          electronicAddressData: 'library@example.org',
        },
      },
      sentToPatron: false,
      loanCondition: [{ value: 'LibraryUseOnly' }, { value: 'SignatureRequired' }],
      itemFormat: { value: 'Printed' },
      serviceType: 'Loan',
      deliveryCosts: [{ currencyCode: { value: 'EUR' }, monetaryValue: '3' }],
      paymentMethod: { value: 'IFM' },
    },
    shippingInfo: {
      courierName: { value: 'DHL' },
      trackingId: ['T1', 'T2'],
      insurance: 'Y',
      insuranceThirdParty: 'N',
      thirdPartyName: 'Insurer',
      insuranceCosts: [{ currencyCode: { value: 'EUR' }, monetaryValue: '1' }],
    },
    returnInfo: {
      returnAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'RET' },
      name: 'Desk',
      physicalAddress: {
        line1: '1 Street',
        line2: 'Back door',
        locality: 'Town',
        postalCode: '1000',
        region: 'NO-03',
        country: { value: 'NO' },
      },
    },
  })
})

test('says in edition 1.2 what it has elements for', () => {
  const xml = written(everything, '1.2')
  expect(validateMessage(xml, { edition: '1.2' }).faults).toEqual([])
  const read = readMessage(xml)
  expect(read.ok && read.message.body).toMatchObject({
    header: { multipleItemRequestId: '' },
    messageInfo: {
      note: 'a note\nFurther conditions: SignatureRequired',
      offeredCosts: { currencyCode: { value: 'EUR' }, monetaryValue: '12.50' },
      retryAfter: '2026-11-26T23:59:59Z',
      retryBefore: '2027-01-31T00:00:00Z',
    },
    deliveryInfo: {
      itemId: 'A1,A2',
      sentVia: { value: 'Mail' },
      loanCondition: { value: 'LibraryUseOnly' },
      deliveredFormat: { value: 'Printed' },
      deliveryCosts: { currencyCode: { value: 'EUR' }, monetaryValue: '3' },
    },
    returnInfo: { physicalAddress: { region: { value: 'NO-03' } } },
  })
})

describe.each(editions)('in edition %s', (edition) => {
  const body = (message: LenderMessageType) => {
    const read = readMessage(written(message, edition))
    return read.ok ? read.message.body : read.faults
  }

  test('a URL stands where the edition has it', () => {
    const url = 'https://lender.example/copy.pdf'
    const { deliveryInfo } = Object(
      body({ reason: 'StatusChange', status: 'CopyCompleted', delivery: { url } }),
    )
    expect(deliveryInfo).toMatchObject(
      edition === '1.2'
        ? { itemId: url, sentVia: { value: 'URL' } }
        : { URL: url, deliveryMethod: { value: 'URL' } },
    )
  })

  test('fields that are left open have the values that the lender knows', () => {
    expect(body({ reason: 'StatusRequestResponse' })).toMatchObject({
      header: {
        supplyingAgencyId: { agencyIdValue: 'SUP' },
        requestingAgencyId: { agencyIdValue: 'REQ' },
        requestingAgencyRequestId: 'LIB-0001-1',
        supplyingAgencyRequestId: 'sup-1',
      },
      statusInfo: {
        status: 'Loaned',
        dueDate: '2026-12-20T23:59:59Z',
        lastChange: '2026-11-20T10:00:00Z',
      },
    })
  })

  test.each(reasons.flatMap((reason) => statuses.map((status) => [reason, status] as const)))(
    '%s with %s',
    (reason, status) => {
      if (edition === '1.2' && status.includes('HoldReturn'))
        expect(() => written({ reason, status }, edition)).toThrow(/1\.2 has no status (Release)?HoldReturn/)
      else
        expect(body({ reason, status })).toMatchObject({
          messageInfo: { reasonForMessage: reason },
          statusInfo: { status },
        })
    },
  )

  test('everything that the vocabulary allows is valid', () => {
    fc.assert(
      fc.property(anyMessage(edition), (message) => {
        expect(LenderMessage.parse(message)).toEqual(message)
        expect(validateMessage(written(message, edition), { edition }).faults).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

test('moments are text, the end of a day, or an instant', () => {
  expect(writeMoment('yesterday', now)).toBe('yesterday')
  expect(writeMoment({ days: -1 }, now)).toBe('2026-11-23T23:59:59Z')
  expect(writeMoment({ seconds: 90.5 }, now)).toBe('2026-11-24T10:01:30.500Z')
})

test('the vocabulary refuses what it does not know', () => {
  expect(OutgoingMessage.safeParse({ reason: 'RequestResponse', status: 'Lent' }).success).toBe(false)
  expect(OutgoingMessage.safeParse({ reason: 'RequestResponse', statos: 'Loaned' }).success).toBe(false)
  expect(OutgoingMessage.safeParse({ raw: '<x/>' }).success).toBe(true)
})

/** Returns every field there or not, with any text. */
function anyMessage(edition: Iso18626Request['edition']): fc.Arbitrary<LenderMessageType> {
  const text = fc.string({ unit: 'binary', maxLength: 20 })
  const codes = fc.array(text, { maxLength: 3 })
  const yesNo = fc.constantFrom('Y' as const, 'N' as const)
  const moment: fc.Arbitrary<Moment> = fc.oneof(
    fc.record({ days: fc.integer({ min: -999, max: 999 }) }),
    fc.record({ seconds: fc.integer({ min: -99999, max: 99999 }) }),
    fc.constant('2026-01-31T10:00:00+01:00'),
  )
  const cost = fc.record({
    currency: fc.constantFrom('EUR', 'NOK'),
    amount: fc.constantFrom('0', '12.50', '-1.5'),
  })
  const agency = fc.record({ type: text, value: text })
  const serviceType = fc.constantFrom('Copy' as const, 'Loan' as const, 'CopyOrLoan' as const)
  const status = fc.constantFrom(
    ...statuses.filter((each) => edition === '2021-2' || !each.includes('HoldReturn')),
  )
  const optional: { requiredKeys: [] } = { requiredKeys: [] }
  return fc.record(
    {
      reason: fc.constantFrom(...reasons),
      status,
      answer: yesNo,
      note: text,
      reasonUnfilled: text,
      reasonRetry: text,
      offeredCosts: cost,
      retry: fc.record(
        {
          after: moment,
          before: moment,
          loanConditions: codes,
          editions: codes,
          formats: codes,
          volumes: codes,
          serviceType,
          serviceLevels: codes,
          deliveryMethods: codes,
          couriers: codes,
          paymentMethods: codes,
        },
        optional,
      ),
      expectedDelivery: moment,
      dueDate: moment,
      lastChange: moment,
      delivery: fc.record(
        {
          dateSent: moment,
          items: codes,
          url: text,
          via: text,
          email: text,
          toPatron: fc.boolean(),
          loanConditions: codes,
          format: text,
          serviceType,
          costs: cost,
          paymentMethod: text,
        },
        optional,
      ),
      shipping: fc.record(
        {
          courier: text,
          trackingIds: codes,
          insurance: yesNo,
          insuranceThirdParty: yesNo,
          thirdPartyName: text,
          insuranceCosts: cost,
        },
        optional,
      ),
      returnTo: fc.record({ agency, name: text, line1: text, region: text, country: text }, optional),
      header: fc.record(
        {
          supplyingAgency: agency,
          requestingAgency: agency,
          requestId: text,
          supplierRequestId: text,
        },
        optional,
      ),
    },
    { requiredKeys: ['reason'] },
  )
}

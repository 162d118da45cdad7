import { type Edition, fillSecrets, type MessageOf } from '@lendwire/iso18626'
import { describe, expect, test } from 'vitest'
import { Citation } from '../../../src/borrowing/request/citation.ts'
import { iso18626 } from '../../../src/partners/iso18626/entry.ts'
import type { Subject } from '../../../src/partners/rendered-message.ts'
import { say } from '../../support/say.ts'
import { describeWithShared } from '../../support/shared.ts'
import { iso18626SchemaCheck } from '../../support/xsd.ts'
import { entry, request } from '../sample-request.ts'
import { editions, library, partner, subject, valid } from './sample-messages.ts'

const citation = {
  title: 'Title',
  author: 'Author',
  subtitle: 'Subtitle',
  seriesTitle: 'Series',
  edition: '2nd',
  titleOfComponent: 'Article',
  authorOfComponent: 'Writer',
  volumes: ['1', '2'],
  issue: '7',
  pagesRequested: '12-20',
  estimatedPages: '9',
  identifiers: [
    { type: 'isbn', value: '9780306406157' },
    { type: 'DOI', value: '10.1000/182' },
  ],
  recordIds: [
    { type: 'oclc', value: '123' },
    { type: 'local', value: 'b1' },
  ],
  supplierRecordId: 'own-1',
  sponsor: 'Sponsor',
  informationSource: 'A catalogue',
  publisher: 'Publisher',
  publicationType: 'book',
  publicationDate: '1999',
  placeOfPublication: 'Oslo',
}

const service = {
  type: 'copy',
  form: 'digital',
  level: 'urgent',
  neededBy: '2026-12-24',
  dateOfInterest: '2027-01-31',
  maximumCost: { currency: 'NOK', amount: '150' },
  copyrightCompliance: 'us-ccl',
  anyEdition: true,
  note: 'Colour plates please.',
}

const patron = {
  id: 'p-17',
  surname: 'Surname',
  givenName: 'Given',
  email: 'patron@example.org',
  group: 'student',
}

const rendered = (edition: Edition, more: Partial<Subject>): string => {
  const message = iso18626.render({ kind: 'request' }, subject({ partner: partner({ edition }), ...more }))
  return 'notSendable' in message ? say(message.notSendable) : message.content
}

const requestOf = (edition: Edition, more: Partial<Subject> = {}): MessageOf<'request'>['body'] => {
  const message = valid(rendered(edition, more))
  if (message.kind !== 'request') throw new Error(message.kind)
  return message.body
}

describe.each(editions)('a request, edition %s', (edition) => {
  const whole = { request: request({ citation, service, patron }) }

  test('every field of a citation is sent', () => {
    // ISO 18626 has no place for the language: rules alone look at it.
    const sentFields = Object.keys(Citation.shape).filter((name) => name !== 'language')
    expect(Object.keys(citation).sort()).toEqual(sentFields.sort())
    const { bibliographicInfo, publicationInfo } = requestOf(edition, whole)
    expect(bibliographicInfo).toEqual({
      supplierUniqueRecordId: 'own-1',
      title: 'Title',
      author: 'Author',
      subtitle: 'Subtitle',
      seriesTitle: 'Series',
      edition: '2nd',
      titleOfComponent: 'Article',
      authorOfComponent: 'Writer',
      volume: edition === '1.2' ? '1, 2' : ['1', '2'],
      issue: '7',
      pagesRequested: '12-20',
      estimatedNoPages: '9',
      bibliographicItemId: [
        { bibliographicItemIdentifierCode: { value: 'ISBN' }, bibliographicItemIdentifier: '9780306406157' },
        { bibliographicItemIdentifierCode: { value: 'DOI' }, bibliographicItemIdentifier: '10.1000/182' },
      ],
      sponsor: 'Sponsor',
      informationSource: 'A catalogue',
      bibliographicRecordId: [
        { bibliographicRecordIdentifierCode: { value: 'OCLC' }, bibliographicRecordIdentifier: '123' },
        { bibliographicRecordIdentifierCode: { value: 'local' }, bibliographicRecordIdentifier: 'b1' },
      ],
    })
    expect(publicationInfo).toEqual({
      publisher: 'Publisher',
      publicationType: { value: 'Book' },
      publicationDate: '1999',
      placeOfPublication: 'Oslo',
    })
  })

  test('every field of the service is sent; a day is sent as 23:59:59Z, wherever the library is', () => {
    const { serviceInfo, billingInfo } = requestOf(edition, whole)
    expect(serviceInfo).toEqual({
      requestType: 'New',
      serviceType: 'Copy',
      serviceLevel: { value: 'Urgent' },
      // Oslo is an hour ahead in winter.
      needBeforeDate: '2026-12-24T23:59:59Z',
      copyrightCompliance: { value: 'US-CCL' },
      note: 'Colour plates please.',
      ...(edition === '1.2'
        ? { preferredFormat: { value: 'PDF' }, anyEdition: 'Y' }
        : { itemFormat: { value: 'PDF' }, preferredEdition: 'AnyEdition' }),
    })
    expect(billingInfo).toEqual({ maximumCosts: { currencyCode: { value: 'NOK' }, monetaryValue: '150' } })
  })

  test.each([
    [{ type: 'loan' }, 'Loan', undefined],
    [{ type: 'copy', form: 'physical' }, 'Copy', 'PaperCopy'],
    [{ type: 'copy', form: 'digital', format: 'tiff' }, 'Copy', 'TIFF'],
    [{ type: 'copy_or_loan' }, 'CopyOrLoan', undefined],
  ])('%o', (wanted, type, format) => {
    const message = valid(rendered(edition, { request: request({ service: wanted }) }))
    if (message.kind !== 'request') throw new Error(message.kind)
    expect(message.body.serviceInfo?.serviceType).toBe(type)
    const info = message.body.serviceInfo
    const sentFormat =
      info &&
      ('preferredFormat' in info ? info.preferredFormat : 'itemFormat' in info ? info.itemFormat : undefined)
    expect(sentFormat?.value).toBe(format)
  })

  test('an edition is wanted as cited; without a day of need the day of interest counts', () => {
    const { serviceInfo } = requestOf(edition, {
      request: request({ service: { type: 'loan', anyEdition: false, dateOfInterest: '2026-07-01' } }),
    })
    expect(serviceInfo).toMatchObject({
      needBeforeDate: '2026-07-01T23:59:59Z',
      ...(edition === '1.2' ? { anyEdition: 'N' } : { preferredEdition: 'ThisEdition' }),
    })
  })

  test('changes of a retry for this entry override the request', () => {
    const changed = entry({
      changes: {
        citation: { title: 'Another title' },
        service: { maximumCost: { currency: 'NOK', amount: '300' } },
      },
    })
    const body = requestOf(edition, { ...whole, entry: changed })
    expect(body.bibliographicInfo).toMatchObject({ title: 'Another title', author: 'Author' })
    expect(body.billingInfo?.maximumCosts?.monetaryValue).toBe('300')
    expect(body.serviceInfo?.serviceType).toBe('Copy')
  })

  test('the result of locate names the record and the place on the shelf', () => {
    const body = requestOf(edition, { ...whole, entry: entry({ recordId: 'found-9', callNumber: 'QA 76' }) })
    expect(body.bibliographicInfo.supplierUniqueRecordId).toBe('found-9')
    expect(body.supplierInfo).toEqual([
      { supplierCode: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'XX-LEND' }, callNumber: 'QA 76' },
    ])
  })

  test('the library says who it is and where a loan shall go', () => {
    const body = requestOf(edition)
    const physicalAddress = {
      line1: 'Book street 1',
      locality: 'Oslo',
      postalCode: '0150',
      country: { value: 'NO' },
    }
    expect(body.requestingAgencyInfo).toEqual({
      name: 'Borrowing library',
      contactName: 'Interlibrary loans',
      address: [
        { physicalAddress },
        {
          electronicAddress: {
            electronicAddressType: { value: 'Email' },
            electronicAddressData: 'ill@borrower.example.org',
          },
        },
      ],
    })
    expect(body.requestedDeliveryInfo).toEqual([
      {
        sortOrder: '1',
        address: { physicalAddress },
        ...(edition === '2021-2' ? { deliveryMethod: { value: 'Mail' } } : {}),
      },
    ])
  })

  test('a file goes to an electronic address first', () => {
    const deliveryAddresses = [
      { kind: 'physical', line1: 'Branch', region: 'Viken' },
      { kind: 'electronic', type: 'email', value: 'scans@borrower.example.org' },
    ]
    const { requestedDeliveryInfo } = requestOf(edition, {
      request: request({ service: { type: 'copy', form: 'digital' }, deliveryAddresses }),
    })
    expect(requestedDeliveryInfo).toMatchObject([
      { sortOrder: '1', address: { electronicAddress: { electronicAddressType: { value: 'Email' } } } },
      {
        sortOrder: '2',
        address: { physicalAddress: { region: edition === '1.2' ? { value: 'Viken' } : 'Viken' } },
      },
    ])
  })

  test('without any address, a loan goes to where it is picked up', () => {
    const homeless = { ...library, addresses: [] }
    const { requestedDeliveryInfo } = requestOf(edition, {
      request: request({ pickupLocation: 'Main desk' }),
      library: homeless,
    })
    expect(requestedDeliveryInfo).toMatchObject([{ address: { physicalAddress: { line1: 'Main desk' } } }])
  })

  test('a request does not mention the patron unless the profile of the partner allows it', () => {
    const xml = rendered(edition, whole)
    for (const word of Object.values(patron)) expect(xml).not.toContain(word)
    expect(requestOf(edition, whole).patronInfo).toBeUndefined()
  })

  describe('a partner that may know the patron', () => {
    const trusted = partner({ edition }, { sendsRequesterInformation: true })

    test('the mail address goes along where a file is wanted', () => {
      const body = requestOf(edition, { ...whole, partner: trusted, digitalDelivery: 'to_patron' })
      expect(body.patronInfo).toEqual({
        patronId: 'p-17',
        surname: 'Surname',
        givenName: 'Given',
        patronType: { value: 'Student' },
        sendToPatron: 'Y',
        address: [
          {
            electronicAddress: {
              electronicAddressType: { value: 'Email' },
              electronicAddressData: 'patron@example.org',
            },
          },
        ],
      })
    })

    test.each([
      ['a loan', { request: request({ patron, service: { type: 'loan' } }) }],
      ['files go to the library', { ...whole, digitalDelivery: 'to_library' as const }],
    ])('no mail address: %s', (_, more) => {
      const body = requestOf(edition, { ...more, partner: trusted })
      expect(body.patronInfo).toMatchObject({ patronId: 'p-17', surname: 'Surname' })
      expect(body.patronInfo?.address).toBeUndefined()
      expect(body.patronInfo?.sendToPatron).toBeUndefined()
    })
  })

  test('an account stands in the header as places to be filled at sending', () => {
    const account = { accountId: 'borrower', securityCode: 'a<b' }
    const withAccount = partner({ edition, account })
    const xml = rendered(edition, { partner: withAccount })
    expect(xml).not.toContain('a<b')
    expect(xml).not.toContain('borrower<')
    const { body } = iso18626.route(xml, 'application/xml', withAccount)
    const message = valid(body)
    expect(message.kind === 'request' && message.body.header.requestingAgencyAuthentication).toEqual(account)
    expect(fillSecrets(xml, () => 'x')).not.toContain('\u0001')
  })
})

test('2021-2: a file without an address to send it to is wanted as a link', () => {
  const { requestedDeliveryInfo } = requestOf('2021-2', {
    request: request({ service: { type: 'copy', form: 'digital' } }),
    library: { ...library, addresses: [], email: undefined },
  })
  expect(requestedDeliveryInfo).toEqual([{ sortOrder: '1', deliveryMethod: { value: 'URL' } }])
})

test.each(editions)(
  'edition %s: a copy goes to the library’s own mail address, a loan to a place',
  (edition) => {
    const delivery = (service: object) =>
      JSON.stringify(requestOf(edition, { request: request({ service }) }).requestedDeliveryInfo)
    for (const copy of [{ type: 'copy' }, { type: 'copy', form: 'digital' }]) {
      expect(delivery(copy)).toContain('ill@borrower.example.org')
      expect(delivery(copy)).not.toContain('Book street 1')
    }
    expect(delivery({ type: 'loan' })).toContain('Book street 1')
    expect(delivery({ type: 'loan' })).not.toContain('ill@borrower.example.org')
  },
)

test.each(editions)(
  'edition %s: only where the partner wants it, a request says that a patron made it',
  (edition) => {
    const facts = (patronRequest: boolean) => ({
      request: request({ patron }),
      partner: partner({ edition, patronRequest }),
    })
    expect(requestOf(edition, facts(true)).serviceInfo).toMatchObject({ requestSubType: ['PatronRequest'] })
    expect(requestOf(edition, facts(false)).serviceInfo).not.toHaveProperty('requestSubType')
  },
)

describeWithShared('whole requests fit the published schemas', () => {
  test.each(editions)('edition %s', (edition) => {
    const trusted = partner({ edition }, { sendsRequesterInformation: true })
    const xml = rendered(edition, {
      request: request({ citation, service, patron }),
      partner: trusted,
      entry: entry({ recordId: 'r', callNumber: 'c' }),
    })
    expect(iso18626SchemaCheck(edition)(xml)).toEqual([])
  })
})

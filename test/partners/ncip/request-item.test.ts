import { readNcip } from 'node-ncip'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../../src/borrowing/request/operation.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import type { Subject } from '../../../src/partners/rendered-message.ts'
import { say } from '../../support/say.ts'
import { entry, request } from '../sample-request.ts'
import { type Connection, type ProfileName, partner, profiles, subject, valid } from './sample-messages.ts'

const render = (operation: Operation, of: Subject) => {
  const rendered = ncip.render(operation, of)
  if ('notSendable' in rendered) throw new Error(say(rendered.notSendable))
  return rendered
}

test('a number goes out as the id of a record or of an item, as the lists of the standard have its type', () => {
  const identifiers = [
    { type: 'OCLC', value: '765' },
    { type: 'ISBN', value: '9780306406157' },
    { type: 'PMID', value: '4711' },
  ]
  const of = subject({ request: request({ citation: { title: 'Title', identifiers } }) })
  expect(valid(render({ kind: 'request' }, of).content).body).toMatchObject({
    BibliographicId: [
      { BibliographicRecordId: { BibliographicRecordIdentifierCode: { value: 'OCLC' } } },
      { BibliographicItemId: { BibliographicItemIdentifierCode: { value: 'ISBN' } } },
      { BibliographicItemId: { BibliographicItemIdentifier: 'PMID 4711' } },
    ],
  })
})

describe('the header', () => {
  const body = (connection: Connection, more = {}) =>
    valid(render({ kind: 'request' }, subject({ partner: partner(connection, more) })).content).body

  test('names agencies, systems and profile as the partner’s settings say', () => {
    const connection = {
      agencyType: 'alma',
      agencyScheme: 'urn:agencies',
      toAgency: 'LEND-1',
      onBehalfOfAgency: 'LEND-1-MAIN',
      fromSystemId: 'lendwire',
      toSystemId: 'theirs',
      applicationProfileType: 'P2P',
    }
    expect(body(connection)).toMatchObject({
      InitiationHeader: {
        FromSystemId: { value: 'lendwire' },
        FromAgencyId: { AgencyId: { value: '47BORR_INST||MAIN', Scheme: 'urn:agencies' } },
        OnBehalfOfAgency: { AgencyId: { value: 'LEND-1-MAIN' } },
        ToSystemId: { value: 'theirs' },
        ToAgencyId: { AgencyId: { value: 'LEND-1' } },
        ApplicationProfileType: { value: 'P2P' },
      },
    })
  })

  test('names the institution, else the first symbol, where nothing is set', () => {
    const toAgency = (more: object) => Object(body({}, more)).InitiationHeader.ToAgencyId.AgencyId.value
    expect(toAgency({ institutionCode: 'INST' })).toBe('INST')
    expect(toAgency({})).toBe('XX-LEND')
  })

  test('has the places of secrets, which are filled in at sending', () => {
    const secretive = partner({ agencyAuthentication: '<agency> & co', systemAuthentication: 'system' })
    const { content, contentType } = render({ kind: 'request' }, subject({ partner: secretive }))
    expect(content).not.toMatch(/agency> & co|>system</)
    const route = ncip.route(content, contentType, secretive)
    const sent = valid(route.body)
    expect(sent.body).toMatchObject({
      InitiationHeader: {
        FromAgencyAuthentication: '<agency> & co',
        FromSystemAuthentication: 'system',
      },
    })
    // A secret that the profile no longer has leaves its place empty.
    const later = ncip.route(content, contentType, partner())
    expect(later.body).not.toContain('\u0001')
  })

  test('names the version and the prefix that the partner’s settings say', () => {
    const { content } = render(
      { kind: 'request' },
      subject({ partner: partner({ version: '2.0', prefix: 'n2' }) }),
    )
    expect(readNcip(content).version).toBe('2.0')
    expect(content).toContain('<n2:RequestItem>')
  })
})

describe('the user', () => {
  const userOf = (connection: Connection, more = {}) => {
    const wanted = request({ patron: { id: 'P-7', surname: 'Reader', email: 'reader@example.org' } })
    const { content } = render(
      { kind: 'request' },
      subject({ request: wanted, partner: partner(connection, more) }),
    )
    expect(content).not.toMatch(/Reader|reader@/)
    return /UserIdentifierValue>([^<]+)</.exec(content)?.[1]
  }

  test('is the library, unless the partner may know the patron', () => {
    expect(userOf({})).toBe('XX-BORR')
    expect(userOf({ userId: 'ILL-USER' })).toBe('ILL-USER')
    expect(userOf({ userId: 'ILL-USER' }, { sendsRequesterInformation: true })).toBe('P-7')
  })
})

describe('the requested item', () => {
  const bodyOf = (service: object, profile: ProfileName, more: Partial<Subject> = {}) =>
    Object(
      valid(
        render(
          { kind: 'request' },
          subject({ request: request({ service }), partner: partner({ profile }), ...more }),
        ).content,
      ).body,
    )

  test.each<[object, Record<ProfileName, string>]>([
    [{ type: 'loan' }, { standard: 'Loan', alma_p2p: 'Physical', nncipp: 'Physical' }],
    [
      { type: 'copy' },
      { standard: 'Non-returnable Copy', alma_p2p: 'Non-Returnable', nncipp: 'Non-Returnable' },
    ],
    [
      { type: 'copy', form: 'digital' },
      { standard: 'Non-returnable Copy', alma_p2p: 'Digital', nncipp: 'Non-Returnable' },
    ],
    [
      { type: 'loan', nonReturnable: true },
      { standard: 'Non-returnable Copy', alma_p2p: 'Non-Returnable', nncipp: 'Non-Returnable' },
    ],
    [{ type: 'copy_or_loan' }, { standard: 'Loan', alma_p2p: 'Physical', nncipp: 'Physical' }],
  ])('%j has the type that the profile calls it by', (service, types) => {
    for (const profile of profiles) expect(bodyOf(service, profile).RequestType.value).toBe(types[profile])
  })

  test('only the title is known: it stands for an id', () => {
    expect(bodyOf({ type: 'loan' }, 'standard').BibliographicId).toEqual([
      { BibliographicItemId: { BibliographicItemIdentifier: 'The Well of Echoes' } },
    ])
  })

  test('the lender’s own record comes first', () => {
    const located = { entry: entry({ recordId: 'R-9', callNumber: 'QA 76' }) }
    expect(bodyOf({ type: 'loan' }, 'standard', located)).toMatchObject({
      BibliographicId: [
        { BibliographicRecordId: { BibliographicRecordIdentifier: 'R-9', AgencyId: { value: 'XX-LEND' } } },
      ],
      ItemOptionalFields: { ItemDescription: { CallNumber: 'QA 76' } },
    })
    expect(bodyOf({ type: 'loan' }, 'nncipp', located)).toMatchObject({
      BibliographicId: [
        { BibliographicRecordId: { BibliographicRecordIdentifierCode: { value: 'OwnerLocalRecordID' } } },
      ],
    })
  })

  test('a retry asks for what it changed', () => {
    const changed = entry({ changes: { citation: { title: 'Echoes' }, service: { type: 'copy' } } })
    expect(bodyOf({ type: 'loan' }, 'standard', { entry: changed })).toMatchObject({
      RequestType: { value: 'Non-returnable Copy' },
      ItemOptionalFields: { BibliographicDescription: { Title: 'Echoes' } },
    })
  })

  test('a file goes to an electronic address: the request’s, the patron’s where that may be known, the library’s', () => {
    const service = { type: 'copy', form: 'digital' }
    const patron = { id: 'P-7', email: 'reader@example.org' }
    const address = (more: object, subjectMore: Partial<Subject> = {}) =>
      /ElectronicAddressData>([^<]+)</.exec(
        render(
          { kind: 'request' },
          subject({ request: request({ service, patron, ...more }), ...subjectMore }),
        ).content,
      )?.[1]
    expect(address({})).toBe('ill@borrower.example.org')
    const detailed = partner({}, { sendsRequesterInformation: true })
    expect(address({}, { partner: detailed, digitalDelivery: 'to_patron' })).toBe('reader@example.org')
    expect(address({}, { partner: detailed, digitalDelivery: 'to_library' })).toBe('ill@borrower.example.org')
    const deliveryAddress = { kind: 'electronic', type: 'Email', value: 'desk@example.org' }
    expect(address({ deliveryAddresses: [deliveryAddress] })).toBe('desk@example.org')
  })

  test('an address that cannot go out is named as left out; a copy that may be either is a file where no postal address is', () => {
    const desk = { kind: 'electronic', type: 'Email', value: 'desk@example.org' }
    const shelf = { kind: 'physical', line1: 'Shelf 1', locality: 'Oslo' }
    const sent = (service: object, deliveryAddresses: readonly object[]) => {
      const { content, leftOut } = render(
        { kind: 'request' },
        subject({ request: request({ service, deliveryAddresses }) }),
      )
      return [
        /<(?:\w+:)?RequestType[^>]*>([^<]+)/.exec(content)?.[1],
        /ElectronicAddressData>|<(?:\w+:)?Line1>/.exec(content)?.[0].replace(/<|>|\w+:/g, ''),
        leftOut,
      ]
    }
    const left = (text: string) => [{ part: 'delivery_address', text }]
    expect(sent({ type: 'loan' }, [desk])).toEqual(['Loan', undefined, left('desk@example.org')])
    expect(sent({ type: 'loan' }, [desk, shelf])).toEqual(['Loan', 'Line1', left('desk@example.org')])
    const copy = { type: 'copy' }
    expect(sent(copy, [desk])[1]).toBe('ElectronicAddressData')
    expect(sent(copy, [desk])[2]).toBeUndefined()
    expect(sent(copy, [desk])[0]).toBe(sent({ ...copy, form: 'digital' }, [desk])[0])
    expect(sent({ ...copy, form: 'physical' }, [desk])[2]).toEqual(left('desk@example.org'))
    expect(sent(copy, [shelf, desk])[2]).toEqual(left('desk@example.org'))
  })

  test('content without an NCIP element is in the note', () => {
    const service = {
      type: 'loan',
      maximumCost: { currency: 'EUR', amount: '12.50' },
      level: 'Rush',
      anyEdition: false,
      note: 'Please.',
    }
    const [ext] = bodyOf(service, 'standard').Ext
    expect(ext.content[0]).toBe('Please.\nService level: Rush\nCost: at most 12.50 EUR\nNo other edition.')
  })
})

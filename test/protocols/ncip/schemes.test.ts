import { describe, expect, test } from 'vitest'
import { codedElements, niso, withoutSchemes, withSchemes } from '../../../protocols/ncip/src/schemes.ts'
import { describeWithShared, readShared } from '../../support/shared.ts'

const standard = 'http://www.niso.org/ncip/v1_0'

/** Returns the address that goes out with a value of an element. */
const schemeOf = (element: string, addresses?: Readonly<Record<string, string>>): unknown => {
  const value = element === 'RequestType' ? 'Loan' : element === 'RequestScopeType' ? 'Item' : 'OCLC'
  const written = withSchemes({ [element]: { value } }, addresses) as Record<string, { Scheme?: string }>
  return written[element]?.Scheme
}

describe('the list that a coded value comes from', () => {
  test.each([
    ['UserElementType', `${standard}/schemes/userelementtype/userelementtype.scm`],
    ['ItemElementType', `${standard}/schemes/itemelementtype/itemelementtype.scm`],
    ['RequestElementType', `${standard}/schemes/requestelementtype/requestelementtype.scm`],
    ['AgencyElementType', `${standard}/schemes/agencyelementtype/agencyelementtype.scm`],
    ['RequestType', `${standard}/imp1/schemes/requesttype/requesttype.scm`],
    [
      'ItemIdentifierType',
      `${standard}/imp1/schemes/visibleitemidentifiertype/visibleitemidentifiertype.scm`,
    ],
    [
      'UserIdentifierType',
      `${standard}/imp1/schemes/visibleuseridentifiertype/visibleuseridentifiertype.scm`,
    ],
    ['ElectronicAddressType', 'http://www.iana.org/assignments/uri-schemes'],
  ])('%s: %s', (element, address) => {
    expect(schemeOf(element)).toBe(address)
  })

  test('is the one that a peer knows by another address, for values that name one already too', () => {
    const addresses = { AgencyElementType: 'urn:theirs', PickupLocation: 'urn:places' }
    expect(schemeOf('AgencyElementType', addresses)).toBe('urn:theirs')
    expect(schemeOf('PickupLocation', addresses)).toBe('urn:places')
    const named = { AgencyElementType: [niso('agencyelementtype', 'Organization Name Information')] }
    expect(withSchemes(named, addresses)).toEqual({
      AgencyElementType: [{ value: 'Organization Name Information', Scheme: 'urn:theirs' }],
    })
    expect(withoutSchemes(named)).toEqual({ AgencyElementType: [{ value: 'Organization Name Information' }] })
  })

  test('is none for any value where a peer wants none', () => {
    const agency = {
      AgencyId: { value: 'XX-OWN', Scheme: 'urn:agencies' },
      RequestType: { value: 'Loan', Scheme: 'a' },
    }
    expect(withoutSchemes({ Header: [agency] })).toEqual({
      Header: [{ AgencyId: { value: 'XX-OWN' }, RequestType: { value: 'Loan' } }],
    })
  })

  test.each([
    ['RequestType', 'Physical'],
    ['RequestScopeType', 'Title'],
    ['BibliographicRecordIdentifierCode', 'ISBN'],
  ])('is none where it lacks the value: %s %s', (element, value) => {
    expect(withSchemes({ [element]: { value } })).toEqual({ [element]: { value } })
  })

  test('is none where an element holds words, or no code of a list', () => {
    expect(schemeOf('PickupLocation')).toBeUndefined()
    expect(withSchemes({ Title: 'RequestType' })).toEqual({ Title: 'RequestType' })
  })
})

describeWithShared('the lists that a running toolkit names in its messages', () => {
  test('are those that lendwire names', () => {
    const samples = ['RequestItemSample1', 'LookupUserSample1', 'LookupItemSample1', 'LookupRequestSample1']
      .map((name) => new TextDecoder().decode(readShared('interop', 'ncip', 'xc-toolkit', `${name}.xml`)))
      .join('\n')
    const named = [...samples.matchAll(/<\w+:(\w+) \w+:Scheme="(http:\/\/www\.niso\.org[^"]+)"/g)]
    const ours = named.filter(([, element = '']) => codedElements.some((name) => name === element))
    expect(ours.length).toBeGreaterThan(20)
    for (const [, element = '', address] of ours)
      expect([element, schemeOf(element)]).toEqual([element, address])
  })
})

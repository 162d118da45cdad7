import { readFile } from 'node:fs/promises'
import { validateNcip } from 'node-ncip'
import { beforeAll, describe, expect, test } from 'vitest'
import { Library } from '../../src/borrowing/library.ts'
import { type IlsCall, ilsCalls } from '../../src/borrowing/local-answers/ils-call.ts'
import { initialState } from '../../src/borrowing/request/initial-state.ts'
import { Request } from '../../src/borrowing/request/request.ts'
import { calls } from '../../src/ils/calls.ts'
import { IlsConnection } from '../../src/ils/connection.ts'
import { ncipIls } from '../../src/ils/entry.ts'
import type { IlsSubject } from '../../src/ils/ils.ts'
import { ilsVendors } from '../../src/ils/vendors/built-in-vendors.ts'
import { unknownValueIn } from '../peers/toolkit-lists.ts'
import { describeWithShared } from '../support/shared.ts'
import { ncipVersionCheck, type SchemaCheck } from '../support/xsd.ts'

const library = Library.parse({
  code: 'OWN',
  name: 'The library',
  symbols: [{ type: 'ISIL', value: 'XX-OWN' }],
})

const request = Request.parse({
  number: 'OWN-7K2MQ4X9',
  library: 'OWN',
  createdAt: '2026-11-24T10:00:00.000Z',
  createdBy: { kind: 'staff' },
  citation: { title: 'Title <with> "marks" & \u0001a mark', author: 'An Author' },
  service: { type: 'loan' },
  patron: { id: 'p1' },
  pickupLocation: 'Main desk',
  stage: 'shipped',
  ...initialState,
  items: [
    {
      id: 1,
      entry: 1,
      state: 'shipped',
      form: 'physical',
      barcode: '31111',
      volume: '2',
      callNumber: 'QA 76',
      dueDate: '2027-01-31',
      hold: 'placed',
    },
  ],
  requestIdCount: 1,
  entryCount: 1,
  itemCount: 1,
})

const subject = (dialect: string, more: Readonly<Record<string, unknown>> = {}): IlsSubject => ({
  request,
  library,
  connection: IlsConnection.parse({ url: 'https://ils.example.org/ncip', dialect, ...more }),
  id: '31111',
  item: request.items[0],
})

const everything = (
  dialect: string,
  more: Readonly<Record<string, unknown>> = {},
): readonly (readonly [string, string])[] => {
  const callSubject = subject(dialect, more)
  return [
    ...ilsCalls
      .filter((call) => dialect !== 'symphony' || call !== 'delete_item')
      .map((call: IlsCall) => [call, ncipIls.render(call, callSubject).content] as const),
    ['lookup_item', ncipIls.askForItem(callSubject).content],
    ['lookup_user', ncipIls.askForUser({ id: 'p1' }, library, callSubject.connection).content],
    ['pin', ncipIls.askForUser({ barcode: '2001', pin: '4711' }, library, callSubject.connection).content],
  ]
}

const dialectNames = ilsVendors.builtIn.map(({ code }) => code)

/** The systems that read an element with an attribute as something else. */
const unlisted: ReadonlySet<string> = new Set(['evergreen', 'sierra', 'polaris'])

/** The only faults that the schema finds in a message whose attributes have no prefix. */
const tolerated = new Set(['wrong_namespace'])

describe.each(dialectNames)('the dialect %s', (dialect) => {
  test.each(everything(dialect))('writes a valid %s', (_, content) => {
    const { faults } = validateNcip(content)
    const bare = dialect === 'polaris'
    expect(faults.filter(({ kind }) => !bare || !tolerated.has(kind))).toEqual([])
    expect(faults.length > 0).toBe(bare)
    expect(content.includes(' xmlns="http://www.niso.org/2008/ncip"')).toBe(dialect !== 'symphony')
  })

  test.each(['AcceptItem', 'CancelRequestItem', 'LookupUser'])(
    'writes %s as its fixture has it',
    async (kind) => {
      const file = new URL(`../../fixtures/ncip/ils/${dialect}/${kind}.xml`, import.meta.url)
      const fixture = (await readFile(file, 'utf8')).replace(/<!--[\s\S]*?-->\s*/, '').trim()
      const callSubject = subject(dialect)
      const written = {
        AcceptItem: ncipIls.render('accept_item', callSubject),
        CancelRequestItem: ncipIls.render('cancel_request_item', callSubject),
        LookupUser: ncipIls.askForUser({ id: 'p1' }, library, callSubject.connection),
      }
      expect(
        Object.entries(written)
          .find(([name]) => name === kind)?.[1]
          .content.trim(),
      ).toBe(fixture)
    },
  )

  test(`names ${unlisted.has(dialect) ? 'no list beside any value' : 'the lists of its codes'}`, () => {
    const content = everything(dialect, { agencyScheme: 'urn:agencies' }).map(([, xml]) => xml)
    for (const xml of content)
      expect(/\bScheme="/.test(xml)).toBe(!unlisted.has(dialect) && dialect !== 'symphony')
  })

  test('has each of its calls switched on or off by the connection', () => {
    for (const call of calls) {
      for (const wanted of [true, false]) {
        const { connection } = subject(dialect, { calls: { [call]: wanted } })
        expect(ncipIls.isOn(call, connection)).toBe(
          wanted && !(dialect === 'symphony' && call === 'delete_item'),
        )
      }
    }
    expect(ncipIls.isOn('accept_item', subject(dialect).connection)).toBe(true)
  })
})

const versionNames = {
  '2.0': 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd',
  '2.01': 'http://www.niso.org/schemas/ncip/v2_01/ncip_v2_01.xsd',
  '2.02': 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd',
} as const

/** Returns the version of the schema that a message names; the published schemas are those of version 2. */
const versionNamedBy = (content: string): string | undefined =>
  Object.entries(versionNames).find(([, name]) => content.includes(`"${name}"`))?.[0]

describeWithShared('a call fits the published schema of the version that it names', () => {
  const checks = new Map<string, SchemaCheck>()
  beforeAll(() => {
    for (const version of Object.keys(versionNames)) checks.set(version, ncipVersionCheck(version))
  })
  /** Attributes without a prefix are a departure of Polaris, from the schema too. */
  const isBareAttribute = (fault: string): boolean =>
    /attribute '(?:\{[^}]*\})?(?:version|Scheme)'/.test(fault)
  const faultsOf = (content: string, version = versionNamedBy(content)): readonly string[] => {
    const check = checks.get(version ?? '')
    return check === undefined ? [`names no version of 2: ${content.slice(0, 200)}`] : check(content)
  }

  test.each(dialectNames.filter((name) => name !== 'symphony'))('of %s', (dialect) => {
    for (const [call, content] of everything(dialect)) {
      const faults = faultsOf(content)
      const others = dialect === 'polaris' ? faults.filter((fault) => !isBareAttribute(fault)) : faults
      expect([call, ...others]).toEqual([call])
    }
  })

  test.each(Object.entries(versionNames))(
    '%s, as a library can set it, and by its lists',
    (version, name) => {
      for (const [call, content] of everything('standard', { version: name }))
        expect([call, ...faultsOf(content, version), unknownValueIn(content)]).toEqual([call, undefined])
    },
  )
})

test('a PIN goes to FOLIO beside a barcode in AuthenticationInput, by the names that it knows', () => {
  const { content } = ncipIls.askForUser(
    { barcode: '2001', pin: '4711' },
    library,
    subject('folio').connection,
  )
  const types = [...content.matchAll(/<AuthenticationInputType[^>]*>([^<]*)</g)].map(([, type]) => type)
  expect(types).toEqual(['barcode', 'PIN'])
  expect(content).not.toContain('UserId>')
})

test('secrets stand in no rendered call, and are filled in at sending', () => {
  const { connection } = subject('alma', { agencyAuthentication: 'k<1', systemAuthentication: 'k2' })
  const { content, contentType } = ncipIls.render('check_in_item', { ...subject('alma'), connection })
  expect(content).not.toMatch(/k2|k&lt;1/)
  const { body } = ncipIls.route(content, contentType, connection)
  expect(body).toContain('>k&lt;1</')
  expect(body).toContain('>k2</')
  expect(validateNcip(body).faults).toEqual([])
  const kept = new TextDecoder().decode(ncipIls.redact(new TextEncoder().encode(body)))
  expect(kept).not.toMatch(/k2|k&lt;1/)
})

test('a secret in a CDATA section is redacted too', () => {
  const xml = '<a><FromAgencyAuthentication><![CDATA[secret]]></FromAgencyAuthentication><b>kept</b></a>'
  const kept = new TextDecoder().decode(ncipIls.redact(new TextEncoder().encode(xml)))
  expect(kept).toBe('<a><FromAgencyAuthentication>********</FromAgencyAuthentication><b>kept</b></a>')
})

test('an id is the lender’s barcode, or made of the request’s number', () => {
  const [item] = request.items
  if (item === undefined) throw new Error('there is one')
  const idFor = (more: object) =>
    ncipIls.temporaryId(request, item, subject('standard', more as never).connection)
  expect(idFor({})).toBe('31111')
  expect(idFor({ barcodes: 'request' })).toBe('OWN-7K2MQ4X9-1')
  expect(idFor({ calls: { create_item: true } })).toBe(ncipIls.idsAtCreation(request)[0])
})

test('the policy and location of a receipt go out in the elements that the vendor settings name, and nowhere else', () => {
  const [item] = request.items
  if (item === undefined) throw new Error('there is one')
  const accepted = (vendorSettings: Readonly<Record<string, unknown>>): string => {
    const callSubject = subject('standard')
    const { content } = ncipIls.render('accept_item', {
      ...callSubject,
      connection: { ...callSubject.connection, vendorSettings },
      item: { ...item, itemPolicy: 'ILL-14', location: 'Main stack', notForLoan: true },
    })
    expect(validateNcip(content).faults).toEqual([])
    return content.replaceAll('ncip:', '').replaceAll(/ Scheme="[^"]*"/g, '')
  }
  expect(accepted({})).not.toMatch(/ILL-14|Main stack/)
  const restricted = accepted({
    itemPolicyElement: 'ItemUseRestrictionType',
    locationType: 'Temporary Location',
  })
  expect(restricted).toContain('>In Library Use Only</ItemUseRestrictionType>')
  expect(restricted).toContain('>ILL-14</ItemUseRestrictionType>')
  expect(restricted).toMatch(/LocationType>Temporary Location<.*LocationNameValue>Main stack</)
  expect(accepted({ itemPolicyElement: 'MediumType' })).toContain('>ILL-14</MediumType>')
  expect(accepted({ itemPolicyElement: 'CirculationStatus' })).toContain('>ILL-14</CirculationStatus>')
})

import { readNcip, validateNcip, writeNcip } from 'node-ncip'
import { expect, test } from 'vitest'
import { describeWithShared, listShared, readShared } from '../../support/shared.ts'
import { ncipSchemaCheck } from '../../support/xsd.ts'

const folder = ['interop', 'ncip']

/** Messages without something that the schema requires: they are read in part, and this is what they lack. */
const incomplete = new Map([
  ['folio/ncip-acceptItem.xml', 'AcceptItem/FiscalTransactionInformation/Amount/CurrencyCode'],
  [
    'folio/ncip-createUserFiscalTransaction.xml',
    'CreateUserFiscalTransaction/FiscalTransactionInformation/Amount/CurrencyCode',
  ],
  [
    'folio/ncip-createUserFiscalTransactionNoTrans.xml',
    'CreateUserFiscalTransaction/FiscalTransactionInformation',
  ],
  ['folio/ncip-requestitem-title.xml', 'RequestItem/BibliographicId/BibliographicRecordId'],
  ['folio/ncip-requestitem.xml', 'RequestItem/BibliographicId/BibliographicRecordId'],
])

/** Elements of two alternatives of a choice: both are read, so the message does not fit its type. */
const ambiguous = new Map([['folio/ncip-lookupUserCheckPin.xml', 'LookupUser/AuthenticationInput']])

/** Messages where what the schema requires is there but empty, so that there is no value. */
const empty = new Map<string, string>(
  ['1', '2'].map((number) => [
    `xc-toolkit/aleph_22-upus-structuredPhysicalAdreess-${number}.xml`,
    'UpdateUser/AddUserFields/UserPrivilege/UserPrivilegeFee/Amount/MonetaryValue',
  ]),
)

describeWithShared('messages of other systems', () => {
  const check = ncipSchemaCheck()
  const files = ['folio', 'xc-toolkit'].flatMap((name) =>
    listShared('.xml', ...folder, name).map((file) => `${name}/${file}`),
  )
  const read = (file: string): Uint8Array => readShared(...folder, ...file.split('/'))

  test('are there', () => {
    expect(files.length).toBeGreaterThan(60)
  })

  test.each(files)('%s is read, and validation agrees with the schema', (file) => {
    const bytes = read(file)
    const result = readNcip(bytes)
    const message = result.ok ? result.message : result.partial
    expect(message).toMatchObject({ edition: '2', kind: kindIn(textOf(bytes)) })
    expect(validateNcip(bytes).faults).toEqual(result.ok ? result.notes : result.faults)
    expect(validateNcip(bytes).faults.length === 0).toBe(check(bytes).length === 0)
    expect(isPartial(file)).toBe(!result.ok)
  })

  test.each(files)('%s: every text is read as it is', (file) => {
    const bytes = read(file)
    const result = readNcip(bytes)
    const texts = new Set(textsOfValue(result.ok ? result.message.body : result.partial?.body))
    expect(textsOf(textOf(bytes)).filter((text) => !texts.has(text))).toEqual([])
  })

  test.each(files.filter((file) => !isPartial(file)))('%s survives a round trip', (file) => {
    const result = readNcip(read(file))
    if (!result.ok) throw new Error('not read')
    const written = writeNcip(result.message)
    expect(check(written)).toEqual([])
    expect(readNcip(written)).toMatchObject({ ok: true, message: result.message, notes: [] })
  })

  test.each([...incomplete])('%s lacks %s', (file, path) => {
    expect(validateNcip(read(file)).faults).toContainEqual(
      expect.objectContaining({ kind: 'missing_element', path }),
    )
  })

  test.each([...ambiguous])('%s has %s too', (file, path) => {
    expect(validateNcip(read(file)).faults).toContainEqual(
      expect.objectContaining({ kind: 'unexpected_element', path }),
    )
  })

  test.each([...empty])('%s has no value at %s', (file, path) => {
    expect(validateNcip(read(file)).faults).toContainEqual(
      expect.objectContaining({ kind: 'bad_value', path }),
    )
  })
})

function isPartial(file: string): boolean {
  return incomplete.has(file) || ambiguous.has(file) || empty.has(file)
}

/** Decodes a sample: as UTF-8 where its bytes are UTF-8, whatever it declares, else as it declares. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const encoding = /encoding="([^"]+)"/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 100)))?.[1]
    return new TextDecoder(encoding).decode(bytes)
  }
}

/** Returns the name of the first element in the root, whatever its prefix. */
function kindIn(xml: string): string | undefined {
  const tags = [...xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<(?:\w+:)?(\w+)/g)]
  return tags[1]?.[1]
}

/** Returns the texts of the elements that hold nothing else, references replaced. */
function textsOf(xml: string): readonly string[] {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
  return [...xml.replace(/<!--[\s\S]*?-->/g, '').matchAll(/>([^<>]*)<\//g)]
    .map(([, text = '']) => text.replace(/&(\w+);/g, (reference, name) => entities[name] ?? reference))
    .filter((text) => text.trim() !== '')
    .map((text) => text.trim())
}

function textsOfValue(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.trim()]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOfValue) : []
}

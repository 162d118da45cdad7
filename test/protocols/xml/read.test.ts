import {
  compileContentModel,
  parseDocument,
  type ReadDocument,
  readDocument,
  rootAttribute,
} from '@lendwire/xml'
import { describe, expect, test } from 'vitest'

const model = compileContentModel({
  namespace: 'urn:loan',
  root: 'loan',
  table: `
    loan:    (id, item+, due?, lender?, counts?) @version!
    id:      text
    item:    (code, title?)
    code:    code @scheme:uri
    title:   text
    due:     dateTime
    lender:  (person | agency)
    person agency:  text
    counts:  (flag?, size?, price?, state?, mark?)
    flag:    boolean
    size:    integer
    price:   decimal
    state:   {Open Closed}
    mark:    empty
  `,
})

function read(xml: string): ReadDocument {
  const parsed = parseDocument(xml)
  if (!parsed.ok) throw new Error(parsed.fault.message)
  return readDocument(parsed.document, model)
}

/** Returns a document with these children of the root. */
function loan(children: string, attributes = 'xmlns="urn:loan" xmlns:l="urn:loan" l:version="1"'): string {
  return `<loan ${attributes}>${children}</loan>`
}

/** Reads these children of `counts`. */
function counts(children: string): { value: unknown; faults: readonly string[]; fits: boolean } {
  const { value, faults, fits } = read(loan(`<id/><item><code/></item><counts>${children}</counts>`))
  return { value: value?.counts, faults: faults.map(({ kind, path }) => `${kind} ${path}`), fits }
}

const faultsOf = (xml: string): readonly string[] =>
  read(xml).faults.map(({ kind, path }) => `${kind} ${path}`)

const good =
  '<id>1</id><item><code l:scheme="urn:x"> A </code></item><item><code>B</code><title> T </title></item>'
const value = {
  version: '1',
  id: '1',
  item: [{ code: { value: 'A', scheme: 'urn:x' } }, { code: { value: 'B' }, title: ' T ' }],
}

describe('namespaces', () => {
  test.each([
    ['default', loan(good)],
    [
      'any prefix',
      `<x:loan xmlns:x="urn:loan" x:version="1">${good.replace(/<(\/?)/g, '<$1x:').replace('l:', 'x:')}</x:loan>`,
    ],
    [
      'redeclared deeper',
      loan(good.replace('<id>', '<y:id xmlns:y="urn:loan">').replace('</id>', '</y:id>')),
    ],
    [
      'default declared deeper',
      `<l:loan xmlns:l="urn:loan" l:version="1">${good.replaceAll(/<(id|item)>/g, '<$1 xmlns="urn:loan">')}</l:loan>`,
    ],
    [
      'the schema’s place',
      loan(
        good,
        'xmlns="urn:loan" xmlns:l="urn:loan" l:version="1" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="a b"',
      ),
    ],
  ])('%s: no fault', (_, xml) => {
    expect(read(xml)).toEqual({ root: 'loan', value, faults: [], fits: true })
  })

  test.each([
    ['none at all', loan(good.replace('l:', ''), 'version="1"'), ['wrong_namespace loan']],
    [
      'an unqualified attribute',
      loan(good, 'xmlns="urn:loan" xmlns:l="urn:loan" version="1"'),
      ['wrong_namespace loan/@version'],
    ],
    ['undeclared deeper', loan(good.replace('<item>', '<item xmlns="">')), ['wrong_namespace item']],
  ])('%s: noted and read', (_, xml, faults) => {
    expect(read(xml)).toMatchObject({ value, fits: true })
    expect(faultsOf(xml)).toEqual(faults)
  })

  test('another namespace is not ours, whatever the names', () => {
    const foreign = loan(good.replace('<item>', '<id xmlns="urn:other">2</id><item>'))
    expect(read(foreign)).toMatchObject({ value, fits: true })
    expect(faultsOf(foreign)).toEqual(['unknown_element id'])
    expect(
      faultsOf(
        loan(
          `${good.replace('l:scheme', 'o:scheme')}`,
          'xmlns="urn:loan" xmlns:l="urn:loan" xmlns:o="urn:o" l:version="1"',
        ),
      ),
    ).toEqual(['unknown_attribute item/code/@scheme'])
    expect(read('<loan xmlns="urn:other"/>')).toMatchObject({ value: undefined, root: 'loan', fits: false })
    expect(faultsOf('<note xmlns="urn:loan"/>')).toEqual(['unknown_element note'])
  })

  test('an attribute of the root is found before it is known which model is meant', () => {
    const parsed = parseDocument('<a xmlns:version="urn:x" version:version="2"/>')
    expect(parsed.ok && rootAttribute(parsed.document, 'version')).toBe('2')
  })
})

describe('order and number', () => {
  test.each([
    ['another order', '<item><code/></item><id>1</id>', ['unexpected_element id'], true],
    [
      'a missing element',
      '<item><title/></item>',
      ['missing_element item/code', 'missing_element id'],
      false,
    ],
    ['missing at the end', '<id/>', ['missing_element item'], false],
    ['once too often', '<id>1</id><id>2</id><item><code/></item>', ['unexpected_element id[2]'], true],
    [
      'a repeated one apart',
      '<id/><item><code/></item><due>2026-01-31T00:00:00Z</due><item><code/></item>',
      ['unexpected_element item[2]'],
      true,
    ],
    ['none of a choice', '<id/><item><code/></item><lender/>', ['missing_element lender'], false],
    [
      'two of a choice',
      '<id/><item><code/></item><lender><agency>A</agency><person/></lender>',
      ['unexpected_element lender/person'],
      true,
    ],
    [
      'unknown',
      '<id><b/></id><item><code/><c/><c/></item><d/>',
      ['unknown_element id/b', 'unknown_element item/c', 'unknown_element item/c', 'unknown_element d'],
      true,
    ],
    ['text between', '<id/>x<item><code/> </item>', ['unexpected_text loan'], true],
  ])('%s', (_, children, faults, fits) => {
    expect(faultsOf(loan(children))).toEqual(faults)
    expect(read(loan(children)).fits).toBe(fits)
  })

  test('the first counts where only one may stand, and order does not change what is read', () => {
    expect(read(loan('<id>1</id><id>2</id><item><code/></item>')).value).toMatchObject({ id: '1' })
    expect(
      read(loan('<item><title>T</title><code>A</code></item><id>1</id><item><code>B</code></item>')).value,
    ).toEqual({
      version: '1',
      id: '1',
      item: [{ code: { value: 'A' }, title: 'T' }, { code: { value: 'B' } }],
    })
    expect(
      read(loan('<id/><item><code/></item><lender><agency>A</agency><person/></lender>')).value?.lender,
    ).toEqual({ agency: 'A' })
  })

  test('a required attribute', () => {
    expect(read(loan(good, 'xmlns="urn:loan" xmlns:l="urn:loan"'))).toMatchObject({
      fits: false,
      faults: [{ kind: 'missing_attribute', path: 'loan/@version' }],
    })
  })

  test('faults are at most a hundred', () => {
    expect(faultsOf(loan(`${good}${'<x/>'.repeat(500)}`)).length).toBe(100)
  })
})

describe('values', () => {
  test.each([
    [
      '<flag>true</flag><size>007</size><price>1.50</price><state>Open</state><mark/>',
      { flag: true, size: '007', price: '1.50', state: 'Open', mark: true },
      [],
    ],
    ['<flag>0</flag><size> -1\n</size><price>.5</price>', { flag: false, size: '-1', price: '.5' }, []],
    ['<flag>yes</flag>', {}, ['bad_value counts/flag']],
    [
      '<flag/><size/><price/><state/>',
      {},
      ['bad_value counts/flag', 'bad_value counts/size', 'bad_value counts/price', 'bad_value counts/state'],
    ],
    [
      '<size>many</size><price>1,50</price>',
      { size: 'many', price: '1,50' },
      ['bad_value counts/size', 'bad_value counts/price'],
    ],
    ['<state> Open </state>', { state: 'Open' }, ['bad_value counts/state']],
    ['<mark>x</mark>', { mark: true }, ['unexpected_text counts/mark']],
  ])('%s', (children, read, faults) => {
    expect(counts(children)).toEqual({ value: read, faults, fits: true })
  })

  test('an unknown closed code stays as it was sent, but does not fit', () => {
    expect(counts('<state> ajar\n</state>')).toEqual({
      value: { state: 'ajar' },
      faults: ['bad_value counts/state'],
      fits: false,
    })
  })

  test('a closed code in other letter case is noted, and read as the code', () => {
    expect(counts('<state>OPEN</state>')).toEqual({
      value: { state: 'Open' },
      faults: ['bad_value counts/state'],
      fits: true,
    })
  })

  test('dates are text, and an empty one is absent', () => {
    const due = (text: string): unknown => read(loan(`${good}<due>${text}</due>`)).value?.due
    expect(due('\n 2026-01-31T10:00:00Z ')).toBe('2026-01-31T10:00:00Z')
    expect(due('tomorrow')).toBe('tomorrow')
    expect(due(' ')).toBe(undefined)
  })

  test('a fault shows the value, shortened', () => {
    const [fault] = read(loan(`${good}<due>${'x'.repeat(300)}</due>`)).faults
    expect(fault?.value).toBe(`${'x'.repeat(99)}…`)
    expect(fault?.message).not.toContain('xx')
  })
})

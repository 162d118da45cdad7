import {
  compileContentModel,
  fillSecrets,
  parseDocument,
  readDocument,
  WriteError,
  writeDocument,
} from '@lendwire/xml'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'

const model = compileContentModel({
  namespace: 'urn:note',
  prefix: 'n',
  root: 'note',
  table: `
    note:  (to, copy{0,2}, who?, at?, done?, state?) @version!
    to:    text
    copy:  code @scheme:uri
    who:   (person | (agency, person?))
    person agency:  text
    at:    dateTime
    done:  boolean
    state: {Open Closed}
  `,
})

const write = (value: Readonly<Record<string, unknown>>): string =>
  writeDocument({ version: '1', ...value }, model)
const faultsOf = (value: Readonly<Record<string, unknown>>): readonly string[] => {
  try {
    write(value)
    return []
  } catch (error) {
    if (error instanceof WriteError) return error.faults.map(({ kind, path }) => `${kind} ${path}`)
    throw error
  }
}
const readBack = (xml: string): unknown => {
  const parsed = parseDocument(xml)
  return parsed.ok ? readDocument(parsed.document, model).value : parsed.fault
}

describe('content that is written', () => {
  test('the model’s order, the namespace once as default and once for attributes', () => {
    const value = {
      who: { person: 'P', agency: 'A' },
      copy: [{ value: 'X', scheme: 'urn:"s"' }],
      to: 'A & <B>',
      at: undefined,
    }
    expect(write(value)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<note xmlns="urn:note" xmlns:n="urn:note" n:version="1"><to>A &amp; &lt;B&gt;</to>' +
        '<copy n:scheme="urn:&quot;s&quot;">X</copy><who><agency>A</agency><person>P</person></who></note>',
    )
  })

  test('indented, where no whitespace counts', () => {
    expect(writeDocument({ version: '1', to: '', who: { person: 'P\nQ' } }, model, { indent: true })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<note xmlns="urn:note" xmlns:n="urn:note" n:version="1">\n' +
        '  <to/>\n  <who>\n    <person>P\nQ</person>\n  </who>\n</note>\n',
    )
  })

  test('a model without namespace', () => {
    const plain = compileContentModel({ root: 'a', table: 'a: text @b' })
    expect(writeDocument({ value: 'c', b: 'd' }, plain)).toContain('<a b="d">c</a>')
  })

  test('any text reads back as it was; what XML forbids is U+FFFD', () => {
    const texts = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(texts, (text) => {
        const allowed = text.toWellFormed().replace(/[^\t\n\r -\uFFFD]/g, '\uFFFD')
        expect(readBack(write({ to: text }))).toEqual({ version: '1', to: allowed })
        expect(readBack(write({ to: '', version: text }))).toEqual({ version: allowed, to: '' })
      }),
      { numRuns: draws(1000) },
    )
    expect(readBack(write({ to: 'a\u0000\u0001\uFFFE\uD800b' }))).toEqual({ version: '1', to: 'a����b' })
  })

  test('values around which whitespace does not count lose it', () => {
    expect(write({ to: ' a ', at: ' 2026-01-31T10:00:00Z\n' })).toContain(
      '<to> a </to><at>2026-01-31T10:00:00Z</at>',
    )
  })
})

describe('content that is not written', () => {
  test.each([
    ['a missing element', {}, ['missing_element to']],
    ['a missing attribute', { to: '', version: undefined }, ['missing_attribute note/@version']],
    ['none of a choice', { to: '', who: {} }, ['missing_element who']],
    [
      'too many',
      { to: '', copy: [{ value: '1' }, { value: '2' }, { value: '3' }] },
      ['unexpected_element copy[3]'],
    ],
    ['an unknown property', { to: '', cc: 'x' }, ['unknown_element cc']],
    ['an unknown property deeper', { to: '', who: { person: '', x: '' } }, ['unknown_element who/x']],
    ['no object', { to: '', who: 'me' }, ['bad_value who']],
    ['a list where one may stand', { to: ['a', 'b'] }, ['bad_value to']],
    ['a number', { to: 1 }, ['bad_value to']],
    ['no text', { to: null }, ['bad_value to']],
    ['a date that does not exist', { to: '', at: '2026-02-30T10:00:00Z' }, ['bad_value at']],
    ['an unknown closed code', { to: '', state: 'open' }, ['bad_value state']],
    ['a text for a boolean', { to: '', done: 'true' }, ['bad_value done']],
    ['an open code without value', { to: '', copy: [{}] }, ['bad_value copy']],
    ['a bad URI', { to: '', copy: [{ value: '', scheme: '%' }] }, ['bad_value copy/@scheme']],
    ['a secret where no free text stands', { to: '', at: { secret: 'x' } }, ['bad_value at']],
    ['a secret with a strange name', { to: { secret: 'a\u0001b' } }, ['bad_value to']],
  ])('%s', (_, value, faults) => {
    expect(faultsOf(value)).toEqual(faults)
  })

  test('the error says what, where, and never the value', () => {
    expect(() => write({ to: '', at: 'P-SECRET' })).toThrow(
      /^cannot be written: at: the value must be a date and time/,
    )
    expect(() => write({ to: '', at: 'P-SECRET' })).not.toThrow(/P-SECRET/)
  })
})

describe('secrets', () => {
  const stored = write({ to: { secret: 'to-name' }, who: { person: { secret: 'who.1' } } })
  const secrets: Readonly<Record<string, string>> = {
    'to-name': 'a<&>"\u0001to-name\u0001',
    'who.1': '$& $1',
  }
  const lookUp = (name: string): string => secrets[name] ?? ''

  test('stand nowhere in what is stored, and come in at sending, escaped', () => {
    expect(stored).toContain('<to>\u0001to-name\u0001</to>')
    expect(readBack(fillSecrets(stored, lookUp))).toEqual({
      version: '1',
      to: 'a<&>"�to-name�',
      who: { person: '$& $1' },
    })
  })

  test('come into bytes as into text; bytes without any stay the same', () => {
    const bytes = new TextEncoder().encode(stored)
    expect(new TextDecoder().decode(fillSecrets(bytes, lookUp))).toBe(fillSecrets(stored, lookUp))
    const plain = new TextEncoder().encode(write({ to: 'å' }))
    expect(fillSecrets(plain, lookUp)).toBe(plain)
  })

  test('no data can make a place for one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\u0001', 'to-name', '&#1;', '&#x1;', ' ') }), (text) => {
        const xml = write({ to: text, version: text })
        expect(fillSecrets(xml, () => 'LEAK')).toBe(xml)
      }),
      { numRuns: draws(300) },
    )
  })

  test('an unfilled document is not XML', () => {
    expect(readBack(stored)).toMatchObject({ kind: 'not_well_formed' })
  })

  test('a name that is not known is the caller’s to refuse', () => {
    const refuse = (name: string): string => {
      throw new Error(`no secret ${name}`)
    }
    expect(() => fillSecrets(stored, refuse)).toThrow('no secret to-name')
  })
})

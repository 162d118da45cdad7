import {
  compileContentModel,
  findRawElement,
  parseDocument,
  type RawElement,
  type ReadDocument,
  rawText,
  readDocument,
  rootNamespace,
  WriteError,
  writeDocument,
} from '@lendwire/xml'
import { describe, expect, test } from 'vitest'

const model = compileContentModel({
  namespace: 'urn:note',
  prefix: 'n',
  root: 'note',
  table: `
    note:  ((a | (b, c?, more?)), d, more?)
    a b c d: text
    more:  raw
    at:    dateTime
  `,
})

const start = '<note xmlns="urn:note">'

function read(xml: string): ReadDocument {
  const parsed = parseDocument(xml)
  if (!parsed.ok) throw new Error(parsed.fault.message)
  return readDocument(parsed.document, model)
}

function faults(xml: string): readonly string[] {
  return read(xml).faults.map(({ kind, path }) => `${kind} ${path}`)
}

describe('raw content, read', () => {
  const more = (content: string): unknown =>
    read(`${start}<a/><d/><more>${content}</more></note>`).value?.more

  test.each<[string, readonly RawElement[]]>([
    ['', []],
    ['<x/>', [{ name: 'x', content: [] }]],
    ['<x> </x>', [{ name: 'x', content: [' '] }]],
    ['<x>y<!-- z -->y<![CDATA[<]]></x>', [{ name: 'x', content: ['yy<'] }]],
    ['\n <x>\n <y/>\n </x>\n', [{ name: 'x', content: [{ name: 'y', content: [] }] }]],
    ['<x>\n y <y/> </x>', [{ name: 'x', content: ['\n y ', { name: 'y', content: [] }, ' '] }]],
    [
      '<p:x xmlns:p="urn:p"><y/></p:x>',
      [{ name: 'x', namespace: 'urn:p', content: [{ name: 'y', content: [] }] }],
    ],
    [
      '<x xmlns=""><n:y xmlns:n="urn:note"/></x>',
      [{ name: 'x', namespace: '', content: [{ name: 'y', content: [] }] }],
    ],
    [
      '<x b="&lt;" p:b="2" xml:lang="sv" xmlns:p="urn:p"/>',
      [
        {
          name: 'x',
          attributes: [
            { name: 'b', value: '<' },
            { name: 'b', namespace: 'urn:p', value: '2' },
            { name: 'lang', namespace: 'http://www.w3.org/XML/1998/namespace', value: 'sv' },
          ],
          content: [],
        },
      ],
    ],
  ])('%s', (content, elements) => {
    expect(more(content)).toEqual(elements)
  })

  test('the language’s own elements are held against it, foreign ones are not', () => {
    expect(
      faults(`${start}<a/><d/><more><at>2026-01-31T10:00:00Z</at><x xmlns="urn:x"><at/></x></more></note>`),
    ).toEqual([])
    const wrong = read(`${start}<a/><d/><more>t<at/><x/><note><a/></note></more></note>`)
    expect(wrong.faults.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'unexpected_text more',
      'bad_value more/at',
      'unknown_element more/x',
      'missing_element more/note/d',
    ])
    expect(wrong.fits).toBe(true)
  })

  test('counts as the language’s own if the document has no namespaces', () => {
    expect(read('<note><a/><d/><more><x/></more></note>').value?.more).toEqual([{ name: 'x', content: [] }])
  })

  test('is found by name, and its text is joined', () => {
    const elements: readonly RawElement[] = [
      { name: 'x', content: ['1', { name: 'y', content: [' 2 ', { name: 'z', content: ['3 '] }] }] },
      { name: 'z', content: ['4'] },
    ]
    expect(findRawElement(elements, 'z')?.content).toEqual(['3 '])
    expect(findRawElement(elements, 'a')).toBeUndefined()
    expect(elements.map(rawText)).toEqual(['1 2 3', '4'])
  })
})

describe('raw content, written', () => {
  const write = (element: RawElement, prefix?: string): string => {
    const options = prefix === undefined ? {} : { prefix }
    return (
      /<(?:p:)?more>.*<\/(?:p:)?more>/.exec(
        writeDocument({ a: '', d: '', more: [element] }, model, options),
      )?.[0] ?? ''
    )
  }

  test.each<[string, RawElement, string, string]>([
    ['own', { name: 'x', content: ['<'] }, '<x>&lt;</x>', '<p:x>&lt;</p:x>'],
    [
      'foreign',
      { name: 'x', namespace: 'urn:x', content: [{ name: 'y', content: [] }] },
      '<x xmlns="urn:x"><y xmlns="urn:note"/></x>',
      '<x xmlns="urn:x"><p:y/></x>',
    ],
    [
      'none',
      { name: 'x', namespace: '', content: [{ name: 'y', namespace: '', content: [] }] },
      '<x xmlns=""><y/></x>',
      '<x><y/></x>',
    ],
    [
      'attributes',
      {
        name: 'x',
        attributes: [
          { name: 'b', value: '"' },
          { name: 'b', namespace: 'urn:b', value: '' },
          { name: 'b', namespace: 'urn:note', value: '' },
        ],
        content: [],
      },
      '<x b="&quot;" xmlns:n-2="urn:b" n-2:b="" n:b=""/>',
      '<p:x b="&quot;" xmlns:p-2="urn:b" p-2:b="" p:b=""/>',
    ],
  ])('%s', (_, element, plain, prefixed) => {
    expect(write(element)).toBe(`<more>${plain}</more>`)
    expect(write(element, 'p')).toBe(`<p:more>${prefixed}</p:more>`)
  })
})

describe('an element that may stand in two places', () => {
  test.each([
    [{ a: '1', d: '2', more: [{ name: 'x', content: [] }] }, '<a>1</a><d>2</d><more><x/></more>'],
    [{ b: '1', d: '2', more: [{ name: 'x', content: [] }] }, '<b>1</b><d>2</d><more><x/></more>'],
  ])('is written in the last one', (value, xml) => {
    expect(writeDocument(value, model)).toContain(xml)
  })

  test('is read from both, as one', () => {
    const xml = `${start}<b/><more><x xmlns="urn:x"/></more><d/><more><y xmlns="urn:x"/></more></note>`
    expect(read(xml)).toMatchObject({
      faults: [],
      fits: true,
      value: { more: [{ name: 'x' }, { name: 'y' }] },
    })
  })

  test('is noted and kept if it comes once more', () => {
    const xml = `${start}<a/><d/><more/><more><x/></more></note>`
    expect(faults(xml)).toEqual(['unexpected_element more[2]', 'unknown_element more[2]/x'])
    expect(read(xml).value?.more).toEqual([{ name: 'x', content: [] }])
  })
})

describe('other features of definitions', () => {
  test('codes with blanks', () => {
    const codes = compileContentModel({ root: 'a', table: "a: {'on loan' Lost}" })
    const parsed = parseDocument('<a>on loan</a>')
    expect(parsed.ok && readDocument(parsed.document, codes).faults).toEqual([])
  })

  test('attributes that say nothing', () => {
    const ignoring = compileContentModel({
      root: 'a',
      table: 'a: (b)\nb: text',
      ignoredAttributes: ['datatype'],
    })
    const parsed = parseDocument('<a datatype="x"><b datatype="string" other="y">1</b></a>')
    expect(parsed.ok && readDocument(parsed.document, ignoring)).toMatchObject({
      value: { b: '1' },
      faults: [{ kind: 'unknown_attribute', path: 'b/@other' }],
    })
  })

  test('a document type declaration', () => {
    const typed = compileContentModel({ root: 'a', table: 'a: empty', doctype: 'a SYSTEM "a.dtd"' })
    const value = true as unknown as Record<string, unknown>
    expect(writeDocument(value, typed)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE a SYSTEM "a.dtd">\n<a/>',
    )
    expect(writeDocument(value, typed, { doctype: false })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a/>',
    )
  })

  test.each([
    ['first', { b: '1' }, true],
    ['all', { b: '1', c: ['2'] }, false],
  ] as const)('of two alternatives: %s', (alternatives, value, fits) => {
    const choice = compileContentModel({ root: 'a', table: 'a: (b | c+)\nb c: text', alternatives })
    const parsed = parseDocument('<a><b>1</b><c>2</c></a>')
    expect(parsed.ok && readDocument(parsed.document, choice)).toMatchObject({
      value,
      fits,
      faults: [{ kind: 'unexpected_element', path: 'c' }],
    })
  })
})

describe('flags', () => {
  const flags = compileContentModel({ root: 'a', table: 'a: (b?)\nb: empty' })

  test.each([
    ['<b/>', { b: true }, 0],
    ['<b>true</b>', { b: true }, 1],
    ['<b> No </b>', {}, 1],
    ['<b>0</b>', {}, 1],
    ['', {}, 0],
  ])('%s', (content, value, count) => {
    const parsed = parseDocument(`<a>${content}</a>`)
    const result = parsed.ok ? readDocument(parsed.document, flags) : undefined
    expect(result?.value).toEqual(value)
    expect(result?.faults).toHaveLength(count)
  })

  test('only true can be written', () => {
    expect(writeDocument({ b: true }, flags)).toContain('<a><b/></a>')
    expect(() => writeDocument({ b: false }, flags)).toThrow(WriteError)
  })
})

test('the namespace of a root element', () => {
  const namespaceOf = (xml: string): string | undefined => {
    const parsed = parseDocument(xml)
    return parsed.ok ? rootNamespace(parsed.document) : undefined
  }
  expect(['<a/>', '<a xmlns="urn:a"/>', '<p:a xmlns="urn:a" xmlns:p="urn:p"/>'].map(namespaceOf)).toEqual([
    '',
    'urn:a',
    'urn:p',
  ])
})

import { type ContentModel, compileContentModel, parseDocument, readDocument } from '@lendwire/xml'
import { describe, expect, test } from 'vitest'
import { describeWithShared, listShared, readShared } from '../../support/shared.ts'

/** Compiles a table whose root is `a`; its lines may use `b`, `c` and `d` as texts. */
function model(table: string): ContentModel {
  return compileContentModel({ root: 'a', table: `${table}\nb c d: text` })
}

/** Returns whether children with these names are valid in the root. */
function accepts(compiled: ContentModel, children: string): boolean {
  const xml = `<a>${[...children].map((name) => `<${name}/>`).join('')}</a>`
  const parsed = parseDocument(xml)
  if (!parsed.ok) throw new Error(parsed.fault.message)
  return readDocument(parsed.document, compiled).faults.length === 0
}

describe('valid tables', () => {
  test.each([
    ['(b, c)', ['bc'], ['', 'b', 'c', 'cb', 'bcc', 'bbc']],
    ['(b?, c*)', ['', 'b', 'c', 'bccc'], ['bb', 'cb', 'bcb']],
    ['(b+, c)', ['bc', 'bbbc'], ['c', 'b', 'bcb']],
    ['(b{0,3}, c?)', ['', 'b', 'bb', 'bbb', 'bbbc', 'c'], ['bbbb', 'bbbbc']],
    ['(b{2,3})', ['bb', 'bbb'], ['', 'b', 'bbbb']],
    ['(b | c)', ['b', 'c'], ['', 'bc', 'bb']],
    ['(b | (c, b?))', ['b', 'c', 'cb'], ['bc', 'cc', '']],
    ['((b | c)?, d)', ['d', 'bd', 'cd'], ['bcd', 'b']],
    ['((b+ | c), d*)', ['b', 'bbb', 'c', 'bbdd', 'cd'], ['', 'bc', 'cc']],
    ['((b, c)*, d)', ['d', 'bcd', 'bcbcd'], ['bd', 'bcb', 'bc']],
    ['(((b)))', ['b'], ['', 'bb']],
  ])('%s', (content, valid, invalid) => {
    const compiled = model(`a: ${content}`)
    expect(valid.filter((children) => !accepts(compiled, children))).toEqual([])
    expect(invalid.filter((children) => accepts(compiled, children))).toEqual([])
  })

  test('several names, other lines, closed codes, attributes, comments, entries over several lines', () => {
    const compiled = compileContentModel({
      root: 'a',
      table: `
        # a comment
        a: (
          b=x,   c
        ) @version! @scheme:uri

        b c
          d: y
        x: {Y N}
        y: text
      `,
    })
    expect(compiled.types.get('c')).toBe(compiled.types.get('y'))
    expect(accepts(compiled, '')).toBe(false)
    const parsed = parseDocument('<a version="1"><b>Y</b><c>Y</c></a>')
    expect(parsed.ok && readDocument(parsed.document, compiled)).toEqual({
      root: 'a',
      value: { version: '1', b: 'Y', c: 'Y' },
      faults: [],
      fits: true,
    })
  })
})

test('an element may have the name of a simple type', () => {
  const compiled = compileContentModel({
    root: 'a',
    table: 'a: (text, boolean?)\ntext: text\nboolean: integer',
  })
  const parsed = parseDocument('<a><text>x</text><boolean>1</boolean></a>')
  expect(parsed.ok && readDocument(parsed.document, compiled).value).toEqual({ text: 'x', boolean: '1' })
})

describe('invalid tables', () => {
  test.each([
    ['a name that is not declared', 'a: (b, e)', 'e is not declared'],
    ['a type that does not exist', 'a: string', 'string is neither declared nor a simple type'],
    [
      'a type of an attribute that does not exist',
      'a: text @x:string',
      'string is neither declared nor a simple type',
    ],
    ['a name twice', 'a: (b)\nb: text', 'b is declared twice'],
    ['two readings', 'a: (b?, b)', 'ambiguous, b can be read in two ways'],
    ['two readings of a choice', 'a: ((b?, (c | (d, c?))) | d+)', 'ambiguous, d can be read in two ways'],
    ['one name for two contents', 'a: (b, c, b=c2)\nc2: boolean', 'b has two contents'],
    ['names that go round in a circle', 'a: x\nx: y\ny: x', 'x is declared by its own name'],
    ['two separators', 'a: (b, c | d)', '"|" is not expected'],
    ['a bracket that is not closed', 'a: (b', 'is not finished'],
    ['a bracket too many', 'a: (b))', '")" is not expected'],
    ['no content', 'a:', 'no content'],
    ['no name', ': (b)', 'no name'],
    ['nothing in the brackets', 'a: ()', 'is no element'],
  ])('%s', (_, table, message) => {
    expect(() => model(table)).toThrow(message)
  })

  test('no line for the root', () => {
    expect(() => compileContentModel({ root: 'z', table: 'a: text' })).toThrow('z is not declared')
  })
})

describeWithShared('all of NCIP 2.02', () => {
  /** Returns the list of content models of the shared folder in the language of our tables. */
  function ncipTable(): string {
    const types = { 'xs:string': 'text', simpleType: 'text', '': 'empty' } as const
    const lines = new TextDecoder()
      .decode(readShared('codes', 'ncip-2.02-content-model.txt'))
      .trim()
      .split('\n')
    const entries = lines.flatMap((line) => {
      const [, name = '', content = ''] = /^(\S+)\s*(.*?)\s*$/.exec(line) ?? []
      if (name.startsWith('#')) return []
      if (name === 'Ext') return ['Ext: empty']
      return [`${name}: ${types[content as keyof typeof types] ?? content.replace(/^xs:/, '')}`]
    })
    return [...entries, 'SchemeValuePair: code @Scheme:uri'].join('\n')
  }

  test('can be said, and messages are read with it', () => {
    const ncip = compileContentModel({
      namespace: 'http://www.niso.org/2008/ncip',
      prefix: 'ncip',
      root: 'NCIPMessage',
      table: ncipTable(),
    })
    expect(ncip.types.size).toBeGreaterThan(300)
    const parsed = parseDocument(readShared('interop', 'ncip', 'xc-toolkit', 'CheckInItemSample1.xml'))
    if (!parsed.ok) throw new Error(parsed.fault.message)
    const { value, fits } = readDocument(parsed.document, ncip)
    expect(Object.keys(value ?? {})).toContain('CheckInItem')
    expect(fits).toBe(true)
    expect(listShared('.xml', 'interop', 'ncip', 'folio').length).toBeGreaterThan(0)
  })
})

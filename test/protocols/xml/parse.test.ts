import { defaultLimits, type FaultKind, type Parsed, parseDocument } from '@lendwire/xml'
import { describe, expect, test } from 'vitest'
import { treeOf } from './tree.ts'

function faultOf(parsed: Parsed): { kind: FaultKind | undefined; message: string } {
  return parsed.ok ? { kind: undefined, message: 'accepted' } : parsed.fault
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2 + 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, littleEndian)
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2 + 2, text.charCodeAt(index), littleEndian)
  }
  return bytes
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('encodings', () => {
  test.each([
    ['UTF-8', utf8('<a>åäö日</a>'), 'åäö日'],
    ['UTF-8 with a mark', utf8('\uFEFF<a>å</a>'), 'å'],
    [
      'UTF-8 with a mark and a declaration',
      utf8('\uFEFF<?xml version="1.0" encoding="UTF-8"?><a>å</a>'),
      'å',
    ],
    ['UTF-16, little endian', utf16('<?xml version="1.0" encoding="UTF-16"?><a>å日</a>', true), 'å日'],
    ['UTF-16, big endian', utf16('<a>å日</a>', false), 'å日'],
    ['ISO 8859-1', latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>åäö</a>'), 'åäö'],
    ['windows-1252', latin1("<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>"), '€'],
    ['US-ASCII', latin1('<?xml version="1.0" encoding="US-ASCII"?><a>b</a>'), 'b'],
    ['UTF-8 that says UTF-16', utf8('<?xml version="1.0" encoding="utf-16"?><a>å</a>'), 'å'],
    ['text', '<a>å</a>', 'å'],
    ['text with a mark', '\uFEFF<a>å</a>', 'å'],
    ['text that says something else', '<?xml version="1.0" encoding="ISO-8859-1"?><a>日</a>', '日'],
  ])('%s', (_, input, text) => {
    const parsed = parseDocument(input)
    expect(parsed.ok ? treeOf(parsed.document) : parsed.fault).toEqual(['a', [], text])
  })

  test('an unknown one is a fault', () => {
    expect(parseDocument(latin1('<?xml version="1.0" encoding="EBCDIC-X"?><a/>'))).toMatchObject({
      fault: { kind: 'unknown_encoding', value: 'ebcdic-x' },
    })
  })

  test.each<[string, Uint8Array | string]>([
    ['a line break before the declaration', '\r\n <?xml version="1.0"?><a>å</a>'],
    [
      'a line break before a declared encoding',
      latin1('\n<?xml version="1.0" encoding="ISO-8859-1"?><a>å</a>'),
    ],
    [
      'UTF-8 that is declared as ISO-8859-1',
      new TextEncoder().encode('<?xml version="1.0" encoding="ISO-8859-1"?><a>å</a>'),
    ],
    ['Windows-1252 that is declared as UTF-8', latin1('<?xml version="1.0" encoding="UTF-8"?><a>å</a>')],
  ])('%s is tolerated', (_, input) => {
    const result = parseDocument(input)
    expect(result.ok && result.document.root.children).toEqual(['å'])
  })

  test('bytes that are not of the encoding are a fault', () => {
    expect(faultOf(parseDocument(latin1('<a>å</a>'))).kind).toBe('not_well_formed')
  })
})

describe('content that is kept', () => {
  test.each([
    ['numbers as text', '<a>0012</a>', ['a', [], '0012']],
    ['whitespace', '<a> b\n</a>', ['a', [], ' b\n']],
    ['empty elements', '<a><b/><c></c></a>', ['a', [], ['b', [], ''], ['c', [], '']]],
    [
      'the five entities and numeric references',
      '<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</a>',
      ['a', [], '<>&"\'A😀'],
    ],
    ['a reference to an ampersand, once', '<a>&amp;lt;</a>', ['a', [], '&lt;']],
    ['CDATA as it stands', '<a>x<![CDATA[<b>&amp;]]]]><![CDATA[>]]>y</a>', ['a', [], 'x<b>&amp;]]>y']],
    ['text around a comment', '<a>b<!-- <c> & -->d</a>', ['a', [], 'bd']],
    ['text around a processing instruction', '<a>b<?x "?>c<?y "?>d</a>', ['a', [], 'bcd']],
    ['lines as XML normalises them', '<a>b\r\nc\rd&#13;</a>', ['a', [], 'b\nc\nd\r']],
    [
      'attributes',
      '<a b=\'1"\' c = "&quot;\n&#10;>"/>',
      [
        'a',
        [
          ['b', '1"'],
          ['c', '" \n>'],
        ],
        '',
      ],
    ],
    ['names of other scripts', '<å·><日 /></å·>', ['å·', [], ['日', [], '']]],
    [
      'names that objects have',
      '<a><toString/><hasOwnProperty/></a>',
      ['a', [], ['toString', [], ''], ['hasOwnProperty', [], '']],
    ],
  ])('%s', (_, xml, tree) => {
    const parsed = parseDocument(xml)
    expect(parsed.ok ? treeOf(parsed.document) : parsed.fault).toEqual(tree)
  })
})

describe('documents that are not well-formed', () => {
  test.each([
    ['nothing', ''],
    ['no element', '<!-- a -->'],
    ['text alone', 'a'],
    ['text before the root', 'x<a/>'],
    ['text after the root', '<a/>x'],
    ['two roots', '<a/><b/>'],
    ['an end tag that does not match', '<a><b></a></b>'],
    ['an end tag for a longer name', '<a></ab>'],
    ['an end tag alone', '</a>'],
    ['an element that is not closed', '<a><b/>'],
    ['a tag that is not closed', '<a'],
    ['an end tag with an attribute', '<a></a b="1">'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute twice by its namespace', '<a xmlns:x="u" xmlns:y="u" x:b="" y:b=""/>'],
    ['an attribute without a value', '<a b/>'],
    ['an attribute without quotation marks', '<a b=1/>'],
    ['attributes that touch', '<a b="1"c="2"/>'],
    ['< in an attribute', '<a b="<"/>'],
    ['a bare &', '<a>b & c</a>'],
    ['an & in an attribute', '<a b="&c"/>'],
    ['an entity beyond the five', '<a>&nbsp;</a>'],
    ['an entity that every object has', '<a>&constructor;</a>'],
    ['a reference to a forbidden character', '<a>&#1;</a>'],
    ['a reference to a surrogate', '<a>&#xD800;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['a reference that does not end', '<a>&#65</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['U+FFFE', '<a>\uFFFE</a>'],
    ['half a character', '<a>\uD800</a>'],
    [']]> in text', '<a>]]></a>'],
    ['CDATA that is not closed', '<a><![CDATA[</a>'],
    ['CDATA outside the root', '<![CDATA[]]><a/>'],
    ['a comment that is not closed', '<a/><!-- '],
    ['a comment with --', '<a><!-- -- --></a>'],
    ['a processing instruction that is not closed', '<a><?b </a>'],
    ['an XML declaration that is not at the start', '<!-- x --><?xml version="1.0"?><a/>'],
    ['an XML declaration without version', '<?xml encoding="UTF-8"?><a/>'],
    ['an element prefix that is not bound', '<x:a/>'],
    ['an attribute prefix that is not bound', '<a x:b=""/>'],
    ['a prefix that is bound elsewhere', '<a><b xmlns:x="u"/><x:c/></a>'],
    ['a prefix bound to nothing', '<a xmlns:x=""/>'],
    ['the prefix xmlns bound', '<a xmlns:xmlns="u"/>'],
    ['the namespace of xml bound to another prefix', '<a xmlns:x="http://www.w3.org/XML/1998/namespace"/>'],
    ['two colons', '<a:b:c xmlns:a="u"/>'],
    ['a name that begins with a digit', '<1a/>'],
    ['a blank before the name', '< a/>'],
    ['markup that is not known', '<a><!ELEMENT b></a>'],
    ['a name that the parser refuses', '<constructor/>'],
  ])('%s', (_, xml) => {
    expect(faultOf(parseDocument(xml)).kind).toBe('not_well_formed')
  })

  test('the fault says where', () => {
    expect(faultOf(parseDocument('<a>\n  <b></c>\n</a>')).message).toMatch('line 2, column 6')
  })
})

describe('DOCTYPE', () => {
  const billionLaughs = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "&a;&a;">`).join('')}]><a>&a8;</a>`

  test.each([
    ['plain', '<!DOCTYPE a><a/>'],
    ['entities that multiply', billionLaughs],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['an external subset', '<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>'],
    ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x"> %x;]><a/>'],
    ['after the root', '<a/><!DOCTYPE a>'],
    ['inside the root', '<a><!DOCTYPE a></a>'],
  ])('%s: refused', (_, xml) => {
    expect(faultOf(parseDocument(xml)).kind).toBe('doctype_refused')
  })

  test('is cut out where the caller says so, and never followed', () => {
    const drop = { doctype: 'drop' } as const
    const parsed = parseDocument('<!DOCTYPE a PUBLIC "-//X>//" "http://127.0.0.1/x.dtd"><a>b</a>', drop)
    expect(parsed.ok && treeOf(parsed.document)).toEqual(['a', [], 'b'])
    expect(faultOf(parseDocument(billionLaughs, drop)).kind).toBe('doctype_refused')
    expect(faultOf(parseDocument('<a><!DOCTYPE a></a>', drop)).kind).toBe('doctype_refused')
  })
})

describe('limits', () => {
  const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth)
  const attributes = (count: number): string =>
    `<a ${Array.from({ length: count }, (_, index) => `b${index}=""`).join(' ')}/>`

  test.each([
    ['depth', nested(defaultLimits.depth), nested(defaultLimits.depth + 1)],
    ['attributes', attributes(defaultLimits.attributes), attributes(defaultLimits.attributes + 1)],
    ['text', `<a>${'x'.repeat(defaultLimits.text)}</a>`, `<a>${'x'.repeat(defaultLimits.text + 1)}</a>`],
    [
      'elements',
      `<a>${'<b/>'.repeat(defaultLimits.elements - 1)}</a>`,
      `<a>${'<b/>'.repeat(defaultLimits.elements)}</a>`,
    ],
    ['bytes', `<a>${' <b/>'.repeat(9)}</a>`, `<a>${' '.repeat(defaultLimits.bytes)}</a>`],
  ])('%s', (_, within, beyond) => {
    expect(faultOf(parseDocument(within)).kind).toBe(undefined)
    expect(faultOf(parseDocument(beyond)).kind).toBe('limit_exceeded')
  })

  test('can be set', () => {
    expect(faultOf(parseDocument('<a><b/></a>', { limits: { depth: 1 } })).kind).toBe('limit_exceeded')
    expect(faultOf(parseDocument(nested(1000), { limits: { depth: 1000 } })).kind).toBe(undefined)
    expect(faultOf(parseDocument('<a/>', { limits: { bytes: 3 } })).kind).toBe('limit_exceeded')
  })

  test.each([
    ['deep nesting', '<a>'.repeat(300_000)],
    ['a hundred thousand elements', `<a>${'<b/>'.repeat(100_000)}</a>`],
    ['many attributes', attributes(60_000)],
    ['a huge attribute', `<a b="${'x'.repeat(1_000_000)}"/>`],
    ['an attribute that does not end', `<a b="${'x'.repeat(1_000_000)}`],
    ['blanks in a tag', `<a${' '.repeat(1_000_000)}`],
    ['a huge name', `<${'a'.repeat(1_000_000)}`],
    ['a huge CDATA section', `<a><![CDATA[${']]'.repeat(400_000)}]]></a>`],
    ['comments that do not end', `<a>${'<!--'.repeat(200_000)}`],
    ['processing instructions that do not end', `<a>${'<?a '.repeat(200_000)}`],
    ['references', `<a>${'&#x41;'.repeat(150_000)}</a>`],
    ['bare ampersands', `<a>${'&'.repeat(1_000_000)}</a>`],
    ['DOCTYPEs', '<!DOCTYPE a ['.repeat(80_000)],
    ['brackets', '<'.repeat(1_000_000)],
    ['colons', `<${'a:'.repeat(500_000)}/>`],
  ])('%s: refused at once', (_, xml) => {
    const start = performance.now()
    expect(faultOf(parseDocument(xml)).kind).toBeDefined()
    expect(faultOf(parseDocument(xml, { doctype: 'drop' })).kind).toBeDefined()
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('a megabyte that keeps within them is read in a moment', () => {
    const start = performance.now()
    const many = `<a>${`<b c="1">${'&amp;'.repeat(10)}<!-- d --></b>`.repeat(9_999)}</a>`
    expect(faultOf(parseDocument(many)).kind).toBe(undefined)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})

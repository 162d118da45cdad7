import { parseDocument, type XmlReader } from '@lendwire/xml'
import fc from 'fast-check'
import { XmlDocument, XmlError } from 'libxml2-wasm'
import { expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { pieces } from './pieces.ts'
import { libxmlTreeOf, type Tree, treeOf } from './tree.ts'

/*
 * Both our readers against libxml2: they accept the same texts, and read the same out of them. The texts hold no DOCTYPE,
 * which we refuse, and no namespace names but URIs, which libxml2 demands and the recommendation does not.
 */
const readers = ['fast-xml-parser', 'scan'] as const

/** Reads a document with libxml2; undefined if it refuses. */
function theirs(text: string): Tree | undefined {
  try {
    using document = XmlDocument.fromString(text)
    return libxmlTreeOf(document)
  } catch (error) {
    if (error instanceof XmlError) return undefined
    throw error
  }
}

/** Reads a document with this package, without namespace declarations; undefined if it refuses. */
function ours(text: string, reader: XmlReader): Tree | undefined {
  const parsed = parseDocument(text, { reader })
  return parsed.ok ? withoutDeclarations(treeOf(parsed.document)) : undefined
}

function withoutDeclarations([name, attributes, ...contents]: Tree): Tree {
  const kept = attributes.filter(([attribute]) => attribute !== 'xmlns' && !attribute.startsWith('xmlns:'))
  return [
    name,
    kept,
    ...contents.map((content) => (typeof content === 'string' ? content : withoutDeclarations(content))),
  ]
}

function agree(text: string): void {
  const tree = theirs(text)
  for (const reader of readers)
    expect({ text, reader, tree: ours(text, reader) }).toEqual({ text, reader, tree })
}

test('random pieces of XML, most of them broken', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((all) => all.join('')),
      agree,
    ),
    { numRuns: draws(6000) },
  )
})

test('random pieces inside a root', () => {
  const inside = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((all) => `<r>${all.join('')}</r>`)
  fc.assert(fc.property(inside, agree), { numRuns: draws(6000) })
})

test('well-formed documents', () => {
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc
      .tuple(
        fc.constantFrom('a', 'é', 'x:b'),
        fc.array(fc.constantFrom(' c="&lt;&#10;"', " d='\"'", ' x:d="\n1"', ' e = ""'), { maxLength: 1 }),
        fc.array(
          fc.oneof(
            { maxDepth: 4 },
            fc.constantFrom(
              'text',
              ' ',
              '\r\n',
              '&amp;',
              '&#13;',
              '<![CDATA[<&]]>',
              "<!-- ' -->",
              '<?p "?>',
              '<e />',
              '😀',
            ),
            tie('tree'),
          ),
          { maxLength: 4 },
        ),
      )
      .map(([name, attributes, contents]) => `<${name}${attributes.join('')}>${contents.join('')}</${name}>`),
  }))
  const documents = tree.map((text) => `<?xml version="1.0"?><!-- ' --><r xmlns:x="u:x">${text}</r><?q '?>`)
  fc.assert(
    fc.property(documents, (text) => {
      agree(text)
      for (const reader of readers) expect(ours(text, reader)).toBeDefined()
    }),
    { numRuns: draws(2000) },
  )
})

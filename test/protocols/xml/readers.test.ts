import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateMessage, writeMessage } from '@lendwire/iso18626'
import { type Limits, parseDocument } from '@lendwire/xml'
import fc from 'fast-check'
import { readNcip } from 'node-ncip'
import { expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { describeWithShared, sharedPath } from '../../support/shared.ts'
import { arbitraryMessage, editions } from '../iso18626/arbitrary-messages.ts'
import { pieces } from './pieces.ts'

/*
 * The two readers against each other: whatever comes in, the scan gives the same tree as fast-xml-parser, or refuses it
 * with the same fault.
 */
type Options = { readonly limits?: Partial<Limits>; readonly doctype?: 'refuse' | 'drop' }

function agree(input: Uint8Array | string, options: Options = {}): void {
  expect(parseDocument(input, { ...options, reader: 'scan' })).toEqual(
    parseDocument(input, { ...options, reader: 'fast-xml-parser' }),
  )
}

/** Returns a folder's files, in all its folders. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

const tricky = [
  ...pieces,
  ...['<constructor>', '</constructor>', '<__proto__/>', '<x:prototype xmlns:x="u"/>', '<toString a="1"/>'],
  ...['<!DOCTYPE a>', '<!DOCTYPE a [', ' __proto__="1"', ' constructor=""', '\r', '\r\n', '\u0085', '\u2028'],
  ...['<a\u1680>', '</a\uFEFF>', '<a\uFEFF/>', '<a b\uFEFF="1" \u1680c="2"/>', '\uFEFF', '\u1680'],
  ...[
    '<![CDATA[]]>',
    '<![CDATA[\r\n]]>',
    '<r>',
    '</r>',
    '&quot;',
    '&#x1F600;',
    '<é ü="\t"/>',
    '<a b="\r\n&#10;">',
  ],
]
const options: fc.Arbitrary<Options> = fc.record({
  limits: fc.constantFrom({}, { depth: 2 }, { elements: 2 }, { attributes: 1 }, { text: 3 }, { bytes: 30 }),
  doctype: fc.constantFrom('refuse', 'drop'),
})

test('random pieces of XML, most of them broken, under all limits', () => {
  const texts = fc.array(fc.constantFrom(...tricky), { maxLength: 12 }).map((all) => all.join(''))
  fc.assert(fc.property(texts, options, agree), { numRuns: draws(5_000) })
})

test('random pieces inside a root', () => {
  const texts = fc.array(fc.constantFrom(...tricky), { maxLength: 6 }).map((all) => `<r>${all.join('')}</r>`)
  fc.assert(fc.property(texts, options, agree), { numRuns: draws(5_000) })
})

test('any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), options, agree), { numRuns: draws(2_000) })
})

type Damage = { readonly at: number; readonly length: number; readonly from: number; readonly kind: number }

/** Ways to damage bytes: some are taken away, or others from elsewhere put in their place or before them. */
const damages: fc.Arbitrary<readonly Damage[]> = fc.array(
  fc.record({ at: fc.nat(), length: fc.integer({ min: 1, max: 12 }), from: fc.nat(), kind: fc.nat(2) }),
  { minLength: 1, maxLength: 4 },
)
function damaged(bytes: Uint8Array, all: readonly Damage[]): Uint8Array {
  return all.reduce<Uint8Array>((left, { at, length, from, kind }) => {
    const place = at % Math.max(left.length, 1)
    const source = from % Math.max(left.length, 1)
    const put = kind === 0 ? [] : left.subarray(source, source + length)
    return Uint8Array.from([
      ...left.subarray(0, place),
      ...put,
      ...left.subarray(kind === 1 ? place : place + length),
    ])
  }, bytes)
}

test('messages of every kind, whole and damaged', () => {
  const encoder = new TextEncoder()
  fc.assert(
    fc.property(fc.oneof(...editions.map(arbitraryMessage)), damages, (message, damage) => {
      const bytes = encoder.encode(writeMessage(message))
      agree(bytes)
      agree(damaged(bytes, damage))
    }),
    { numRuns: draws(400) },
  )
})

const samples = filesIn(join(import.meta.dirname, '../../../fixtures'))

test('every sample message of ours, whole and damaged', () => {
  for (const file of samples) agree(readFileSync(file), { doctype: 'drop' })
  const sample = fc.constantFrom(...samples).map((file) => readFileSync(file))
  fc.assert(
    fc.property(sample, damages, options, (bytes, damage, readOptions) =>
      agree(damaged(bytes, damage), readOptions),
    ),
    { numRuns: draws(2_000) },
  )
})

describeWithShared('messages of other systems', () => {
  const folder = sharedPath('interop')
  const files = filesIn(folder)

  test('every one, whole', () => {
    expect(files.length).toBeGreaterThan(100)
    for (const file of files) {
      const bytes = readFileSync(file)
      agree(bytes)
      agree(bytes, { doctype: 'drop' })
      expect(validateMessage(bytes, { reader: 'scan' })).toEqual(validateMessage(bytes))
      expect(readNcip(bytes, { reader: 'scan' })).toEqual(readNcip(bytes))
    }
  })

  test('damaged', () => {
    const sample = fc.constantFrom(...files).map((file) => readFileSync(file))
    fc.assert(
      fc.property(sample, damages, options, (bytes, damage, readOptions) =>
        agree(damaged(bytes, damage), readOptions),
      ),
      { numRuns: draws(2_000) },
    )
  })
})

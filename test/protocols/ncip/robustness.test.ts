import fc from 'fast-check'
import { readNcip, validateNcip, writeNcip } from 'node-ncip'
import { describe, expect, test } from 'vitest'
import { damagedBytes } from '../../support/damaged-bytes.ts'
import { draws } from '../../support/draws.ts'
import { arbitraryMessage, editions } from './arbitrary-messages.ts'

/** Reads and validates; whatever comes in, an answer must come out, and the two must agree. */
function answers(input: Uint8Array | string): void {
  const result = readNcip(input)
  const { faults } = validateNcip(input)
  expect(result.ok ? result.notes : result.faults).toEqual(faults)
  if (!result.ok) expect(faults.length).toBeGreaterThan(0)
  for (const { value = '' } of faults) expect(value.length).toBeLessThanOrEqual(100)
}

const markup = '< > </ /> <? ?> <!-- --> <![CDATA[ ]]> & ; &# &amp; " \' = :'.split(' ')
const words = [
  '<!DOCTYPE a',
  ' ',
  '\n',
  'xmlns',
  'a',
  'b:c',
  '\u0000',
  '\uFFFE',
  '\uD800',
  'NCIPMessage',
  'Ext',
  'Problem',
]

describe('any input is answered', () => {
  test('bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), answers), { numRuns: draws(1000) })
  })

  test('text like XML', () => {
    const text = fc.string({ unit: fc.constantFrom(...markup, ...words), maxLength: 60 })
    fc.assert(fc.property(text, answers), { numRuns: draws(2000) })
  })

  test.each(editions)(
    'messages of edition %s with bytes changed, left out, put in, or cut off',
    (edition) => {
      fc.assert(
        fc.property(damagedBytes(arbitraryMessage(edition).map((message) => writeNcip(message))), answers),
        { numRuns: draws(300) },
      )
    },
  )

  test.each(editions)('messages of edition %s read as the other one', (edition) => {
    fc.assert(
      fc.property(arbitraryMessage(edition), (message) => {
        const xml = writeNcip(message)
        const other = edition === '1' ? '2' : '1'
        expect(validateNcip(xml, { edition: other }).faults.length).toBeGreaterThan(0)
        expect(readNcip(xml, { edition: other }).ok).toBe(false)
      }),
      { numRuns: draws(200) },
    )
  })
})

import { readMessage, validateMessage, writeMessage } from '@lendwire/iso18626'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { damagedBytes } from '../../support/damaged-bytes.ts'
import { draws } from '../../support/draws.ts'
import { arbitraryMessage, editions } from './arbitrary-messages.ts'

/** Reads and validates; whatever comes in, an answer must come out, and the two must agree. */
function answers(input: Uint8Array | string): void {
  const result = readMessage(input)
  const { faults } = validateMessage(input)
  expect(result.ok ? result.notes : result.faults).toEqual(faults)
  if (!result.ok) expect(faults.length).toBeGreaterThan(0)
  for (const { value = '' } of faults) expect(value.length).toBeLessThanOrEqual(100)
}

const pieces = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<?',
    '?>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!DOCTYPE a',
    '&',
    ';',
    '&#',
    '&amp;',
  ],
  ...[
    '"',
    "'",
    '=',
    ' ',
    '\n',
    ':',
    'xmlns',
    'a',
    'b:c',
    '\u0000',
    '\uFFFE',
    '\uD800',
    'ISO18626Message',
    'request',
  ],
]

describe('any input is answered', () => {
  test('bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), answers), { numRuns: draws(2000) })
  })

  test('text like XML', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 60 }), answers), {
      numRuns: draws(4000),
    })
  })

  test.each(editions)(
    'messages of edition %s with bytes changed, left out, put in, or cut off',
    (edition) => {
      fc.assert(
        fc.property(damagedBytes(arbitraryMessage(edition).map((message) => writeMessage(message))), answers),
        { numRuns: draws(500) },
      )
    },
  )
})

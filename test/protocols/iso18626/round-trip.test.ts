import { readMessage, validateMessage, writeMessage } from '@lendwire/iso18626'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { describeWithShared } from '../../support/shared.ts'
import { iso18626SchemaCheck } from '../../support/xsd.ts'
import { arbitraryMessages, editions } from './arbitrary-messages.ts'

describe.each(editions)('generated messages of edition %s', (edition) => {
  test.each(arbitraryMessages(edition))('%s: what was written reads back as the same', (_, messages) => {
    fc.assert(
      fc.property(messages, fc.boolean(), (message, indent) => {
        const xml = writeMessage(message, { indent })
        expect(readMessage(xml)).toEqual({ ok: true, message, edition, version: edition, notes: [] })
        expect(readMessage(new TextEncoder().encode(xml), { edition })).toMatchObject({ ok: true, message })
        expect(validateMessage(xml)).toEqual({ faults: [], kind: message.kind, edition, version: edition })
      }),
      { numRuns: draws(100) },
    )
  })
})

describeWithShared('generated messages and the published schema', () => {
  describe.each(editions)('edition %s', (edition) => {
    const check = iso18626SchemaCheck(edition)

    test.each(arbitraryMessages(edition))('%s: what is written passes', (_, messages) => {
      fc.assert(
        fc.property(messages, fc.boolean(), (message, indent) => {
          expect(check(writeMessage(message, { indent }))).toEqual([])
        }),
        { numRuns: draws(100) },
      )
    })
  })
})

import { readMessage, validateMessage, writeMessage } from '@lendwire/iso18626'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countCases } from '../../support/count-cases.ts'
import { draws, drawsAll } from '../../support/draws.ts'
import { describeWithShared } from '../../support/shared.ts'
import { iso18626SchemaCheck } from '../../support/xsd.ts'
import { arbitraryMessages, editions } from './arbitrary-messages.ts'
import { arbitraryMutation, mutate } from './mutate.ts'

/*
 * Our validation against libxml2's with the published schemas. Known differences, which the mutations leave out (the
 * README of @lendwire/xml names them): libxml2 does not take blanks around an xs:dateTime away, limits the digits of
 * numbers and years, and refuses a CDATA section between elements even if it is empty.
 */
describeWithShared('damaged messages: our validation agrees with the published schema', () => {
  describe.each(editions)('edition %s', (edition) => {
    const check = iso18626SchemaCheck(edition)

    test.each(arbitraryMessages(edition))('%s', (_, messages) => {
      let valid = 0
      let invalid = 0
      fc.assert(
        fc.property(
          messages,
          fc.array(arbitraryMutation, { minLength: 1, maxLength: 3 }),
          (message, mutations) => {
            const xml = mutate(writeMessage(message), mutations)
            const theirs = check(xml)
            const ours = validateMessage(xml, { edition }).faults
            expect({ xml, ours, valid: ours.length === 0 }).toEqual({ xml, ours, valid: theirs.length === 0 })
            for (const { path, message: text } of ours)
              expect([path !== '', text !== '']).toEqual([true, true])
            if (theirs.length === 0) valid += 1
            else invalid += 1
          },
        ),
        { numRuns: draws(200) },
      )
      if (drawsAll) expect(valid).toBeGreaterThan(2)
      expect(invalid).toBeGreaterThan(draws(100))
    })

    test.each(arbitraryMessages(edition))(
      '%s, read tolerantly, is written validly or not at all',
      (_, messages) => {
        const cases = countCases()
        fc.assert(
          fc.property(
            messages,
            fc.array(arbitraryMutation, { minLength: 1, maxLength: 2 }),
            (message, mutations) => {
              const result = readMessage(mutate(writeMessage(message), mutations), { edition })
              if (!result.ok) return
              const values = result.notes.some(
                ({ kind }) => kind === 'bad_value' || kind === 'unexpected_element',
              )
              if (values) return
              cases.add()
              expect(check(writeMessage(result.message))).toEqual([])
            },
          ),
          { numRuns: draws(60) },
        )
        cases.expectAtLeast(draws(10))
      },
    )
  })
})

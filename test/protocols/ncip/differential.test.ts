import fc from 'fast-check'
import { readNcip, validateNcip, writeNcip } from 'node-ncip'
import { expect, test } from 'vitest'
import { countCases } from '../../support/count-cases.ts'
import { draws } from '../../support/draws.ts'
import { describeWithShared } from '../../support/shared.ts'
import { ncipDtdCheck, ncipSchemaCheck } from '../../support/xsd.ts'
import { arbitraryMutations, mutate, type Vocabulary } from '../mutate.ts'
import { arbitraryMessages } from './arbitrary-messages.ts'
import { isVersion100 } from './version-1.ts'

/** No xs:dateTime stands among blanks: XML Schema takes them away, but libxml2 does not. */
const values = ['', ' ', 'x', '1', ' 1 ', '-1', '0', '+0', '1.5']
const dates = ['2024-02-29T23:59:59Z', '2023-02-29T23:59:59Z', '2024-01-31']
const version2: Vocabulary = {
  values: [...values, ...dates],
  names: [
    ...[
      'UserId',
      'ItemId',
      'RequestId',
      'AgencyId',
      'Ext',
      'Problem',
      'DateDue',
      'RequestType',
      'ItemShipped',
    ],
    ...[
      'InitiationHeader',
      'ItemIdentifierValue',
      'NonReturnableFlag',
      'Unknown',
      'x:foreign',
      'UserElementEnum',
    ],
  ],
  attributes: [
    ...[
      '',
      ' Scheme="a"',
      ' ncip:Scheme="a"',
      ' ncip:Scheme="%"',
      ' ncip:Other="a"',
      ' xml:lang="sv"',
      ' xmlns=""',
    ],
    ' xmlns="urn:other"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"',
  ],
}
const version1: Vocabulary = {
  values: [...values, ...dates],
  names: [
    ...['UniqueUserId', 'UniqueItemId', 'UniqueRequestId', 'UniqueAgencyId', 'Scheme', 'Value', 'Problem'],
    ...['DateDue', 'RequestType', 'InitiationHeader', 'ItemIdentifierValue', 'NonReturnableFlag', 'Unknown'],
  ],
  attributes: ['', ' Other="a"', ' version="1"'],
}
const damage = (vocabulary: Vocabulary) =>
  fc.array(arbitraryMutations(vocabulary), { minLength: 1, maxLength: 3 })

/*
 * Our validation against libxml2's with the published schema of 2.02. Foreign elements in Ext, which would need their
 * own schemas, are passed over on both sides.
 */
describeWithShared('damaged messages of version 2: our validation agrees with the published schema', () => {
  const count = { valid: 0, invalid: 0 }
  const check = ncipSchemaCheck()

  test.each(arbitraryMessages('2'))('%s', (_, messages) => {
    fc.assert(
      fc.property(messages, damage(version2), (message, mutations) => {
        const xml = mutate(writeNcip(message), mutations, version2)
        const theirs = check(xml)
        const ours = validateNcip(xml, { edition: '2' }).faults
        expect({ xml, ours, valid: ours.length === 0 }).toEqual({ xml, ours, valid: theirs.length === 0 })
        for (const { path, message: text } of ours) expect([path !== '', text !== '']).toEqual([true, true])
        count[theirs.length === 0 ? 'valid' : 'invalid'] += 1
      }),
      { numRuns: draws(30) },
    )
  })

  test('there were many of both', () => {
    expect(count.valid).toBeGreaterThan(draws(300))
    expect(count.invalid).toBeGreaterThan(draws(2000))
  })

  const written = countCases()

  test.each(arbitraryMessages('2'))(
    '%s, read tolerantly, is written validly or not at all',
    (_, messages) => {
      fc.assert(
        fc.property(messages, damage(version2), (message, mutations) => {
          const result = readNcip(mutate(writeNcip(message), mutations, version2), { edition: '2' })
          if (!result.ok) return
          const isDamaged = result.notes.some(
            ({ kind, path }) => kind === 'bad_value' || kind === 'unexpected_element' || path.includes('Ext'),
          )
          if (isDamaged) return
          written.add()
          expect(check(writeNcip(result.message))).toEqual([])
        }),
        { numRuns: draws(8) },
      )
    },
  )

  test('many were written', () => written.expectAtLeast(draws(150)))
})

/*
 * Our validation against libxml2's with the published DTD of 1.0. A DTD knows no simple types, so values are passed over;
 * so are messages with what 1.01 added.
 */
describeWithShared('damaged messages of version 1: our validation agrees with the published DTD', () => {
  const check = ncipDtdCheck()

  test.each(arbitraryMessages('1'))('%s', (_, messages) => {
    fc.assert(
      fc.property(messages, damage(version1), (message, mutations) => {
        const xml = mutate(writeNcip(message, { doctype: false }), mutations, version1)
        fc.pre(isVersion100(xml))
        const theirs = check(xml)
        const ours = validateNcip(xml, { edition: '1' }).faults.filter(({ kind }) => kind !== 'bad_value')
        expect({ xml, ours, valid: ours.length === 0 }).toEqual({ xml, ours, valid: theirs.length === 0 })
      }),
      { numRuns: draws(8) },
    )
  })
})

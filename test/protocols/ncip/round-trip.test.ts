import fc from 'fast-check'
import { readNcip, schemaVersions, validateNcip, writeNcip } from 'node-ncip'
import { describe, expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { describeWithShared } from '../../support/shared.ts'
import { ncipDtdCheck, ncipSchemaCheck } from '../../support/xsd.ts'
import { arbitraryMessages, editions } from './arbitrary-messages.ts'
import { isVersion100 } from './version-1.ts'

const options = fc.record(
  { indent: fc.boolean(), prefix: fc.constantFrom('ns1', 'ncip', 'é.1') },
  { requiredKeys: [] },
)

describe.each(editions)('generated messages of edition %s', (edition) => {
  test.each(arbitraryMessages(edition))('%s: what was written reads back as the same', (_, messages) => {
    fc.assert(
      fc.property(messages, options, (message, writeOptions) => {
        const xml = writeNcip(message, writeOptions)
        const version = schemaVersions[edition]
        expect(readNcip(xml)).toEqual({ ok: true, message, edition, version, notes: [] })
        expect(validateNcip(xml)).toEqual({ faults: [], kind: message.kind, edition, version })
      }),
      { numRuns: draws(15) },
    )
  })
})

describeWithShared('generated messages and the published schema', () => {
  const checkSchema = ncipSchemaCheck()
  const checkDtd = ncipDtdCheck()

  test.each(arbitraryMessages('2'))('%s: what is written passes the schema of 2.02', (_, messages) => {
    fc.assert(
      fc.property(messages, options, (message, writeOptions) => {
        expect(checkSchema(writeNcip(message, writeOptions))).toEqual([])
      }),
      { numRuns: draws(15) },
    )
  })

  test.each(arbitraryMessages('1'))('%s: what is written passes the DTD of 1.0', (_, messages) => {
    fc.assert(
      fc.property(messages, (message) => {
        const xml = writeNcip(message, { doctype: false })
        fc.pre(isVersion100(xml))
        expect(checkDtd(xml)).toEqual([])
      }),
      { numRuns: draws(15) },
    )
  })
})

import { join } from 'node:path'
import { type Edition, readNcip, validateNcip, writeNcip } from 'node-ncip'
import { describe, expect, test } from 'vitest'
import { describeWithShared } from '../../support/shared.ts'
import { expectedFault, readFixtures, saysWhy } from '../../support/xml-fixtures.ts'
import { ncipDtdCheck, ncipSchemaCheck } from '../../support/xsd.ts'

const folder = join(import.meta.dirname, '../../../fixtures/ncip')
const valid = readFixtures(join(folder, 'valid'))
const invalid = readFixtures(join(folder, 'invalid'))

function editionOf(file: string): Edition {
  return file.endsWith('-1.xml') && !file.endsWith('latin-1.xml') ? '1' : '2'
}

test('there are enough of each, and each says why it is there', () => {
  expect(valid.length).toBeGreaterThanOrEqual(12)
  expect(invalid.length).toBeGreaterThanOrEqual(12)
  for (const [file, bytes] of [...valid, ...invalid]) {
    expect([file, saysWhy(bytes)]).toEqual([file, true])
  }
})

describe('valid fixtures', () => {
  test.each(valid)('%s is valid and survives a round trip', (file, bytes) => {
    expect(validateNcip(bytes)).toMatchObject({ faults: [], edition: editionOf(file) })
    const result = readNcip(bytes)
    if (!result.ok) throw new Error('not read')
    expect(result.notes).toEqual([])
    const { version = '' } = result
    expect(readNcip(writeNcip(result.message, { version }))).toEqual(result)
    expect(readNcip(writeNcip(result.message, { version, prefix: 'ns1', indent: true }))).toEqual(result)
  })
})

describe('invalid fixtures', () => {
  test.each(invalid)('%s has the fault that its comment expects, and no other', (_, bytes) => {
    const { faults } = validateNcip(bytes)
    expect(faults.map(({ kind, path }) => ({ kind, path }))).toEqual([expectedFault(bytes)])
    const result = readNcip(bytes)
    expect(result.ok ? result.notes : result.faults).toEqual(faults)
  })
})

describeWithShared('fixtures and the published schema and DTD', () => {
  const checks = { 1: ncipDtdCheck(), 2: ncipSchemaCheck() }

  test.each(valid)('%s passes, and so does what is written of it', (file, bytes) => {
    const result = readNcip(bytes)
    if (!result.ok) throw new Error('not read')
    const check = checks[editionOf(file)]
    expect(check(bytes)).toEqual([])
    expect(check(writeNcip(result.message))).toEqual([])
  })

  test.each(invalid)('%s does not pass', (file, bytes) => {
    expect(checks[editionOf(file)](bytes)).not.toEqual([])
  })
})

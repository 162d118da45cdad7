import { join } from 'node:path'
import { readMessage, validateMessage, writeMessage } from '@lendwire/iso18626'
import { describe, expect, test } from 'vitest'
import { describeWithShared } from '../../support/shared.ts'
import { expectedFault, readFixtures, saysWhy } from '../../support/xml-fixtures.ts'
import { iso18626SchemaCheck } from '../../support/xsd.ts'
import { editions } from './arbitrary-messages.ts'

const folder = join(import.meta.dirname, '../../../fixtures/iso18626')
const valid = readFixtures(join(folder, 'valid'))
const invalid = readFixtures(join(folder, 'invalid'))

test('there are enough of each, and each says why it is there', () => {
  expect(valid.length).toBeGreaterThanOrEqual(12)
  expect(invalid.length).toBeGreaterThanOrEqual(12)
  for (const [file, bytes] of [...valid, ...invalid]) {
    expect([file, saysWhy(bytes)]).toEqual([file, true])
  }
})

describe('valid fixtures', () => {
  test.each(valid)('%s is valid and survives a round trip', (file, bytes) => {
    const edition = file.endsWith('-2021-2.xml') ? '2021-2' : '1.2'
    expect(validateMessage(bytes)).toMatchObject({ faults: [], edition, version: edition })
    const result = readMessage(bytes)
    if (!result.ok) throw new Error('not read')
    expect(result.notes).toEqual([])
    expect(readMessage(writeMessage(result.message))).toEqual(result)
  })
})

describe('invalid fixtures', () => {
  test.each(invalid)('%s has the fault that its comment expects, and no other', (_, bytes) => {
    const { faults } = validateMessage(bytes)
    expect(faults.map(({ kind, path }) => ({ kind, path }))).toEqual([expectedFault(bytes)])
    const result = readMessage(bytes)
    expect(result.ok ? result.notes : result.faults).toEqual(faults)
  })
})

describeWithShared('fixtures and the published schemas', () => {
  const checks = new Map(editions.map((edition) => [edition, iso18626SchemaCheck(edition)]))

  test.each(valid)('%s passes, and so does what is written of it', (_, bytes) => {
    const result = readMessage(bytes)
    if (!result.ok) throw new Error('not read')
    const check = checks.get(result.edition)
    expect(check?.(bytes)).toEqual([])
    expect(check?.(writeMessage(result.message))).toEqual([])
  })

  test.each(invalid)('%s does not pass', (_, bytes) => {
    const { edition } = validateMessage(bytes)
    for (const each of edition === undefined ? editions : [edition]) {
      expect(checks.get(each)?.(bytes)).not.toEqual([])
    }
  })
})

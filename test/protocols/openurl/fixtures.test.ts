import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOpenUrl } from '@lendwire/openurl'
import { describe, expect, test } from 'vitest'

/** A row of `fixtures/openurl/openurls.json`. */
type Row = {
  readonly why: string
  readonly query: string
  /** Fields that it must have; null for one that it must not have. */
  readonly citation?: Readonly<Record<string, unknown>>
  readonly unknown?: Readonly<Record<string, readonly string[]>>
  readonly faults?: readonly (readonly [kind: string, key: string, value: string])[]
  readonly refused?: string
}

const file = join(import.meta.dirname, '../../../fixtures/openurl/openurls.json')
const rows: readonly Row[] = JSON.parse(readFileSync(file, 'utf8'))

test('there are enough, and each says why it is there', () => {
  expect(rows.length).toBeGreaterThanOrEqual(50)
  expect(new Set(rows.map(({ why }) => why)).size).toBe(rows.length)
})

describe('OpenURLs', () => {
  test.each(rows.map((row) => [row.why, row] as const))('%s', (_, row) => {
    const result = readOpenUrl(row.query)
    if (!result.ok) {
      expect(result.reason).toBe(row.refused)
      return
    }
    const expected = Object.entries(row.citation ?? {})
    for (const [field, value] of expected) {
      expect([field, Object.entries(result.citation).find(([name]) => name === field)?.[1] ?? null]).toEqual([
        field,
        value,
      ])
    }
    expect(expected.length).toBeGreaterThan(0)
    expect(Object.entries(result.unknown)).toEqual(Object.entries(row.unknown ?? {}))
    expect(result.faults.map(({ kind, key, value }) => [kind, key, value])).toEqual(row.faults)
  })

  test('a query that was taken apart already gives the same', () => {
    const utf8 = rows.filter(
      ({ query }) => /^(?!\?)[a-z._]+=/i.test(query) && !/amp;|%FC|ISO-8859|50%/.test(query),
    )
    expect(utf8.length).toBeGreaterThan(40)
    for (const { query } of utf8) expect(readOpenUrl(new URLSearchParams(query))).toEqual(readOpenUrl(query))
  })
})

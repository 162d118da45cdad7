import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Instant, LibraryCode, RequestNumber } from '../../src/borrowing/values.ts'
import {
  countCopy,
  countedFor,
  purgeCopyRecords,
  releaseCopy,
} from '../../src/delivery/copyright/copy-records.ts'
import {
  forgetDeclaration,
  keepDeclaration,
  purgeDeclarations,
} from '../../src/delivery/copyright/declaration-records.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'

const now = Instant.parse('2026-11-24T10:00:00.000Z')
const library = LibraryCode.parse('ABC')
const journal = { issn: '0028-0836', year: 2026 }
const request = (count: number) => RequestNumber.parse(`ABC-AAAA000${count}`)

const folder = mkdtempSync(join(tmpdir(), 'lendwire-test-'))
let store: Store
beforeAll(async () => {
  const clock = () => Date.parse(now)
  store = await openSqliteStore({ file: join(folder, 'copies.sqlite'), now: clock, leaseTime: clock })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const count = (number: number, reserves = true, at = now) =>
  countCopy(store, library, journal, request(number), { limit: 5, now: at, reserves })

describe('copies of a journal', () => {
  test('are counted beside the request itself, however many are counted at the same time', async () => {
    const counts = await Promise.all([1, 2, 3].map((number) => count(number)))
    expect(counts.map(({ pending }) => pending).toSorted()).toEqual([0, 1, 2])
    expect(await count(1)).toEqual({ ...journal, filled: 0, pending: 2, limit: 5 })
  })

  test('are only counted where nothing is reserved, and no more once they are released', async () => {
    expect((await count(9, false)).pending).toBe(3)
    expect((await count(8, false)).pending).toBe(3)
    await releaseCopy(store, library, journal, request(3), now)
    expect((await count(9, false)).pending).toBe(2)
  })

  test('are counted for an hour at most if the request was never stored', async () => {
    expect((await count(9, false, Instant.parse('2026-11-24T11:00:00.001Z'))).pending).toBe(0)
  })

  test('are kept three full calendar years', async () => {
    const keys = async () => (await store.listDocuments('copyright_copies')).map(({ key }) => key)
    await countCopy(store, library, { issn: '1111-1119', year: 2023 }, request(1), {
      limit: 5,
      now: Instant.parse('2026-11-24T10:00:00.000Z'),
      reserves: true,
    })
    await purgeCopyRecords(store, now)
    expect(await keys()).toEqual(['ABC/0028-0836/2026', 'ABC/1111-1119/2023'])
    await purgeCopyRecords(store, Instant.parse('2027-01-01T00:00:00.000Z'))
    expect(await keys()).not.toContain('ABC/1111-1119/2023')
  })
})

describe('declarations', () => {
  const oslo = { code: library, timeZone: 'Europe/Oslo' }
  const at = Instant.parse('2023-12-31T23:30:00.000Z')
  const keys = async () => (await store.listDocuments('copyright_declarations')).map(({ key }) => key)

  test('are kept apart from their requests, without the patron, for three full calendar years', async () => {
    await keepDeclaration(store, oslo, request(1), { version: '2', text: 'For research only.', at })
    await keepDeclaration(store, { ...oslo, timeZone: 'UTC' }, request(2), { version: '2', text: 'x', at })
    expect(await keys()).toEqual([`ABC/2023/${request(2)}`, `ABC/2024/${request(1)}`])
    expect(await store.getDocument('copyright_declarations', `ABC/2024/${request(1)}`)).toMatchObject({
      value: { version: '2', text: 'For research only.', at },
    })
    await purgeDeclarations(store, Instant.parse('2026-12-31T23:59:59.000Z'))
    expect(await keys()).toHaveLength(2)
    await purgeDeclarations(store, Instant.parse('2027-01-01T00:00:00.000Z'))
    expect(await keys()).toEqual([`ABC/2024/${request(1)}`])
  })

  test('are forgotten if the request was not made after all', async () => {
    await forgetDeclaration(store, oslo, request(1), at)
    expect(await keys()).toEqual([])
    await forgetDeclaration(store, oslo, request(1), at)
  })
})

describe('a copy counts', () => {
  const article = (publicationDate?: string) => ({
    createdAt: now,
    service: { type: 'copy' as const },
    citation: {
      identifiers: [{ type: 'ISSN', value: '0028-0836' }],
      ...(publicationDate === undefined ? {} : { publicationDate }),
    },
  })
  const limit = { copies: 5, years: 5 }

  test('while the article is young, or its year is not known', () => {
    expect(countedFor(article('March 2022'), { timeZone: 'UTC' }, limit)).toEqual(journal)
    expect(countedFor(article(), { timeZone: 'UTC' }, limit)).toEqual(journal)
    expect(countedFor(article('2021'), { timeZone: 'UTC' }, limit)).toBeUndefined()
  })

  test('counts in the year that it is at the library', () => {
    const late = { ...article('2026'), createdAt: Instant.parse('2026-12-31T23:30:00.000Z') }
    expect(countedFor(late, { timeZone: 'Europe/Oslo' }, limit)?.year).toBe(2027)
  })

  test('not without an ISSN, and not as a loan', () => {
    expect(countedFor({ ...article(), citation: {} }, { timeZone: 'UTC' }, limit)).toBeUndefined()
    const loan = { ...article(), service: { type: 'loan' as const } }
    expect(countedFor(loan, { timeZone: 'UTC' }, limit)).toBeUndefined()
  })
})

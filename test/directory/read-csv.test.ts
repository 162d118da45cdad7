import { describe, expect, test } from 'vitest'
import { createBreathe } from '../../src/breathe.ts'
import { readCsvDirectory } from '../../src/directory/read-csv.ts'

const header = 'code;name'
const row = 'NORTH;North Library'

/** Reads a text with a pause at each chance, and counts these. */
const readCounting = async (text: string) => {
  let pauses = 0
  const read = await readCsvDirectory(text, () => {
    pauses += 1
    return undefined
  })
  return { pauses, read }
}

describe('a directory as CSV that is large', () => {
  test('is read in pieces, its empty lines too', async () => {
    const { pauses, read } = await readCounting(`${header}${'\n'.repeat(900_000)}${row}\n`)
    expect(read.faults).toEqual([])
    expect(read.entries.map(({ code, line }) => ({ code, line }))).toEqual([{ code: 'NORTH', line: 900_001 }])
    expect(pauses).toBeGreaterThan(13)
  })

  test.each([
    ['lines', `${header}\n${`${row}\n`.repeat(50_001)}`, 'line 50001'],
    ['cells in its header', `code;name${';|'.repeat(400_000)}\n${row}`, 'line 1'],
    ['cells in a line', `${header}\n${row}${';x'.repeat(400_000)}\n`, 'line 2'],
  ])('is refused where it has too many %s', async (_what, text, where) => {
    const { entries, faults } = await readCsvDirectory(text, createBreathe())
    expect(entries).toEqual([])
    expect(faults).toEqual([
      { path: where, code: 'fault.csv_too_large', params: { lines: 50_000, cells: 200 } },
    ])
  })

  test('keeps letters of several bytes whole where two pieces meet', async () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `N${index};Bücherei 図書館 ${index}`)
    const { entries } = await readCsvDirectory([header, ...names].join('\n'), createBreathe())
    expect(entries).toHaveLength(20_000)
    expect(entries.every(({ facts }, index) => facts.name === `Bücherei 図書館 ${index}`)).toBe(true)
  })

  test('names the line before which a quotation mark is wrong, also far down', async () => {
    const { faults } = await readCsvDirectory(
      `${header}\n${`${row}\n`.repeat(10_000)}SOUTH;"South\n`,
      createBreathe(),
    )
    expect(faults).toEqual([{ path: 'line 10002', code: 'fault.csv_quote', params: {} }])
  })
})

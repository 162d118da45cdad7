import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runImport } from '../../src/cli/import/run-import.ts'
import { adminKey, startWholeGateway, type WholeGateway } from '../support/gateway.ts'

let gateway: WholeGateway
let folder = ''
let keyFile = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-import-'))
  gateway = await startWholeGateway({}, { inMemory: true })
  keyFile = join(folder, 'key')
  await writeFile(keyFile, adminKey)
  await gateway.api('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'ABC' }] })
})
afterAll(async () => {
  await gateway.stop()
  await rm(folder, { recursive: true, force: true })
})

const importFile = async (
  kind: string,
  file: string,
  more: { dryRun?: boolean; library?: string; json?: boolean } = {},
) => {
  const lines: string[] = []
  const output = {
    print: (line: string) => void lines.push(line),
    complain: (line: string) => void lines.push(line),
  }
  const code = await runImport(kind, file, { url: gateway.url, keyFile, ...more }, output)
  return { code, summary: lines.at(-1) ?? '', lines }
}
const write = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}
const reportOf = async (file: string): Promise<unknown[]> =>
  (await readFile(file, 'utf8'))
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
const countRequests = async (): Promise<number> => {
  let count = 0
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await gateway.api('GET', `/v1/requests?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`)
    count += Object(page.body).items.length
    cursor = Object(page.body).nextCursor
  }
  return count
}

describe('lendwire import', () => {
  test('partners from CSV: checked first, stored, and left alone the second time', async () => {
    const file = await write(
      'partners.csv',
      [
        'code,name,symbols,services,connection.protocol,connection.url',
        'NORDBY,Nordby,ISIL:NO-1;OCLC:NRD,loan;copy,iso18626,https://ill.nordby.example.org/iso18626',
        'SOLVIK,"Solvik, the library",ISIL:NO-2,,ncip,https://ill.solvik.example.org/ncip',
        'BAD,No address,ISIL:NO-3,,iso18626,nowhere',
      ].join('\n'),
    )
    const dry = await importFile('partners', file, { dryRun: true })
    expect(dry).toMatchObject({
      code: 1,
      summary: expect.stringContaining('2 would be imported, 0 unchanged, 1 refused'),
    })
    expect((await gateway.api('GET', '/v1/partners/NORDBY')).status).toBe(404)
    const first = await importFile('partners', file)
    expect(first.summary).toContain('2 imported, 0 unchanged, 1 refused')
    expect(await reportOf(`${file}.report.ndjson`)).toMatchObject([
      { line: 2, result: 'done', name: 'NORDBY' },
      { line: 3, result: 'done', name: 'SOLVIK' },
      { line: 4, result: 'refused', name: 'BAD', faults: [{ path: 'connection/url' }] },
    ])
    const { body } = await gateway.api('GET', '/v1/partners/NORDBY')
    expect(body).toMatchObject({ services: ['loan', 'copy'], symbols: [{ value: 'NO-1' }, { type: 'OCLC' }] })
    await rm(`${file}.report.ndjson`)
    const third = await importFile('partners', file, { json: true })
    expect(JSON.parse(third.summary)).toEqual({
      dryRun: false,
      done: 0,
      unchanged: 2,
      refused: 1,
      skipped: 0,
      report: `${file}.report.ndjson`,
    })
  })

  test('refuses to go on as requests with a file that was imported as partners', async () => {
    const file = await write('either.csv', 'code,name,symbols\nEITHER,Either,ISIL:NO-9')
    await importFile('partners', file)
    await expect(importFile('requests', file, { library: 'ABC' })).rejects.toThrow(
      /is the report of an import of partners, not of requests.*--report/,
    )
  })

  test('requests from CSV and NDJSON, with a report that says what was wrong with a line', async () => {
    const csv = await write(
      'requests.csv',
      [
        'reference,citation.title,citation.identifiers,service.type,patron.id,rota',
        'R-1,Kindred,ISBN:9780807083697,loan,4711,NORDBY;SOLVIK',
        'R-2,,,loan,4712,NORDBY',
      ].join('\n'),
    )
    const { code, summary } = await importFile('requests', csv, { library: 'ABC' })
    expect({ code, summary }).toMatchObject({
      code: 1,
      summary: expect.stringContaining('1 imported, 0 unchanged, 1 refused'),
    })
    const entries = await reportOf(`${csv}.report.ndjson`)
    const [done, refused] = entries.toSorted((left, right) => Object(left).line - Object(right).line)
    expect(done).toMatchObject({ line: 2, result: 'done', name: expect.stringMatching(/^ABC-/) })
    expect(refused).toMatchObject({ line: 3, result: 'refused', detail: expect.any(String) })
    const { body } = await gateway.api('GET', `/v1/requests/${Object(done).name}`)
    expect(body).toMatchObject({ reference: 'R-1', rota: [{ partner: 'NORDBY' }, { partner: 'SOLVIK' }] })

    const ndjson = await write(
      'requests.ndjson',
      `${JSON.stringify({ library: 'ABC', citation: { title: 'Dawn' }, service: { type: 'loan' } })}\nnot JSON\n`,
    )
    await importFile('requests', ndjson)
    expect(await reportOf(`${ndjson}.report.ndjson`)).toMatchObject([
      { line: 2, result: 'refused', detail: 'The line is not a JSON object.' },
      { line: 1, result: 'done' },
    ])
  })

  test('CSV as Excel writes it: with semicolons, a byte order mark, empty rows and texts of several lines', async () => {
    const file = await write(
      'excel.csv',
      '\uFEFFreference;citation.title;service.type\r\nX-1;"Two\r\nlines";loan\r\n;;\r\nX-2;A\ttab, a comma;loan\r\n',
    )
    expect((await importFile('requests', file, { library: 'ABC', dryRun: true })).summary).toContain(
      '2 would be imported, 0 unchanged, 0 refused',
    )
  })

  test('CSV with empty lines before its columns', async () => {
    const file = await write('late.csv', '\uFEFF\r\n\r\ncitation.title;service.type\r\nLate;loan\r\n')
    expect((await importFile('requests', file, { library: 'ABC' })).code).toBe(0)
  })

  test('refuses a line that is not in UTF-8, as Excel writes CSV unless told otherwise', async () => {
    const file = join(folder, 'latin.csv')
    await writeFile(
      file,
      Buffer.from('citation.title;service.type\nB\xfccher;loan\nKindred;loan\n', 'latin1'),
    )
    const lines = join(folder, 'latin.ndjson')
    const body = JSON.stringify({ citation: { title: 'B\xfccher' }, service: { type: 'loan' } })
    await writeFile(lines, Buffer.from(`${body}\n`, 'latin1'))
    for (const [each, line] of [
      [file, 2],
      [lines, 1],
    ] as const) {
      expect((await importFile('requests', each, { library: 'ABC' })).code).toBe(1)
      const report = await reportOf(`${each}.report.ndjson`)
      expect(report).toContainEqual(
        expect.objectContaining({ line, result: 'refused', detail: expect.stringContaining('UTF-8') }),
      )
    }
  })

  test('names a quote inside of a cell, and a column that is there twice, before anything is imported', async () => {
    const quote = await write('quote.csv', 'citation.title,service.type\nThe "big" book,loan\n')
    await expect(importFile('requests', quote, { library: 'ABC' })).rejects.toThrow(/is not CSV.*line 2/)
    const twice = await write('twice.csv', 'citation.title,citation.title\nOne,Other\n')
    await expect(importFile('requests', twice, { library: 'ABC' })).rejects.toThrow(
      /two columns called citation\.title/,
    )
  })

  test('refuses a row of CSV with a cell too few or too many, and imports the others', async () => {
    const rows = ['X-3,Dawn,loan', 'X-4,loan', 'X-5,Dawn,loan,more', 'X-6,Imago,loan']
    const file = await write('cells.csv', ['reference,citation.title,service.type', ...rows].join('\n'))
    expect((await importFile('requests', file, { library: 'ABC' })).summary).toContain(
      '2 imported, 0 unchanged, 2 refused',
    )
    expect(await reportOf(`${file}.report.ndjson`)).toMatchObject([
      { line: 3, result: 'refused', detail: expect.stringContaining('more or fewer cells') },
      { line: 4, result: 'refused' },
      { line: 2, result: 'done' },
      { line: 5, result: 'done' },
    ])
  })

  test('imports nothing of a file that breaks off further on', async () => {
    const good = Array.from({ length: 2000 }, (_, index) => `Y-${index},${'Dawn '.repeat(30)},loan`)
    const file = await write(
      'quotes.csv',
      ['reference,citation.title,service.type', ...good, 'Y-2000,"un"closed,loan'].join('\n'),
    )
    const before = await countRequests()
    await expect(importFile('requests', file, { library: 'ABC' })).rejects.toThrow(/is not CSV.*line 2002/)
    expect(await countRequests()).toBe(before)
  })

  test('a run whose report broke off goes on, and creates no request twice', async () => {
    const request = (title: string) => ({ library: 'ABC', citation: { title }, service: { type: 'loan' } })
    const file = await write(
      'many.ndjson',
      Array.from({ length: 450 }, (_, index) => JSON.stringify(request(`Title ${index}`))).join('\n'),
    )
    const before = await countRequests()
    expect((await importFile('requests', file)).summary).toContain('450 imported')
    const report = `${file}.report.ndjson`
    const size = Buffer.byteLength(await readFile(report))
    // As if the process had been killed while it wrote what became of the second batch.
    await truncate(report, Math.floor(size * 0.7))
    const again = await importFile('requests', file)
    expect(again.code).toBe(0)
    expect(await countRequests()).toBe(450 + before)
    expect((await importFile('requests', file)).summary).toContain(
      '0 imported, 0 unchanged, 0 refused, 450 imported before',
    )
  })
})

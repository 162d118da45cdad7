import { describe, expect, test } from 'vitest'
import { partnersFromCsv, partnersToCsv } from '../../console/src/features/transfer/partner-csv.ts'

const partners = [
  {
    code: 'NORTH',
    name: 'North, "the" Library',
    symbols: [
      { type: 'ISIL', value: 'X-NORTH' },
      { type: 'OCLC', value: 'NTH' },
    ],
    limit: 12,
    allowPrivateNetwork: false,
    weight: 1.5,
    connection: { protocol: 'iso18626', url: 'https://north.example/iso18626', headers: { 'x-a': '1' } },
    inboundCredentials: [{ kind: 'bearer', hash: '0f' }],
  },
  {
    code: '42',
    name: '2026',
    symbols: [{ type: 'ISIL', value: 'X-42' }],
    connection: { protocol: 'email', address: 'ill@42.example' },
  },
]

describe('partners as CSV', () => {
  test('what would be a formula in a spreadsheet is marked as text, and read back as it was', () => {
    const names = ['=HYPERLINK("https://evil.example")', '@SUM(1)', "'=1", 'North;=1+1;', 'North\r=1', '-5']
    const [, ...lines] = partnersToCsv(names.map((name) => ({ code: 'NORTH', name }))).split('\n')
    expect(lines.filter((line) => /(^|[",;\t\r])[=@]/.test(line))).toEqual([])
    const read = partnersFromCsv(partnersToCsv(names.map((name) => ({ code: 'NORTH', name }))))
    expect(read.map(({ name }) => name)).toEqual(names)
  })

  test('a written file is read back unchanged', () => {
    expect(partnersFromCsv(partnersToCsv(partners))).toEqual(partners)
  })

  test('the columns that people look for come first', () => {
    expect(partnersToCsv(partners).split('\n')[0]).toMatch(
      /^code,name,symbols,connection\.protocol,connection\.url,/,
    )
  })

  test('a spreadsheet separates with semicolons, and begins with a byte order mark', () => {
    const text =
      '\uFEFFcode;name;symbols;connection.protocol;connection.url\r\nEAST;East;X-EAST;iso18626;https://east.example\r\n'
    expect(partnersFromCsv(text)).toEqual([
      {
        code: 'EAST',
        name: 'East',
        symbols: [{ type: 'ISIL', value: 'X-EAST' }],
        connection: { protocol: 'iso18626', url: 'https://east.example' },
      },
    ])
  })

  test('a file without codes is refused', () => {
    expect(() => partnersFromCsv('name\nNorth\n')).toThrow('code')
  })
})

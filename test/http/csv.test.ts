import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as inConsole from '../../console/src/shared/formula-guard.ts'
import { csvLines, guardFormulas } from '../../src/http/responses/csv.ts'

/** The cells that a spreadsheet makes of a document, by the separator of its country; quotes count at the start of a cell. */
const cellsIn = (document: string, delimiter: string): readonly string[] =>
  (
    parse(document, {
      ...{ delimiter, relax_quotes: true, relax_column_count: true, quote: delimiter === ',' ? '"' : false },
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as string[][]
  ).flat()

const values = fc.array(
  fc
    .array(fc.constantFrom('=', '+', '-', '@', '＝', '1', 'a', ' ', "'", '"', ',', ';', '\t', '\r', '\n'), {
      maxLength: 8,
    })
    .map((characters) => characters.join('')),
  { minLength: 2, maxLength: 2 },
)

test.each([',', ';', '\t'])(
  'no value begins a formula in a spreadsheet that separates by %j',
  (delimiter) => {
    fc.assert(
      fc.property(values, (row) => {
        for (const cell of cellsIn(csvLines([row]), delimiter))
          if (!/^-?\d+$/.test(cell)) expect(cell.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@＝]/)
      }),
    )
  },
)

test('each line stays one line, whatever a value has of line ends', () => {
  fc.assert(
    fc.property(values, (row) => {
      const read = parse(csvLines([row]), { record_delimiter: '\r\n' }) as string[][]
      expect(read).toEqual([row.map(guardFormulas)])
    }),
  )
})

test.each(['-5', '-5,25', '12.5', '10,- EUR', 'Smith-Jones; the younger', ''])(
  '%j stays as it is',
  (text) => {
    expect(guardFormulas(text)).toBe(text)
  },
)

test('the console marks them behind commas too, and takes its marks away again', () => {
  fc.assert(
    fc.property(values, ([text = '']) => {
      const guarded = inConsole.guardFormulas(text)
      expect(inConsole.unguardFormulas(guarded)).toBe(text)
      if (!/^-\d+([.,]\d+)?$/.test(text))
        for (const cell of guarded.split(/[,;\t\r\n]/)) expect(cell.trim()).not.toMatch(/^[=+\-@＝]/)
    }),
  )
})

import { parse } from 'csv-parse/browser/esm/sync'
import { stringify } from 'csv-stringify/browser/esm/sync'
import { guardFormulas, unguardFormulas } from '../../shared/formula-guard.ts'

type Document = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Writes agency ids as text. Agency ids are written as people write them: `ISIL:X-NORTH; ISIL:X-N2`. */
const symbolText = (value: unknown): string | undefined =>
  Array.isArray(value) && value.every((each) => isObject(each) && Object.keys(each).length === 2)
    ? value.map(({ type, value: id }: Record<string, unknown>) => `${type}:${id}`).join('; ')
    : undefined

const readSymbols = (text: string): readonly Document[] =>
  text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const place = each.indexOf(':')
      return place < 0
        ? { type: 'ISIL', value: each }
        : { type: each.slice(0, place).trim(), value: each.slice(place + 1).trim() }
    })

/** Returns whether a spreadsheet would read a cell of this text as something else than text. */
const readsAsJson = (text: string): boolean => /^(true|false|null|-?\d+(\.\d+)?|[[{"].*)$/s.test(text)

const cellOf = (value: unknown): string =>
  typeof value === 'string' && !readsAsJson(value) ? value : JSON.stringify(value)

const readCell = (text: string): unknown => {
  if (!readsAsJson(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const cellsOf = (document: Document, prefix = ''): readonly (readonly [string, string])[] =>
  Object.entries(document).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    const column = `${prefix}${name}`
    if (value === undefined) return []
    if (isObject(value) && Object.keys(value).length > 0) return cellsOf(value, `${column}.`)
    const symbols = column === 'symbols' ? symbolText(value) : undefined
    return [[column, symbols ?? cellOf(value)]]
  })

const withMember = (document: Document, path: readonly string[], value: unknown): Document => {
  const [name = '', ...others] = path
  const before = document[name]
  return {
    ...document,
    [name]: others.length === 0 ? value : withMember(isObject(before) ? before : {}, others, value),
  }
}

const first = ['code', 'name', 'status', 'symbols', 'connection.protocol', 'connection.url']

const rank = (column: string): number => {
  const place = first.indexOf(column)
  return place < 0 ? first.length : place
}

/** Writes partners as CSV (RFC 4180): a line for each, a column for each setting, such as `connection.url`. */
export const partnersToCsv = (partners: readonly Document[]): string => {
  const rows = partners.map((partner) => Object.fromEntries(cellsOf(partner)))
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted(
    (left, right) => rank(left) - rank(right) || left.localeCompare(right),
  )
  return stringify(
    rows.map((row) => columns.map((column) => guardFormulas(row[column] ?? ''))),
    { header: true, columns, quoted_match: /[\r\n]/ },
  )
}

/** Finds the separator of the cells: of comma, semicolon and tab the one that is most often in the head. */
const delimiterOf = (text: string): string => {
  const [head = ''] = text.split('\n', 1)
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: head.split(delimiter).length }))
  return counts.toSorted((left, right) => right.count - left.count)[0]?.delimiter ?? ','
}

/**
 * Reads partners from CSV, as `partnersToCsv` writes it or a spreadsheet does: separated by commas or semicolons. An empty
 * cell is a setting that is left out.
 *
 * @throws where it is no CSV, or has no column `code`
 */
export const partnersFromCsv = (text: string): readonly Document[] => {
  const rows = parse(text, {
    columns: true,
    bom: true,
    delimiter: delimiterOf(text),
    skip_empty_lines: true,
    trim: true,
  }) as readonly Readonly<Record<string, string>>[]
  if (!rows.every((row) => row.code !== undefined)) throw new Error('there is no column "code"')
  return rows.map((row) =>
    Object.entries(row)
      .filter(([, cell]) => cell !== '')
      .map(([column, cell]) => [column, unguardFormulas(cell)] as const)
      .reduce<Document>(
        (document, [column, cell]) =>
          withMember(
            document,
            column.split('.'),
            column === 'symbols' && !cell.startsWith('[')
              ? readSymbols(cell)
              : column === 'code' || column === 'name'
                ? String(readCell(cell))
                : readCell(cell),
          ),
        {},
      ),
  )
}

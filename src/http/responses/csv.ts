import { stringify } from 'csv-stringify/sync'

/** The mark by which spreadsheets know that a text is UTF-8. */
export const byteOrderMark = '\ufeff'

/**
 * Writes lines of CSV (RFC 4180). A value that a spreadsheet would take for a formula is marked as text (OWASP, CSV
 * injection).
 */
export const csvLines = (rows: readonly (readonly (string | undefined)[])[]): string =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  )

/** Returns the headers of a list as CSV. */
export const csvHeaders = (name: string): Readonly<Record<string, string>> => ({
  'content-type': 'text/csv; charset=utf-8; header=present',
  'content-disposition': `attachment; filename="${name}.csv"`,
  'cache-control': 'no-store',
})

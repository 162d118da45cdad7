import { stringify } from 'csv-stringify/sync'

/** The mark by which spreadsheets know that a text is UTF-8. */
export const byteOrderMark = '\ufeff'

const isNumber = /^-?\d+([.,]\d+)?$/

/**
 * The places of a value at which a spreadsheet may begin a cell with a formula: at its start, and behind each separator that
 * the spreadsheets of some country know, which split a line wherever it stands in a value. Quotation marks before the sign are
 * taken away there.
 */
const formulaStarts = /(^|[;\t\r\n])([\p{Zs}'"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu

/** Marks what a spreadsheet would take for a formula as text (OWASP, CSV injection). */
export const guardFormulas = (text: string): string =>
  isNumber.test(text) ? text : text.replaceAll(formulaStarts, "$1$2'")

/** Writes lines of CSV (RFC 4180), without formulas. */
export const csvLines = (rows: readonly (readonly (string | undefined)[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (cell === undefined ? cell : guardFormulas(cell)))),
    // One sign of a line's end breaks it too.
    { quoted_match: /[\r\n]/, record_delimiter: 'windows' },
  )

/** Returns the headers of a list as CSV. */
export const csvHeaders = (name: string): Readonly<Record<string, string>> => ({
  'content-type': 'text/csv; charset=utf-8; header=present',
  'content-disposition': `attachment; filename="${name}.csv"`,
  'cache-control': 'no-store',
})

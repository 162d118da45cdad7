import { guardFormulas } from '../../shared/formula-guard.ts'

const isNumber = /^-?\d+([.,]\d+)?$/

const fieldOf = (cell: string, separator: string): string => {
  const text = separator === ';' && isNumber.test(cell) ? cell.replace('.', ',') : cell
  const safe = guardFormulas(text)
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Writes lines as CSV (RFC 4180) with the mark by which spreadsheets know that it is UTF-8.
 *
 * @param separator between fields: spreadsheets expect `;` where numbers have a comma, which is written then
 */
export const tableCsv = (lines: readonly (readonly string[])[], separator: ',' | ';'): Blob => {
  const rows = lines.map((line) => line.map((text) => fieldOf(text, separator)).join(separator))
  return new Blob([`\ufeff${rows.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' })
}

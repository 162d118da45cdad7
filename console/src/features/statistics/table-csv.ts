/** A value that a spreadsheet would take for a formula is marked as text (OWASP, CSV injection). */
const isFormula = /^[=+\-@\t\r]/
const isNumber = /^-?\d+([.,]\d+)?$/

const fieldOf = (cell: string, separator: string): string => {
  const text = separator === ';' && isNumber.test(cell) ? cell.replace('.', ',') : cell
  const safe = isFormula.test(text) && !isNumber.test(text) ? `'${text}` : text
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

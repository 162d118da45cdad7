/** A value that a spreadsheet would take for a formula is marked as text (OWASP, CSV injection). */
const isFormula = /^[=+\-@\t\r]/
const isNumber = /^-?\d+(\.\d+)?$/

const fieldOf = (text: string): string => {
  const safe = isFormula.test(text) && !isNumber.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Writes lines as CSV (RFC 4180) with the mark by which spreadsheets know that it is UTF-8. */
export const tableCsv = (lines: readonly (readonly string[])[]): Blob =>
  new Blob([`\ufeff${lines.map((line) => line.map(fieldOf).join(',')).join('\r\n')}\r\n`], {
    type: 'text/csv;charset=utf-8',
  })

/** Returns a table in Markdown. Bars in a cell are escaped. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(escaped))]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

const escaped = (cell: string): string => cell.replaceAll('|', '\\|')

/** Returns a code in Markdown. */
export const code = (text: string): string => `\`${text}\``

/** Returns codes in a row. */
export const codes = (texts: readonly string[]): string => texts.map(code).join(' ')

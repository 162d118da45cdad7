import { outcomeTable } from '../../test/borrowing/outcomes/outcome-table.ts'

/** Joins situations that lead to the same: `promised, here: →x`. */
const cellsText = (cells: Readonly<Record<string, string>>): string => {
  const names = Object.keys(cells)
  const results = [...new Set(Object.values(cells))].filter((result) => result !== '=')
  return results.length === 0
    ? 'nothing in any situation'
    : results
        .map((result) => {
          const where = names.filter((name) => cells[name] === result)
          return `${where.length === names.length ? 'everywhere' : where.join('; ')}: \`${result}\``
        })
        .join('<br>')
}

/** Draws the table of outcomes: what each message of a partner leads to, by the situation of its entry. */
export const outcomeTableText = (): string =>
  [
    '| row | the partner says | leads to |',
    '| --- | --- | --- |',
    ...outcomeTable.map(({ row, says, cells }) => `| ${row} | ${says} | ${cellsText(cells)} |`),
  ].join('\n')

import type { components } from '@lendwire/client'

type Statistics = components['schemas']['Statistics']
type StatisticsColumn = Statistics['columns'][number]
type Row = Statistics['totals']

/** The dimensions whose rows have an order of their own. */
export const timeDimensions: readonly unknown[] = ['month', 'quarter', 'year', 'decade', 'position']

/** A partner with fewer cases is summed up with the others: its share says little. */
const fewCases = 20

/**
 * Sums rows up as one: counts and sums are added, shares weighed by their cases; a median of several medians does not
 * exist.
 */
const sumUp = (columns: readonly StatisticsColumn[], rows: readonly Row[], name: string): Row =>
  columns.map(({ dimension, unit, figure, measure }, place) => {
    if (dimension !== undefined) return name
    const cells = rows.map((row) => Number(row[place] ?? 0))
    if (figure !== 'value' && figure !== 'count') return null
    if (measure === 'charge_per_filled') return null
    if (unit !== 'share' || figure === 'count') return cells.reduce((sum, cell) => sum + cell, 0)
    const cases = columns.findIndex((each) => each.measure === measure && each.figure === 'count')
    const counts = rows.map((row) => Number(row[cases] ?? 0))
    const all = counts.reduce((sum, count) => sum + count, 0)
    return all === 0 ? null : cells.reduce((sum, cell, at) => sum + cell * (counts[at] ?? 0), 0) / all
  })

/** Returns the rows of a report, the weightiest first; partners with few cases as one. */
export const rowsOf = (
  { columns, rows }: Statistics,
  weight: number,
  nameOthers: (count: number) => string,
): { readonly rows: readonly Row[]; readonly others: number } => {
  const [name] = columns
  if (timeDimensions.includes(name?.dimension)) return { rows, others: 0 }
  const weightOf = (row: Row): number => Number(row[weight] ?? 0)
  const sorted = rows.toSorted((one, other) => weightOf(other) - weightOf(one))
  // What is unknown of some of them would be lost in their sum.
  const isSummed =
    name?.dimension === 'partner' &&
    // An amount is no number of cases, and another currency may hold the larger one.
    columns[weight]?.currency === undefined &&
    columns.every(({ measure }) => measure !== 'balance')
  const few = isSummed ? sorted.filter((row) => weightOf(row) < fewCases) : []
  // Where all have few cases nothing would be left to look at.
  if (few.length < 2 || few.length === sorted.length) return { rows: sorted, others: 0 }
  const many = sorted.slice(0, sorted.length - few.length)
  return { rows: [...many, sumUp(columns, few, nameOthers(few.length))], others: few.length }
}

/**
 * Returns the values of a table of two dimensions: rows and columns, each once.
 *
 * @param drawn the place of the figure in the columns
 */
export const pivotOf = ({ columns, rows }: Statistics, drawn: number) => {
  const keysOf = (place: number): readonly string[] =>
    [...new Set(rows.map((row) => String(row[place] ?? '')))].toSorted()
  const cells = new Map(rows.map((row) => [JSON.stringify([row[0], row[1]]), row[drawn] ?? null]))
  const { unit, measure } = columns[drawn] ?? {}
  // What is divided by something is no sum, and an entry counts in each of its networks.
  const isSummed =
    (unit === 'count' || unit === 'money') &&
    measure !== 'charge_per_filled' &&
    columns.every(({ dimension }) => dimension !== 'network')
  const sum = (row?: string, column?: string): Row[number] =>
    rows
      .filter(([one, other]) => (row ?? one) === one && (column ?? other) === other)
      .reduce((all, each) => all + Number(each[drawn] ?? 0), 0)
  return {
    rows: keysOf(0),
    columns: keysOf(1),
    cell: (row: string, column: string): Row[number] => cells.get(JSON.stringify([row, column])) ?? null,
    /** The sum of a row, of a column, or of all; undefined where the figures cannot be added. */
    sum: isSummed ? sum : undefined,
  }
}

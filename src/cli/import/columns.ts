/**
 * A value of a cell, by the last part of its column's name. Lists have semicolons between their values; an identifier is
 * `type:value`, as `ISBN:9780807083697`.
 */
const listColumns: readonly string[] = ['rota', 'services', 'volumes']
const typedListColumns: readonly string[] = ['symbols', 'identifiers', 'recordIds']
const numberColumns: readonly string[] = ['items', 'weight', 'limit', 'averageSupplyDays', 'averageCost']

const valuesOf = (cell: string): readonly string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')

const typedValue = (text: string): { readonly type: string; readonly value: string } => {
  const colon = text.indexOf(':')
  return { type: text.slice(0, Math.max(0, colon)), value: text.slice(colon + 1) }
}

const cellValue = (column: string, cell: string): unknown => {
  const name = column.slice(column.lastIndexOf('.') + 1)
  if (listColumns.includes(name)) return valuesOf(cell)
  if (typedListColumns.includes(name)) return valuesOf(cell).map(typedValue)
  if (numberColumns.includes(name) && /^-?\d+(\.\d+)?$/.test(cell)) return Number(cell)
  if (cell === 'true' || cell === 'false') return cell === 'true'
  return cell
}

type Members = { [name: string]: unknown }

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null

const put = (into: Members, [name = '', ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) {
    into[name] = value
    return
  }
  const inner = into[name]
  const members: Members = isMembers(inner) ? inner : {}
  into[name] = members
  put(members, rest, value)
}

/**
 * Makes the body of a call from a row of a table. A column is named by the path of a member, such as `patron.id`; an empty
 * cell leaves its member out.
 */
export const bodyOfRow = (row: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> => {
  const body: Members = Object.create(null)
  for (const [column, cell] of Object.entries(row))
    if (cell.trim() !== '') put(body, column.trim().split('.'), cellValue(column.trim(), cell.trim()))
  return { ...body }
}

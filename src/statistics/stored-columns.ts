import { z } from 'zod'
import {
  type ColumnName,
  type Columns,
  type NumberColumnName,
  numberColumnNames,
  once,
  type SubjectColumns,
  type TextColumn,
} from './columns.ts'
import { type SubjectKind, subjectKinds } from './measures.ts'

/** The number of the shape in which columns are stored: raised with each change of it, or of what measures and dimensions read. */
export const columnShape = 3

/**
 * Numbers as they are stored: whole ones as their distance to the smallest, in as few bytes as hold them. Of a width of no
 * bytes all are the base, or none where that is null.
 */
const StoredNumbers = z.object({
  count: z.int(),
  base: z.number().nullable(),
  width: z.literal([0, 1, 2, 4, 8]),
  bytes: z.string(),
})
type StoredNumbers = z.infer<typeof StoredNumbers>

const StoredSubjects = z.object({
  count: z.int(),
  request: StoredNumbers,
  created: StoredNumbers,
  texts: z.record(z.string(), z.object({ values: z.array(z.array(z.string())), places: StoredNumbers })),
})
const StoredKeys = z.array(z.string())

const viewOf = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: Float64Array } as const

const packNumbers = (numbers: Float64Array): StoredNumbers => {
  const count = numbers.length
  let [lowest, highest, isPartial] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, false]
  for (const each of numbers) {
    if (Number.isNaN(each)) isPartial = true
    else [lowest, highest] = [Math.min(lowest, each), Math.max(highest, each)]
  }
  if (lowest > highest) return { count, base: null, width: 0, bytes: '' }
  if (lowest === highest && !isPartial) return { count, base: lowest, width: 0, bytes: '' }
  // No distance of zero: that is a number that is not there.
  const base = lowest - 1
  const span = highest - base
  const width = span < 2 ** 8 ? 1 : span < 2 ** 16 ? 2 : span < 2 ** 32 ? 4 : 8
  const distances = new viewOf[width](numbers.map((each) => (Number.isNaN(each) ? 0 : each - base)))
  return { count, base, width, bytes: Buffer.from(distances.buffer).toString('base64') }
}

const unpackNumbers = ({ count, base, width, bytes }: StoredNumbers): Float64Array => {
  if (width === 0 || base === null) return new Float64Array(count).fill(base ?? Number.NaN)
  // Copied, so that the first number begins where its width divides the address.
  const numbers = new Float64Array(new viewOf[width](new Uint8Array(Buffer.from(bytes, 'base64')).buffer))
  for (let place = 0; place < numbers.length; place += 1) {
    const distance = numbers[place] ?? 0
    numbers[place] = distance === 0 ? Number.NaN : base + distance
  }
  return numbers
}

const packTexts = ({ values, places }: TextColumn) => ({
  values: values.map((each) => [...each]),
  places: packNumbers(places),
})

const packSubjects = (columns: SubjectColumns): z.infer<typeof StoredSubjects> => ({
  count: columns.count,
  request: packNumbers(columns.request()),
  created: packNumbers(columns.created()),
  texts: Object.fromEntries(
    columns.textNames.flatMap((name) => {
      const column = columns.texts(name)
      return column === undefined ? [] : [[name, packTexts(column)]]
    }),
  ),
})

const unpackSubjects = ({
  count,
  request,
  created,
  texts,
}: z.infer<typeof StoredSubjects>): SubjectColumns => ({
  count,
  request: () => unpackNumbers(request),
  created: () => unpackNumbers(created),
  textNames: Object.keys(texts),
  texts: (name) => {
    const column = texts[name]
    return column && { values: column.values, places: unpackNumbers(column.places) }
  },
})

/** Returns all parts of columns, as plain data to store. */
export const packColumns = (columns: Columns): ReadonlyMap<ColumnName, unknown> =>
  new Map<ColumnName, unknown>([
    ['keys', columns.keys()],
    ...subjectKinds.map((kind) => [kind, packSubjects(columns.subjects(kind))] as const),
    ...numberColumnNames.map((name) => [name, packNumbers(columns.numbers(name))] as const),
  ])

/** Returns the columns that stored parts hold; reading one whose part is missing throws. */
export const unpackColumns = (parts: ReadonlyMap<ColumnName, unknown>): Columns => {
  const subjects = once((kind: SubjectKind) => unpackSubjects(StoredSubjects.parse(parts.get(kind))))
  return {
    keys: () => StoredKeys.parse(parts.get('keys')),
    subjects,
    numbers: once((name: NumberColumnName) => unpackNumbers(StoredNumbers.parse(parts.get(name)))),
  }
}

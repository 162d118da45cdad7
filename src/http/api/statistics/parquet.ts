import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'

/** What a column of exported rows holds. */
export type CellKind = 'text' | 'day' | 'count' | 'flag' | 'money'
export type ExportedCell = string | number | boolean | undefined

const elements = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  day: { type: 'INT32', converted_type: 'DATE' },
  count: { type: 'INT32' },
  flag: { type: 'BOOLEAN' },
  money: { type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 4 },
} as const satisfies Readonly<Record<CellKind, Partial<SchemaElement>>>

const moneyScale = 10_000

const cellValue = (kind: CellKind, cell: ExportedCell): unknown => {
  if (cell === undefined) return null
  if (kind === 'day') return new Date(String(cell))
  if (kind === 'money') return BigInt(Math.round(Number(cell) * moneyScale))
  return cell
}

/** Rows are written in groups: their number is a compromise between memory and the size of the file. */
const rowsPerGroup = 10_000

/** How the footer of a file without rows begins its list of row groups, after the number of rows: 0. */
const emptyGroups = Uint8Array.of(0x16, 0x00, 0x19, 0x00, 0x28)
/** The type of the members of a list in Thrift's compact protocol. */
const struct = 0x0c

/** The writer gives an empty list no type, and strict readers refuse the file: the list of row groups is one of structs. */
const withTypedGroups = (bytes: Uint8Array): Uint8Array => {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(emptyGroups)
  return at < 0 ? bytes : bytes.with(at + emptyGroups.length - 2, struct)
}

/**
 * Writes rows as a file of Apache Parquet, group by group: each column with its type, days as DATE, money as DECIMAL.
 *
 * @param columns the kind of each column, by its name
 * @param pages the rows, in any portions
 */
export async function* writeParquet(
  columns: Readonly<Record<string, CellKind>>,
  pages: AsyncIterable<readonly Readonly<Record<string, ExportedCell>>[]>,
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter()
  const kinds = Object.entries(columns)
  const parquet = new ParquetWriter({
    writer,
    createdBy: 'lendwire',
    schema: [
      { name: 'root', num_children: kinds.length },
      ...kinds.map(([name, kind]) => ({ name, repetition_type: 'OPTIONAL' as const, ...elements[kind] })),
    ],
  })
  const takeBytes = (): Uint8Array => {
    const bytes = writer.getBytes().slice()
    writer.index = 0
    return bytes
  }
  let waiting: Readonly<Record<string, ExportedCell>>[] = []
  const writeGroup = async (): Promise<void> => {
    const columnData = kinds.map(([name, kind]) => ({
      name,
      data: waiting.map((row) => cellValue(kind, row[name])),
    }))
    await parquet.write({ columnData, rowGroupSize: rowsPerGroup })
    waiting = []
  }
  for await (const page of pages) {
    waiting = [...waiting, ...page]
    if (waiting.length < rowsPerGroup) continue
    await writeGroup()
    yield takeBytes()
  }
  if (waiting.length > 0) await writeGroup()
  await parquet.finish()
  yield parquet.num_rows === 0n ? withTypedGroups(takeBytes()) : takeBytes()
}

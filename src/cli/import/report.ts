import { createReadStream, existsSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { Problem } from '../../problem.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { schemaMessage } from '../../translations/schema-message.ts'
import { ownerOnly } from '../files.ts'

/** What a file can be imported as. */
export const importKinds = ['requests', 'partners'] as const
export type ImportKind = (typeof importKinds)[number]

/** The result of a line of a file. */
const ReportEntry = z.object({
  line: z.int(),
  result: z.enum(['done', 'would_be_done', 'unchanged', 'refused']),
  /** The number of the request, or the code of the partner. */
  name: z.string().nullable(),
  /** Why a line was refused, in English. */
  detail: z.string().optional(),
  /** The same for programs; reports of earlier versions have the words only. */
  code: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  faults: z
    .array(
      z.object({
        path: z.string(),
        message: z.string(),
        code: z.string().optional(),
        params: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
})
export type ReportEntry = z.infer<typeof ReportEntry>

/** Says why a line was refused, for people and for programs. */
export const detailOf = ({ code, params }: AnyReason): Pick<ReportEntry, 'detail' | 'code' | 'params'> => ({
  detail: sentencesIn('en').say({ code, params }),
  code,
  params,
})

/** A line of a report: an entry, and what the file was imported as. */
const ReportLine = ReportEntry.extend({ kind: z.enum(importKinds).optional() })

/** The report of an import: a line of JSON for each line of the file. It says too what need not be done again. */
export type ImportReport = {
  /** The results of lines in earlier runs: true for done, false for refused. */
  readonly earlier: ReadonlyMap<number, boolean>
  readonly write: (entries: readonly ReportEntry[]) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Reads what earlier runs wrote. A last line that was cut off is none.
 *
 * @throws Problem `conflict` where they imported something else
 */
const readEarlier = async (file: string, kind: ImportKind): Promise<ReadonlyMap<number, boolean>> => {
  const earlier = new Map<number, boolean>()
  if (!existsSync(file)) return earlier
  for await (const text of createInterface({ input: createReadStream(file) })) {
    const entry = z
      .string()
      .transform((line, context): unknown => {
        try {
          return JSON.parse(line)
        } catch {
          context.addIssue({ code: 'custom', message: schemaMessage('fault.json') })
          return z.NEVER
        }
      })
      .pipe(ReportLine)
      .safeParse(text).data
    if (entry?.kind !== undefined && entry.kind !== kind)
      throw new Problem(
        'conflict',
        reason('import_file.report_of_other_kind', { file, kind: entry.kind, wanted: kind }),
      )
    if (entry !== undefined) earlier.set(entry.line, entry.result !== 'refused')
  }
  return earlier
}

/** Ends a last line that was cut off, so that the next one begins a line of its own. */
const endLastLine = async (handle: FileHandle): Promise<void> => {
  const { size } = await handle.stat()
  if (size === 0) return
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  if (buffer.toString() !== '\n') await handle.appendFile('\n')
}

/**
 * Opens the report of an import. An earlier one is gone on with, so that its lines are not done again.
 *
 * @param isDry a dry run reads the report of earlier runs and writes a file of its own
 * @throws Problem `conflict` where it is the report of another kind of import
 */
export const openReport = async (file: string, kind: ImportKind, isDry: boolean): Promise<ImportReport> => {
  const earlier = await readEarlier(file, kind)
  const handle: FileHandle = await open(isDry ? `${file}.dry-run` : file, isDry ? 'w' : 'a+', ownerOnly)
  await endLastLine(handle)
  return {
    earlier,
    write: async (entries) => {
      await handle.appendFile(entries.map((entry) => `${JSON.stringify({ ...entry, kind })}\n`).join(''))
      if (!isDry) await handle.datasync()
    },
    close: () => handle.close(),
  }
}

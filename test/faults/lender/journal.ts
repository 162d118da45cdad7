import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs'
import { z } from 'zod'

const about = { partner: z.string(), requestId: z.string() }

/**
 * The ledger of a lender: what it heard, what it says about it, and how the gateway answered that: with a confirmation, or
 * with something that a partner would not send again after.
 */
const Line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('received'), ...about, trigger: z.string(), content: z.string() }),
  z.object({ kind: z.literal('says'), ...about, status: z.string(), content: z.string() }),
  z.object({ kind: z.literal('answered'), ...about, content: z.string(), answer: z.string() }),
])
export type Line = z.infer<typeof Line>

const Entry = z.array(Line)

/** The text of a ledger up to its last complete entry: of the entry that is being written now, a reader may see a part. */
const readComplete = (file: string): string => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

/** Reads the ledger that a lender keeps in a file. */
export const readJournal = (file: string): readonly Line[] =>
  readComplete(file)
    .split('\n')
    .filter((entry) => entry !== '')
    .flatMap((entry) => Entry.parse(JSON.parse(entry)))

/** Removes what a lender that was killed wrote of its last entry, so that the next one begins a line. */
export const repairJournal = (file: string): void => {
  if (existsSync(file)) truncateSync(file, Buffer.byteLength(readComplete(file)))
}

/** Writes lines as one entry: a reader, also after the process was killed, sees all of them or none. */
export const writeJournal = (file: string, lines: readonly Line[]): void =>
  appendFileSync(file, `${JSON.stringify(lines)}\n`)

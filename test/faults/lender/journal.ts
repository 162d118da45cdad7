import { appendFileSync, existsSync, readFileSync } from 'node:fs'
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

/** Reads the ledger that a lender keeps in a file. */
export const readJournal = (file: string): readonly Line[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => Line.parse(JSON.parse(line)))
    : []

/** Writes lines in one step: what a killed process had written is there. */
export const writeJournal = (file: string, lines: readonly Line[]): void =>
  appendFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

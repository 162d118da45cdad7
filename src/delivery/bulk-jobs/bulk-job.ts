import { z } from 'zod'
import { Command } from '../../borrowing/commands/command.ts'
import { Actor, Instant, LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { AnyReason } from '../../translations/parameter.ts'

/** The largest number of requests that one job changes. */
export const maxJobRequests = 10_000

/** The number of requests of one part: what is done is written after each, and a cancel counts from the next one on. */
export const partSize = 50

/** One command that is run on many requests, one part of them after the other. */
export const BulkJob = z.object({
  id: z.string(),
  /** The library of who began it; null for one who works for all. */
  library: LibraryCode.nullable(),
  by: Actor,
  /** The key or person that began it: it goes on for as long as that one may. Jobs of earlier versions have none. */
  startedBy: z.object({ kind: z.enum(['key', 'user']), id: z.string() }).optional(),
  type: z.string(),
  /** The command while it runs: it may hold words about a patron. */
  command: Command.optional(),
  state: z.enum(['running', 'done', 'cancelled']),
  /** Why the gateway cancelled it. */
  reason: AnyReason.optional(),
  createdAt: Instant,
  changedAt: Instant,
  total: z.int().nonnegative(),
  done: z.int().nonnegative(),
  refused: z.int().nonnegative(),
  /** How many parts it has, and which is worked on next, from 0. */
  parts: z.int().nonnegative(),
  next: z.int().nonnegative(),
})
export type BulkJob = z.infer<typeof BulkJob>

/** The result of one request. */
export const BulkJobResult = z.object({
  number: RequestNumber,
  result: z.enum(['done', 'refused']),
  /** Why it was refused. */
  reason: AnyReason.optional(),
})
export type BulkJobResult = z.infer<typeof BulkJobResult>

/** A part of the requests of a job, with the result of each once it was worked on. */
export const BulkJobPart = z.object({ numbers: z.array(RequestNumber), results: z.array(BulkJobResult) })
export type BulkJobPart = z.infer<typeof BulkJobPart>

/** Returns the key of a part of a job. */
export const partKey = (id: string, part: number): string => `${id} ${part}`

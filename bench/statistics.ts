import { join } from 'node:path'
import { z } from 'zod'
import { runTask } from './child-process.ts'
import { type Findings, Measured } from './row.ts'

/** How many requests one piece of work writes. */
const pieceSize = 50_000

/**
 * Measures reports over five years of made facts, in SQLite: `p99Ms` is the slowest of them.
 *
 * @param folder where the store may lie
 * @param requests how many requests the facts are of
 */
export const measureStatistics = async (folder: string, requests: number): Promise<Findings> => {
  const address = `sqlite:${join(folder, 'statistics.sqlite')}`
  const libraries = Math.ceil(requests / pieceSize)
  for (let first = 0; first < requests; first += pieceSize) {
    const work = { first, count: Math.min(pieceSize, requests - first) }
    await runTask('processes/statistics.ts', { address, libraries, work }, z.unknown())
  }
  const Answer = z.object({ measured: Measured, notes: z.array(z.string()) })
  const { measured, notes } = await runTask(
    'processes/statistics.ts',
    { address, libraries, work: 'report' },
    Answer,
  )
  return { rows: { 'statistics-1m': measured }, notes }
}

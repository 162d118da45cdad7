import { join } from 'node:path'
import { z } from 'zod'
import { runTask } from './child-process.ts'
import { type Findings, Measured } from './row.ts'

/**
 * Measures how 10,000 entries of a directory are stored with their partners (the slowest percent is that of the pauses of
 * other work), and how long the snapshot of them takes and how large it is.
 *
 * @param folder where the store may lie
 */
export const measureDirectory = async (folder: string): Promise<Findings> => {
  const rows = await runTask(
    'processes/directory.ts',
    { file: join(folder, 'directory.sqlite'), entries: 10_000 },
    z.object({ 'directory-sync-10k': Measured, 'snapshot-10k': Measured }),
    ['--expose-gc'],
  )
  const size = Math.round(rows['snapshot-10k'].rssMb)
  return { rows, notes: [`snapshot-10k: 10,000 partners and their entries take ${size} MB (under 100 MB).`] }
}

import { join } from 'node:path'
import { z } from 'zod'
import { runTask } from './child-process.ts'
import { Measured } from './row.ts'

const partners = 100

/**
 * Measures what it costs to give a new request its rota by rules, among a hundred partners, beside its durable commit.
 *
 * @param folder where its store may lie
 */
export const measureRota = (folder: string) =>
  runTask(
    'processes/rota-building.ts',
    { file: join(folder, 'rotas.sqlite'), partners, turns: 10, each: 500, inFlight: 32 },
    z.object({ 'rota-building': Measured, 'rota-commit': Measured }),
  )

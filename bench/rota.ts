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

/** Measures the plan of a rota from holdings, among 200 and among 2,000 holders of an item. */
export const measureHolderPlans = () =>
  runTask(
    'processes/holder-planning.ts',
    { each: 500 },
    z.object({ 'rota-holders-200': Measured, 'rota-holders-2000': Measured }),
  )

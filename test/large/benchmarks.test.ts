import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { runTask, type Server, startServer } from '../../bench/child-process.ts'
import { startBare, startCreating, startInbound, type UnderLoad } from '../../bench/inbound.ts'
import { prepareLoans, prepareOutbox } from '../../bench/prepare.ts'
import { Measured } from '../../bench/row.ts'
import type { Language } from '../../bench/scene.ts'
import { measureStatistics } from '../../bench/statistics.ts'

let folder: string
let lender: Server
let receiver: Server

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lendwire-benchmarks-'))
  lender = await startServer('processes/quick-lender.ts')
  receiver = await startServer('processes/webhook-receiver.ts')
})

afterAll(async () => {
  await Promise.all([lender.stop(), receiver.stop()])
  rmSync(folder, { recursive: true, force: true })
})

const few = 20

/** Returns a store with a few loans, and the file that it is in. */
const loans = async (name: string, language: Language = 'iso18626'): Promise<string> => {
  const file = join(folder, `${name}.sqlite`)
  await prepareLoans(file, few, language)
  return file
}

/** Measures a server for a moment. */
const measureOnce = async (server: UnderLoad): Promise<Measured> => {
  try {
    await server.run({ messages: few, milliseconds: 300 })
    return server.measured()
  } finally {
    await server.stop()
  }
}

const inbound = async (language: Language) =>
  measureOnce(await startInbound({ address: `sqlite:${await loans(language, language)}` }, few, language))

const deliver = async (task: object) => {
  const file = join(folder, 'outbox.sqlite')
  await prepareOutbox(file, few, { url: `${lender.url}/iso18626` }, undefined, true)
  const WithEvents = Measured.extend({ eventsPerSecond: z.number() })
  return runTask('processes/outbound.ts', { file, deliveries: few, ...task }, WithEvents)
}

/** What each process of the benchmarks measures, with amounts so small that only its preparation takes time. */
const measurements: Readonly<Record<string, () => Promise<unknown>>> = {
  'bare-hono': async () => measureOnce(await startBare()),
  commit: async () =>
    runTask(
      'processes/commit.ts',
      { file: await loans('commits'), requests: few, messages: few, inFlight: 4 },
      Measured,
    ),
  'create-load': async () =>
    measureOnce(await startCreating({ address: `sqlite:${await loans('creating')}` })),
  directory: () =>
    runTask(
      'processes/directory.ts',
      { file: join(folder, 'directory.sqlite'), entries: few },
      z.object({ 'directory-sync-10k': Measured, 'snapshot-10k': Measured }),
    ),
  'holder-planning': () =>
    runTask(
      'processes/holder-planning.ts',
      { each: 2 },
      z.object({ 'rota-holders-200': Measured, 'rota-holders-2000': Measured }),
    ),
  'load of iso18626': () => inbound('iso18626'),
  'load of ncip': () => inbound('ncip'),
  'outbound to quick-lender with webhook-receiver': () => deliver({ receiver: receiver.url }),
  parse: () => runTask('processes/parse.ts', { milliseconds: 50, reader: 'scan' }, Measured),
  'rota-building': () =>
    runTask(
      'processes/rota-building.ts',
      { file: join(folder, 'rotas.sqlite'), partners: few, turns: 1, each: few, inFlight: 4 },
      z.object({ 'rota-building': Measured, 'rota-commit': Measured }),
    ),
  statistics: () => measureStatistics(folder, few),
}

test.for(Object.entries(measurements))('measures %s', async ([, measure]) => {
  await measure()
})

test('measures with every process of the benchmarks', () => {
  const measured = Object.keys(measurements).join(' ')
  const processes = readdirSync('bench/processes').map((file) => file.replace('.ts', ''))
  expect(processes.filter((name) => !measured.includes(name))).toEqual([])
})

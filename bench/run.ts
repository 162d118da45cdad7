import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startRedis } from '../test/support/redis.ts'
import { runTask, startServer } from './child.ts'
import { startBare, startCreating, startInbound, type UnderLoad } from './inbound.ts'
import { copyToRedis, prepareLoans, prepareOutbox } from './prepare.ts'
import { measureRota } from './rota.ts'
import { Measured, type RowName, rowsOf, tableOf } from './row.ts'
import type { Language } from './scene.ts'
import { startArguments } from './start-arguments.ts'

const usage = `npm run bench [-- --full]
    measures the gateway beside a bare Hono server, and writes bench/results/latest.json
    --full   also 200,000 messages to one gateway, and a store that holds 500,000 requests (ten minutes more)`

const results = fileURLToPath(new URL('results/latest.json', import.meta.url))

const requests = 1_000
const manyRequests = 500_000
const manyMessages = 200_000
const deliveries = 20_000
const commits = 60_000
/** Milliseconds before anything counts, milliseconds of a turn, and how many turns each server has. */
const warmUp = 4_000
const oneTurn = 1_500
const turns = 15

const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

/**
 * Measures servers beside each other: each is warmed up, then they take turns, so that what else the machine does meets
 * them alike.
 */
const takeTurns = async (servers: readonly UnderLoad[]): Promise<void> => {
  for (const server of servers) {
    await server.run({ milliseconds: warmUp })
    server.measured()
  }
  for (let turn = 0; turn < turns; turn += 1) {
    for (const server of servers) await server.run({ milliseconds: oneTurn })
  }
}

/** A store of loans with partners of a language, and the gateway on it. */
const startOn = async (folder: string, count: number, language: Language): Promise<UnderLoad> => {
  say(`preparing ${count} loans (${language})`)
  const file = join(folder, `${language}-${count}.sqlite`)
  await prepareLoans(file, count, language)
  return startInbound(`sqlite:${file}`, count, language)
}

/** The gateway on loans in Redis, and gateways to which requests are given, on both stores. */
const startOnRedis = async (folder: string, url: string): Promise<Partial<Record<RowName, UnderLoad>>> => {
  const [loans, asked] = [join(folder, 'loans-for-redis.sqlite'), join(folder, 'asked.sqlite')]
  const [loansInRedis, askedInRedis] = [`${url}?prefix=loans`, `${url}?prefix=asked`]
  await prepareLoans(loans, requests, 'iso18626')
  await copyToRedis(loans, loansInRedis)
  await prepareLoans(asked, 1, 'iso18626')
  await copyToRedis(asked, askedInRedis)
  return {
    'inbound-iso18626-redis': await startInbound(loansInRedis, requests, 'iso18626'),
    'create-send-sqlite': await startCreating(`sqlite:${asked}`),
    'create-send-redis': await startCreating(askedInRedis),
  }
}

const measureInbound = async (folder: string, full: boolean): Promise<Partial<Record<RowName, Measured>>> => {
  const iso18626 = await startOn(folder, requests, 'iso18626')
  const redis = await startRedis()
  const servers: Partial<Record<RowName, UnderLoad>> = {
    'bare-hono': await startBare(),
    'inbound-iso18626-sqlite': iso18626,
    'inbound-ncip-sqlite': await startOn(folder, requests, 'ncip'),
    ...(await startOnRedis(folder, redis.url)),
    ...(full ? { 'inbound-iso18626-sqlite-500k': await startOn(folder, manyRequests, 'iso18626') } : {}),
  }
  try {
    say(`over 32 connections, by turns: ${Object.keys(servers).join(', ')}`)
    await takeTurns(Object.values(servers))
    const measured = Object.fromEntries(
      Object.entries(servers).map(([name, server]) => [name, server.measured()]),
    )
    if (!full) return measured
    say(`${manyMessages} messages, for the memory`)
    await iso18626.run({ messages: manyMessages })
    const { rssMb } = iso18626.measured()
    const name = 'inbound-iso18626-sqlite' satisfies RowName
    return { ...measured, [name]: Object.assign({}, measured[name], { rssMb }) }
  } finally {
    for (const server of Object.values(servers)) await server.stop()
    await redis.stop()
  }
}

/** Parsing as the gateway does it; with fast-xml-parser beside it, which is what the other reader is held against. */
const measureParse = async (): Promise<Measured> => {
  const parse = (reader: string) => runTask('processes/parse.ts', { milliseconds: 4_000, reader }, Measured)
  say('parsing alone')
  const scan = await parse('scan')
  const other = await parse('fast-xml-parser')
  say(`  ${(scan.perSecond / other.perSecond).toFixed(1)} times as fast as with fast-xml-parser`)
  return scan
}

const measureCommit = async (folder: string): Promise<Measured> => {
  say(`${commits} commits alone`)
  const file = join(folder, 'commits.sqlite')
  await prepareLoans(file, requests, 'iso18626')
  return runTask('processes/commit.ts', { file, requests, messages: commits, inFlight: 32 }, Measured)
}

const measureOutbound = async (folder: string): Promise<Measured> => {
  say(`${deliveries} deliveries to a lender that answers at once`)
  const file = join(folder, 'outbox.sqlite')
  const lender = await startServer('processes/quick-lender.ts')
  try {
    await prepareOutbox(file, deliveries, `${lender.url}/iso18626`)
    return await runTask('processes/outbound.ts', { file, deliveries }, Measured, await startArguments())
  } finally {
    await lender.stop()
  }
}

const { values } = parseArgs({ options: { full: { type: 'boolean' }, help: { type: 'boolean' } } })
if (values.help === true) {
  say(usage)
} else {
  const folder = mkdtempSync(join(tmpdir(), 'lendwire-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
  const rows = rowsOf({
    ...(await measureInbound(folder, values.full === true)),
    'parse-iso18626': await measureParse(),
    'commit-sqlite': await measureCommit(folder),
    'outbound-iso18626-sqlite': await measureOutbound(folder),
    ...(await measureRota(folder)),
  })
  console.log(tableOf(rows))
  mkdirSync(fileURLToPath(new URL('results', import.meta.url)), { recursive: true })
  writeFileSync(results, `${JSON.stringify(rows, null, 2)}\n`)
  say(`written to ${results}`)
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runTask, startServer } from './child.ts'
import { startBare, startInbound, type UnderLoad } from './inbound.ts'
import { prepareLoans, prepareOutbox } from './prepare.ts'
import { Measured, type RowName, rowsOf, tableOf } from './row.ts'
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

const measureInbound = async (folder: string, full: boolean): Promise<Partial<Record<RowName, Measured>>> => {
  const file = join(folder, 'loans.sqlite')
  say(`preparing ${requests} loans`)
  await prepareLoans(file, requests)
  const servers = [await startBare(), await startInbound(file, requests)]
  if (full) {
    say(`preparing ${manyRequests} loans`)
    const large = join(folder, 'many-loans.sqlite')
    await prepareLoans(large, manyRequests)
    servers.push(await startInbound(large, manyRequests))
  }
  try {
    say(
      `messages over 32 connections, by turns: bare Hono, the gateway${full ? `, with ${manyRequests}` : ''}`,
    )
    await takeTurns(servers)
    const [bare, inbound, large] = servers.map((server) => server.measured())
    if (bare === undefined || inbound === undefined) throw new Error('nothing was measured')
    const measured: Partial<Record<RowName, Measured>> = {
      'bare-hono': bare,
      'inbound-iso18626-sqlite': inbound,
    }
    if (large === undefined) return measured
    say(`${manyMessages} messages, for the memory`)
    await servers[1]?.run({ messages: manyMessages })
    const rssMb = servers[1]?.measured().rssMb ?? 0
    return {
      ...measured,
      'inbound-iso18626-sqlite': { ...inbound, rssMb },
      'inbound-iso18626-sqlite-500k': large,
    }
  } finally {
    for (const server of servers) await server.stop()
  }
}

const measureParse = (): Promise<Measured> => {
  say('parsing alone')
  return runTask('processes/parse.ts', { milliseconds: 4_000 }, Measured)
}

const measureCommit = async (folder: string): Promise<Measured> => {
  say(`${commits} commits alone`)
  const file = join(folder, 'commits.sqlite')
  await prepareLoans(file, requests)
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
  })
  console.log(tableOf(rows))
  mkdirSync(fileURLToPath(new URL('results', import.meta.url)), { recursive: true })
  writeFileSync(results, `${JSON.stringify(rows, null, 2)}\n`)
  say(`written to ${results}`)
}

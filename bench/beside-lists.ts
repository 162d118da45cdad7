import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'undici'
import { startInbound } from './inbound.ts'
import { prepareLoans } from './prepare.ts'
import { type Findings, median, percentile } from './row.ts'
import { adminKey } from './scene.ts'
import type { Place } from './side-by-side.ts'

const requests = 20_000
const rounds = 9
const oneTurn = 2_000

/** The queries that take longest: counts of all open requests, and a filter that matches nothing. */
const queries = ['/v1/requests/counts', '/v1/requests?text=le&publicationType=Papyrus'] as const

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** Reads a path repeatedly until it is stopped. */
const readAgain = (url: string, paths: readonly string[], pause: number) => {
  const client = new Client(url)
  const times: number[] = []
  let isOver = false
  const read = async (): Promise<void> => {
    for (let turn = 0; !isOver; turn += 1) {
      const path = paths[turn % paths.length] ?? ''
      const started = performance.now()
      const answer = await client.request({
        path,
        method: 'GET',
        headers: { authorization: `Bearer ${adminKey}` },
      })
      const text = await answer.body.text()
      if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${text.slice(0, 300)}`)
      times.push(performance.now() - started)
      if (pause > 0) await setTimeout(pause)
    }
    await client.close()
  }
  const reading = read()
  return {
    /** Stops, and returns the time that each read took, in milliseconds. */
    stop: async (): Promise<readonly number[]> => {
      isOver = true
      await reading
      return times
    },
  }
}

/** Does some work while `/healthz` is asked, and returns the times of its answers in milliseconds. */
const askHealth = async (url: string, work: () => Promise<void>): Promise<readonly number[]> => {
  const asking = readAgain(url, ['/healthz'], 10)
  await work()
  return asking.stop()
}

const p99 = (times: readonly number[]): string => percentile(times, 0.99).toFixed(1)

/**
 * Measures how many messages come in alone, and while the longest lists and counts are read one after the other: by turns on
 * the same gateway, each turn between two without lists. Under each load, and beside the lists alone, it also measures the
 * time of `/healthz`: 32 connections that send as fast as they can make a queue of their own.
 */
export const measureBesideLists = async ({ folder, say }: Place): Promise<Findings> => {
  const file = join(folder, 'beside-lists.sqlite')
  say(`preparing ${requests.toLocaleString('en')} loans (inbound-beside-lists)`)
  await prepareLoans(file, requests, 'iso18626')
  const server = await startInbound({ address: `sqlite:${file}` }, requests, 'iso18626')
  const health = { alone: [] as number[], among: [] as number[], quiet: [] as number[] }
  let lists = 0
  const sendMessages = (): Promise<void> => server.run({ milliseconds: oneTurn })
  const readLists = async (work: () => Promise<unknown>): Promise<void> => {
    const reading = readAgain(server.url, queries, 0)
    await work()
    lists += (await reading.stop()).length
  }
  const measureAlone = async () => {
    health.alone.push(...(await askHealth(server.url, sendMessages)))
    return server.measured()
  }
  const measureAmong = async () => {
    health.among.push(...(await askHealth(server.url, () => readLists(sendMessages))))
    return server.measured()
  }
  try {
    await server.run({ milliseconds: 2 * oneTurn })
    server.measured()
    const alone = [await measureAlone()]
    const among: ReturnType<typeof server.measured>[] = []
    for (let round = 0; round < rounds; round += 1) {
      among.push(await measureAmong())
      alone.push(await measureAlone())
    }
    const shares = among.map(
      ({ perSecond }, round) =>
        (2 * perSecond) / sum(alone.slice(round, round + 2).map((each) => each.perSecond)),
    )
    const listsPerSecond = Math.round((lists * 1000) / rounds / oneTurn)
    health.quiet.push(...(await askHealth(server.url, () => readLists(() => setTimeout(2 * oneTurn)))))
    const middle = (name: 'perSecond' | 'p99Ms' | 'rssMb'): number => median(among.map((each) => each[name]))
    return {
      rows: {
        'inbound-beside-lists': {
          perSecond: middle('perSecond'),
          p99Ms: middle('p99Ms'),
          rssMb: middle('rssMb'),
        },
      },
      notes: [
        `inbound-beside-lists: messages keep ${median(shares).toFixed(2)} of their rate while ${listsPerSecond} lists and counts a second are read; the ${rounds} rounds gave ${shares.map((share) => share.toFixed(2)).join(', ')}. \`/healthz\` takes ${p99(health.among)} ms at p99 beside both, ${p99(health.alone)} ms beside the messages alone, and ${p99(health.quiet)} ms beside the lists alone.`,
      ],
    }
  } finally {
    await server.stop()
  }
}

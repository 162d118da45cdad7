import { join } from 'node:path'
import { Client } from 'undici'
import { startInbound } from './inbound.ts'
import { prepareLoans } from './prepare.ts'
import { type Findings, median, percentile } from './row.ts'
import { adminKey } from './scene.ts'
import type { Place } from './side-by-side.ts'

const requests = 20_000
const rounds = 7
const oneTurn = 2_000

/** The queries that take longest: counts of all open requests, and a filter that matches nothing. */
const queries = ['/v1/requests/counts', '/v1/requests?text=le&publicationType=Papyrus'] as const

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
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
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

/**
 * Measures how many messages come in alone, and while the longest lists and counts are read one after the other; by turns, on
 * the same gateway. Beside the lists it also measures the time of `/healthz`.
 */
export const measureBesideLists = async ({ folder, say }: Place): Promise<Findings> => {
  const file = join(folder, 'beside-lists.sqlite')
  say(`preparing ${requests.toLocaleString('en')} loans (inbound-beside-lists)`)
  await prepareLoans(file, requests, 'iso18626')
  const server = await startInbound({ address: `sqlite:${file}` }, requests, 'iso18626')
  const shares: number[] = []
  const health: number[] = []
  let lists = 0
  try {
    await server.run({ milliseconds: 2 * oneTurn })
    server.measured()
    const beside: ReturnType<typeof server.measured>[] = []
    for (let round = 0; round < rounds; round += 1) {
      await server.run({ milliseconds: oneTurn })
      const alone = server.measured()
      const [reading, asking] = [readAgain(server.url, queries, 0), readAgain(server.url, ['/healthz'], 10)]
      await server.run({ milliseconds: oneTurn })
      lists += (await reading.stop()).length
      health.push(...(await asking.stop()))
      const among = server.measured()
      beside.push(among)
      shares.push(among.perSecond / alone.perSecond)
    }
    const middle = (name: 'perSecond' | 'p99Ms' | 'rssMb'): number => median(beside.map((each) => each[name]))
    return {
      rows: {
        'inbound-beside-lists': {
          perSecond: middle('perSecond'),
          p99Ms: middle('p99Ms'),
          rssMb: middle('rssMb'),
        },
      },
      notes: [
        `inbound-beside-lists: messages keep ${median(shares).toFixed(2)} of their rate while ${Math.round((lists * 1000) / rounds / oneTurn)} lists and counts a second are read; the ${rounds} rounds gave ${shares.map((share) => share.toFixed(2)).join(', ')}. \`/healthz\` takes ${percentile(health, 0.99).toFixed(1)} ms at p99.`,
      ],
    }
  } finally {
    await server.stop()
  }
}

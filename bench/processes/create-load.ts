import { Client } from 'undici'
import { z } from 'zod'
import { answerParent } from '../child-process.ts'
import { median, percentile } from '../row.ts'
import { adminKey, codeOf, library } from '../scene.ts'

const Load = z.object({
  url: z.string(),
  connections: z.int().positive(),
  /** The number of the first request. */
  first: z.int().nonnegative(),
  milliseconds: z.int().positive(),
})
const Made = z.object({ number: z.string() })

const post = async (client: Client, path: string, status: number, body: unknown): Promise<string> => {
  const answer = await client.request({
    path,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${adminKey}` },
    body: JSON.stringify(body),
  })
  const text = await answer.body.text()
  if (answer.statusCode !== status) throw new Error(`${path}: ${answer.statusCode} ${text.slice(0, 500)}`)
  return text
}

const requestOf = (index: number) => ({
  library,
  reference: `R-${index}`,
  citation: {
    title: `The history of lending, volume ${index}`,
    author: 'Lending, Lena',
    identifiers: [{ type: 'ISBN', value: '9783100004710' }],
  },
  service: { type: 'loan', form: 'physical' },
  patron: { id: `P-${index}` },
  rota: [codeOf(index)],
})

/** Makes requests and sends them, one after the other on each connection: two durable calls count as one. */
answerParent(Load, async ({ url, connections, first, milliseconds }) => {
  const times: number[] = []
  const started = performance.now()
  const cpu = process.cpuUsage()
  let next = first
  const work = async (): Promise<void> => {
    const client = new Client(url, { pipelining: 1 })
    while (performance.now() < started + milliseconds) {
      const began = performance.now()
      next += 1
      const made = Made.parse(JSON.parse(await post(client, '/v1/requests', 201, requestOf(next))))
      await post(client, `/v1/requests/${made.number}/commands`, 202, { type: 'send' })
      times.push(performance.now() - began)
    }
    await client.close()
  }
  await Promise.all(Array.from({ length: connections }, work))
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return {
    messages: times.length,
    seconds,
    medianMs: median(times),
    p99Ms: percentile(times, 0.99),
    busy: (user + system) / 1e6 / seconds,
  }
})

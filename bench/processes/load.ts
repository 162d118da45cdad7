import { Client } from 'undici'
import { z } from 'zod'
import { answerParent } from '../child.ts'
import { fillTemplate, messageTemplates } from '../messages.ts'
import { percentile } from '../row.ts'
import { Language, Target } from '../scene.ts'

/** What load is made: messages in order of their number, each about another request than the ones beside it. */
export const Load = z.object({
  url: z.string(),
  language: Language,
  targets: z.array(Target).min(1),
  connections: z.int().positive(),
  /** The number of the first message. */
  first: z.int().nonnegative(),
  /** How many messages, or for how many milliseconds. */
  messages: z.int().positive().optional(),
  milliseconds: z.int().positive().optional(),
  /** What stands in every right answer, and what in none. */
  expect: z.string(),
  never: z.string(),
})

type Answer = { readonly status: number; readonly body: string }

const post = (client: Client, path: string, token: string, body: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let status = 0
    const chunks: Buffer[] = []
    const headers = { 'content-type': 'application/xml; charset="utf-8"', authorization: `Bearer ${token}` }
    client.dispatch(
      { path, method: 'POST', headers, body },
      {
        onRequestStart() {},
        onResponseStart(_controller, code) {
          status = code
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk)
        },
        onResponseEnd: () => resolve({ status, body: Buffer.concat(chunks).toString() }),
        onResponseError: (_controller, error) => reject(error),
      },
    )
  })

const bodyOf = (language: Language, number: number, target: Target, round: number): string => {
  const templates = messageTemplates[language]
  const template = templates[(number + round) % templates.length] ?? ''
  const time = new Date(Date.UTC(2026, 11, 1) + number).toISOString()
  return fillTemplate(template, { ...target, time })
}

answerParent(Load, async (load) => {
  const { url, language, targets, connections, first, messages, milliseconds, expect, never } = load
  const times: number[] = []
  const started = performance.now()
  const lastNumber = messages === undefined ? Number.POSITIVE_INFINITY : first + messages
  const lastTime = milliseconds === undefined ? Number.POSITIVE_INFINITY : started + milliseconds
  let next = first

  const work = async (): Promise<void> => {
    const client = new Client(url, { pipelining: 1 })
    while (next < lastNumber && performance.now() < lastTime) {
      const number = next
      next += 1
      const target = targets[number % targets.length]
      if (target === undefined) throw new Error('no target')
      const body = bodyOf(language, number, target, Math.floor(number / targets.length))
      const sent = performance.now()
      const answer = await post(client, target.path, target.token, body)
      times.push(performance.now() - sent)
      if (answer.status !== 200 || !answer.body.includes(expect) || answer.body.includes(never))
        throw new Error(`message ${number} was answered with ${answer.status}: ${answer.body.slice(0, 500)}`)
    }
    await client.close()
  }
  await Promise.all(Array.from({ length: connections }, work))
  const seconds = (performance.now() - started) / 1000
  return { messages: times.length, seconds, p99Ms: percentile(times, 0.99) }
})

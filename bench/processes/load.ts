import { Client } from 'undici'
import { z } from 'zod'
import { answerParent } from '../child-process.ts'
import { fillTemplate, messageTemplates } from '../messages.ts'
import { median, percentile } from '../row.ts'
import { Language, Target } from '../scene.ts'

/** The load: messages in the order of their number, each about another request than its neighbours. */
export const Load = z.object({
  url: z.string(),
  language: Language,
  targets: z.array(Target).min(1),
  connections: z.int().positive(),
  /** The number of the first message. */
  first: z.int().nonnegative(),
  /** The number of messages, or of milliseconds. */
  messages: z.int().positive().optional(),
  milliseconds: z.int().positive().optional(),
  /** At this even pace; where left out, each connection sends the next message when the last was answered. */
  perSecond: z.number().positive().optional(),
  /** A text that every right answer has, and one that no right answer has. */
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

/** Says when a message goes: the time in milliseconds from which its answer is waited for; null after the last. */
type Pace = () => Promise<number | null>

/**
 * Returns an even pace. A message that finds no free connection waits for one, and its wait counts: a slow server does
 * not slow down who sends.
 */
const evenPace = (perSecond: number, started: number, isOver: () => boolean): Pace => {
  const due: number[] = []
  const free: ((at: number | null) => void)[] = []
  let released = 0
  let over = false
  const timer = setInterval(() => {
    const now = performance.now()
    for (; released < ((now - started) * perSecond) / 1000; released += 1) due.push(now)
    over = isOver()
    if (over) clearInterval(timer)
    while (free.length > 0 && (due.length > 0 || over)) free.shift()?.(due.shift() ?? null)
  }, 1)
  return async () => {
    const at = due.shift()
    if (at !== undefined || over) return at ?? null
    return new Promise((resolve) => free.push(resolve))
  }
}

answerParent(Load, async (load) => {
  const { url, language, targets, connections, first, messages, milliseconds, expect, never } = load
  const times: number[] = []
  const started = performance.now()
  const cpu = process.cpuUsage()
  const lastNumber = messages === undefined ? Number.POSITIVE_INFINITY : first + messages
  const lastTime = milliseconds === undefined ? Number.POSITIVE_INFINITY : started + milliseconds
  let next = first

  const isOver = (): boolean => next >= lastNumber || performance.now() >= lastTime
  const pace: Pace =
    load.perSecond === undefined
      ? async () => (isOver() ? null : performance.now())
      : evenPace(load.perSecond, started, isOver)

  const work = async (): Promise<void> => {
    const client = new Client(url, { pipelining: 1 })
    for (let due = await pace(); due !== null; due = await pace()) {
      const number = next
      next += 1
      const target = targets[number % targets.length]
      if (target === undefined) throw new Error('no target')
      const body = bodyOf(language, number, target, Math.floor(number / targets.length))
      const sent = load.perSecond === undefined ? performance.now() : due
      const answer = await post(client, target.path, target.token, body)
      times.push(performance.now() - sent)
      if (answer.status !== 200 || !answer.body.includes(expect) || answer.body.includes(never))
        throw new Error(`message ${number} was answered with ${answer.status}: ${answer.body.slice(0, 500)}`)
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

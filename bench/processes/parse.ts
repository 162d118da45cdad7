import { readMessage } from '@lendwire/iso18626'
import { z } from 'zod'
import { answerParent } from '../child-process.ts'
import { fillTemplate, messageTemplates } from '../messages.ts'
import { percentile } from '../row.ts'
import { targetOf } from '../scene.ts'

const encoder = new TextEncoder()
const templates = messageTemplates.iso18626
const bodies = Array.from({ length: 6_000 }, (_, index) => {
  const target = targetOf(index, 'iso18626')
  const time = new Date(Date.UTC(2026, 11, 1) + index).toISOString()
  const template = templates[index % templates.length] ?? ''
  return encoder.encode(fillTemplate(template, { ...target, time }))
})

const Task = z.object({ milliseconds: z.number(), reader: z.enum(['scan', 'fast-xml-parser']) })
type XmlReader = z.infer<typeof Task>['reader']

const read = (milliseconds: number, reader: XmlReader): readonly number[] => {
  const times: number[] = []
  const end = performance.now() + milliseconds
  for (let index = 0; performance.now() < end; index += 1) {
    const body = bodies[index % bodies.length]
    if (body === undefined) break
    const started = performance.now()
    const result = readMessage(body, { reader })
    times.push(performance.now() - started)
    if (!result.ok || result.notes.length > 0) throw new Error('a message of the benchmark is not valid')
  }
  return times
}

/** Reads messages from bytes to typed objects, and nothing else. */
answerParent(Task, async ({ milliseconds, reader }) => {
  read(milliseconds / 3, reader)
  const times = read(milliseconds, reader)
  return {
    perSecond: (times.length / times.reduce((sum, time) => sum + time, 0)) * 1000,
    p99Ms: percentile(times, 0.99),
    rssMb: process.memoryUsage().rss / 1_048_576,
  }
})

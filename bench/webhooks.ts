import { join } from 'node:path'
import { z } from 'zod'
import { runTask, startServer } from './child-process.ts'
import { prepareOutbox } from './prepare.ts'
import { type Findings, Measured, median } from './row.ts'
import { partnerCount } from './scene.ts'
import { startArguments } from './start-arguments.ts'

const deliveries = 15_000
/** Milliseconds after which partners answer: their answers, and not the processor, set the pace of deliveries. */
const answerAfter = '100'
const rounds = 3

const WithEvents = Measured.extend({ eventsPerSecond: z.number() })

/**
 * Measures the pace of deliveries to partners that answer after a while: alone, and while each of their events is
 * posted to a webhook's receiver on loopback; by turns, each time on a store of its own.
 */
export const measureWebhooks = async (folder: string): Promise<Findings> => {
  const [lender, receiver] = await Promise.all([
    startServer('processes/quick-lender.ts', { ANSWER_AFTER: answerAfter }),
    startServer('processes/webhook-receiver.ts'),
  ])
  const once = async <Schema extends z.ZodType>(name: string, task: object, schema: Schema) => {
    const file = join(folder, `webhooks-${name}.sqlite`)
    await prepareOutbox(file, deliveries, { url: `${lender.url}/iso18626` }, partnerCount, true)
    return runTask('processes/outbound.ts', { file, deliveries, ...task }, schema, await startArguments())
  }
  const [alone, among]: [Measured[], z.infer<typeof WithEvents>[]] = [[], []]
  try {
    for (let round = 0; round < rounds; round += 1) {
      alone.push(await once(`alone-${round}`, {}, Measured))
      among.push(await once(`among-${round}`, { receiver: receiver.url }, WithEvents))
    }
  } finally {
    await Promise.all([lender.stop(), receiver.stop()])
  }
  const middle = (name: keyof z.infer<typeof WithEvents>) => median(among.map((each) => each[name]))
  const shares = among.map((each, round) => each.perSecond / (alone[round]?.perSecond ?? Number.NaN))
  const rssMb = Math.max(...among.map((each) => each.rssMb))
  return {
    rows: {
      'outbound-with-webhooks': { perSecond: middle('perSecond'), p99Ms: middle('p99Ms'), rssMb },
      'webhook-events': { perSecond: middle('eventsPerSecond'), p99Ms: middle('p99Ms'), rssMb },
    },
    notes: [
      `outbound-with-webhooks: deliveries keep ${median(shares).toFixed(2)} of the pace that they have without a webhook, while its receiver takes ${Math.round(middle('eventsPerSecond'))} events a second; the ${rounds} rounds gave ${shares.map((share) => share.toFixed(2)).join(', ')}.`,
    ],
  }
}

import { afterAll, beforeAll } from 'vitest'
import { z } from 'zod'
import { AnyReason } from '../../src/translations/parameter.ts'
import type { HttpWire } from '../../src/transport/transport.ts'
import { type HttpWireOptions, testHttpWire } from '../contract/http-wire.ts'
import { type StartedWorker, startWorker } from './start.ts'

let worker: StartedWorker
beforeAll(async () => {
  worker = await startWorker({}, new URL('fetch-worker.ts', import.meta.url))
})
afterAll(() => worker?.stop())

const NotAnswered = z.object({ kind: z.enum(['not_taken', 'maybe_taken']), reason: AnyReason })
const Answered = z.object({
  kind: z.literal('answered'),
  answer: z.object({ status: z.int(), contentType: z.string(), body: z.base64() }),
})

/** Returns the wire of workerd: this process only tells it what to send. */
const inWorkerd = (options: HttpWireOptions = {}): HttpWire => ({
  dispatch: async (dispatch) => {
    const response = await fetch(worker.url, { method: 'POST', body: JSON.stringify({ options, dispatch }) })
    const result = z.union([Answered, NotAnswered]).parse(await response.json())
    if (result.kind !== 'answered') return result
    return { ...result, answer: { ...result.answer, body: Buffer.from(result.answer.body, 'base64') } }
  },
  close: () => Promise.resolve(),
})

testHttpWire(inWorkerd, { causes: false })

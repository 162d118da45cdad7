import { z } from 'zod'
import { createFetchTransport } from '../../src/transport/fetch.ts'

const Order = z.object({
  options: z.object({ maximumAnswer: z.number().optional() }),
  dispatch: z.object({
    method: z.enum(['GET', 'POST']).optional(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
    timeout: z.number(),
    allowPrivateNetwork: z.boolean(),
  }),
})

/** A Worker that sends what it is told to, by the wire of Workers, and says what came of it. */
export default {
  fetch: async (request: Request): Promise<Response> => {
    const { options, dispatch } = Order.parse(await request.json())
    const { maximumAnswer } = options
    const { method, ...message } = dispatch
    const wire = createFetchTransport(maximumAnswer === undefined ? {} : { maximumAnswer })
    const result = await wire.dispatch(method === undefined ? message : { ...message, method })
    if (result.kind !== 'answered') return Response.json(result)
    const { body, ...answer } = result.answer
    return Response.json({
      kind: result.kind,
      answer: { ...answer, body: btoa(String.fromCharCode(...body)) },
    })
  },
}

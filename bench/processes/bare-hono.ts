import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** A text as long as a confirmation of a SupplyingAgencyMessage. */
const answer = 'y'.repeat(1000)

const app = new Hono()
app.post('*', async (context) => {
  const body = await context.req.arrayBuffer()
  return new Response(body.byteLength > 0 ? answer : 'empty', {
    headers: { 'content-type': 'application/xml; charset="utf-8"' },
  })
})
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(`listens on http://127.0.0.1:${port}`)
})
process.once('SIGTERM', () => server.close(() => process.exit(0)))

import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A port that is free, and that no client is given meanwhile: below the range of which systems give out ports. So is the
 * one 10,000 above it, on which the nodes of a Redis Cluster speak to each other.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const server = createServer()
    const port = randomInt(12_000, 22_000)
    const listens = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    if (!listens) continue
    await new Promise((resolve) => server.close(resolve))
    return port
  }
}

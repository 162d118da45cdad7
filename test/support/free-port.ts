import { randomInt } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One file for each reserved port, which holds the id of the process that reserved it. */
const reservations = join(tmpdir(), 'lendwire-reserved-ports')

const isRunning = (processId: number): boolean => {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}

/** Reserves a port for this process, unless another test process that still runs has reserved it. */
const reserve = async (port: number): Promise<boolean> => {
  await mkdir(reservations, { recursive: true })
  const reservation = join(reservations, String(port))
  try {
    await writeFile(reservation, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const owner = Number(await readFile(reservation, 'utf8').catch(() => ''))
    // Its next attempt may have it; this one goes on with another port.
    if (!isRunning(owner)) await rm(reservation, { force: true })
    return false
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/**
 * Reserves a free port on the loopback address, which no other test is given before this process ends. It is below the
 * range from which the operating system takes the ports of clients. So is the port 10,000 above it, over which the nodes of
 * a Redis Cluster speak to each other.
 */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(12_000, 22_000)
    if ((await reserve(port)) && (await isFree(port))) return port
  }
}

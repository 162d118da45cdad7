import { createLender } from '../../src/lender/lender.ts'
import { LendersOrder, type LendersReady } from './wire.ts'

/** Runs lenders, each on a port of its own, in a process of their own: they and the gateway meet on the wire alone. */
const run = async (order: LendersOrder): Promise<void> => {
  const lenders = order.lenders.map(({ scenario, token }) => {
    const gateway = { url: `${order.gateway}/partners/${scenario}/iso18626`, token }
    return { scenario, lender: createLender({ scenario, gateway, bearer: token, pace: order.pace }) }
  })
  const urls = await Promise.all(
    lenders.map(async ({ scenario, lender }) => [scenario, await lender.start(0)] as const),
  )
  const stop = (): void => {
    Promise.all(lenders.map(({ lender }) => lender.stop())).finally(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('disconnect', stop)
  // Ctrl-C reaches every process of the terminal: the demo decides when the lenders stop.
  process.on('SIGINT', () => undefined)
  const ready: LendersReady = { urls: Object.fromEntries(urls) }
  process.send?.(ready)
}

process.once('message', (message) => void run(LendersOrder.parse(message)))

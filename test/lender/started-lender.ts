import { afterEach } from 'vitest'
import { createLender, type LenderOptions } from '../../packages/lender/src/lender.ts'
import { startGateway } from './library.ts'

/** Prepares a test file that starts lenders, each with a gateway of its own. What was started stops after each test. */
export const prepareLenders = () => {
  const closers: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })

  const start = async (options: Partial<LenderOptions> = {}) => {
    const gateway = await startGateway()
    closers.push(gateway.stop)
    const lender = createLender({
      scenario: 'manual',
      gateway: { url: gateway.url, token: 'gateway-token' },
      pace: 0,
      ...options,
    })
    closers.push(lender.stop)
    return { gateway, lender, url: await lender.start(0) }
  }

  /** Stops something else after the test too. */
  const stopLater = (stop: () => Promise<void>): void => void closers.push(stop)

  return { start, stopLater }
}

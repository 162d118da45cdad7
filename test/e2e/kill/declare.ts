import { createLender } from '../../../src/lender/lender.ts'
import type { Lenders } from './audit.ts'
import { scenarios } from './load.ts'
import type { StubbornLibrary } from './stubborn-library.ts'

/**
 * Declares the library, and a lender for each scenario that the load needs.
 *
 * @param urls the gateways: each lender calls one of them
 * @param closers is given what ends the lenders
 */
export const declare = async (
  library: StubbornLibrary,
  urls: readonly string[],
  closers: (() => Promise<void>)[],
): Promise<Lenders> => {
  await library.put('/v1/libraries/KILL', { name: 'Kill', symbols: [{ type: 'ISIL', value: 'KILL' }] })
  const lenders = await Promise.all(
    scenarios.map(async (code, index) => {
      const token = `${code}-token-that-is-long-enough`
      const lender = createLender({
        scenario: code,
        gateway: { url: `${urls[index % urls.length]}/partners/${code}/iso18626`, token },
        pace: 0.1,
        ledger: 100_000,
        sending: { attempts: 1_000, firstDelay: 20 },
      })
      closers.push(lender.stop)
      await library.put(`/v1/partners/${code}`, {
        name: code,
        symbols: [{ type: 'ISIL', value: code }],
        allowPrivateNetwork: true,
        inboundCredentials: [{ kind: 'bearer', token }],
        connection: { protocol: 'iso18626', url: await lender.start(0), timeout: 'PT5S', concurrency: 16 },
        retry: { attempts: 50, firstDelay: 'PT1S', longestDelay: 'PT1S' },
      })
      return [code, lender] as const
    }),
  )
  return new Map(lenders)
}

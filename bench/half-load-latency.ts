import { join } from 'node:path'
import { startInbound } from './inbound.ts'
import { prepareLoans } from './prepare.ts'
import type { Findings } from './row.ts'
import type { Place } from './side-by-side.ts'

const requests = 1_000
const turns = 5
const oneTurn = 2_000
const half = 0.5

/**
 * Measures the time that an inbound message takes: first as fast as they are answered, which is the highest load, then at
 * an even pace of half of it.
 */
export const measureHalfLoad = async ({ folder, say }: Place): Promise<Findings> => {
  const file = join(folder, 'half-load.sqlite')
  await prepareLoans(file, requests, 'iso18626')
  const server = await startInbound({ address: `sqlite:${file}` }, requests, 'iso18626')
  try {
    await server.run({ milliseconds: 2 * oneTurn })
    server.measured()
    for (let turn = 0; turn < turns; turn += 1) await server.run({ milliseconds: oneTurn })
    const highest = server.measured().perSecond
    say(`at half of ${Math.round(highest)} messages a second`)
    for (let turn = 0; turn < turns; turn += 1)
      await server.run({ milliseconds: oneTurn, perSecond: highest * half })
    const atHalf = server.measured()
    const times = (atHalf.p99Ms / atHalf.medianMs).toFixed(1)
    return {
      rows: { 'inbound-half-load': atHalf },
      notes: [
        `inbound-half-load: at half of ${Math.round(highest)} messages a second the slowest percent takes ${times} times the median of ${atHalf.medianMs.toFixed(2)} ms (at most 8 times).`,
      ],
    }
  } finally {
    await server.stop()
  }
}

import { join } from 'node:path'
import { startInbound } from './inbound.ts'
import { prepareLoans } from './prepare.ts'
import type { Findings, Point } from './row.ts'
import type { Place } from './side-by-side.ts'

const requests = 1_000
const turns = 5
const oneTurn = 2_000
/** Shares of the highest load, for the plot. */
const shares = [0.1, 0.25, 0.5, 0.75, 0.9]
const half = 0.5

/**
 * Measures the time that an inbound message takes by how many come in a second: first as fast as they are answered,
 * which is the highest load, then at even paces below it.
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
    say(`at shares of ${Math.round(highest)} messages a second`)
    const at = async (share: number, times: number) => {
      for (let turn = 0; turn < times; turn += 1)
        await server.run({ milliseconds: oneTurn, perSecond: highest * share })
      return server.measured()
    }
    const atHalf = await at(half, turns)
    const [medians, p99s]: [Point[], Point[]] = [[], []]
    for (const share of shares) {
      const measured = await at(share, 2)
      medians.push([measured.perSecond, measured.medianMs])
      p99s.push([measured.perSecond, measured.p99Ms])
    }
    const times = (atHalf.p99Ms / atHalf.medianMs).toFixed(1)
    return {
      rows: { 'inbound-half-load': atHalf },
      notes: [
        `inbound-half-load: at half of ${Math.round(highest)} messages a second the slowest percent takes ${times} times the median of ${atHalf.medianMs.toFixed(2)} ms (at most 8 times).`,
      ],
      byLoad: { median: medians, p99: p99s },
    }
  } finally {
    await server.stop()
  }
}

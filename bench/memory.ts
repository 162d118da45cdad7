import { join } from 'node:path'
import { startInbound } from './inbound.ts'
import { prepareLoans } from './prepare.ts'
import { type Findings, type Measured, median } from './row.ts'
import type { Place } from './side-by-side.ts'

const requests = 10_000
const pieces = 20
const messages = 1_000_000

/** Measures the memory of the gateway while a million messages come in. The first tenth is the warm-up. */
export const measureMemory = async ({ folder, say }: Place): Promise<Findings> => {
  const file = join(folder, 'memory.sqlite')
  await prepareLoans(file, requests, 'iso18626')
  const server = await startInbound({ address: `sqlite:${file}` }, requests, 'iso18626')
  const measured: Measured[] = []
  try {
    for (let piece = 1; piece <= pieces; piece += 1) {
      await server.run({ messages: messages / pieces })
      const each = server.measured()
      measured.push(each)
      say(`${((messages / pieces) * piece).toLocaleString('en')} messages: ${each.rssMb} MB`)
    }
  } finally {
    await server.stop()
  }
  const all = measured.map(({ rssMb }) => rssMb)
  const [early, late] = [Math.max(...all.slice(2, 6)), Math.max(...all.slice(-4))]
  return {
    rows: {
      'memory-1m': {
        perSecond: median(measured.map(({ perSecond }) => perSecond)),
        p99Ms: median(measured.map(({ p99Ms }) => p99Ms)),
        rssMb: Math.max(...all),
      },
    },
    notes: [
      `memory-1m: at most ${early} MB resident in the second and third tenth of a million messages, at most ${late} MB in the last two (flat, and under 250 MB).`,
    ],
  }
}

import { join } from 'node:path'
import { runTask, startServer } from './child-process.ts'
import { copyPrepared, prepareOutbox } from './prepare.ts'
import { type Findings, Measured, median } from './row.ts'
import { codeOf, partnerCount } from './scene.ts'
import { type Place, postgresAddress } from './side-by-side.ts'
import { startArguments } from './start-arguments.ts'

const deliveries = 20_000

const deliver = async (task: unknown): Promise<Measured> =>
  runTask('processes/outbound.ts', task, Measured, await startArguments())

/** Deliveries to a lender that answers at once. */
export const measureOutbound = async (folder: string): Promise<Findings> => {
  const file = join(folder, 'outbox.sqlite')
  const lender = await startServer('processes/quick-lender.ts')
  try {
    await prepareOutbox(file, deliveries, { url: `${lender.url}/iso18626` })
    return { rows: { 'outbound-iso18626-sqlite': await deliver({ file, deliveries }) } }
  } finally {
    await lender.stop()
  }
}

/** Deliveries to the same lender from PostgreSQL. */
export const measureOutboundOfPostgres = async (place: Place): Promise<Findings> => {
  const [file, name] = [
    join(place.folder, 'outbox-of-postgres.sqlite'),
    'outbound-iso18626-postgres',
  ] as const
  const lender = await startServer('processes/quick-lender.ts')
  try {
    await prepareOutbox(file, deliveries, { url: `${lender.url}/iso18626` })
    const address = await postgresAddress(place, name)
    await copyPrepared(file, address)
    return { rows: { [name]: await deliver({ file, address, deliveries }) } }
  } finally {
    await lender.stop()
  }
}

/** The last two partners: one takes messages and never answers, one answers after a second. */
const [dead, slow] = [codeOf(partnerCount - 1), codeOf(partnerCount - 2)]
const healthy = partnerCount - 2
const toHealthy = 16_000
const rounds = 3
/** Milliseconds after which the slow partner answers; the dead one is given up after two seconds. */
const slowAnswer = '1000'
const timeout = 'PT2S'

/**
 * Measures the pace of eight partners that answer at once: with messages to them alone, and with as many to each of a
 * dead and a slow partner among theirs; by turns, each time on a store of its own.
 */
export const measureMixed = async (folder: string): Promise<Findings> => {
  const start = (ANSWER_AFTER: string) => startServer('processes/quick-lender.ts', { ANSWER_AFTER })
  const [quickOne, deadOne, slowOne] = await Promise.all([start('0'), start('never'), start(slowAnswer)])
  const places = {
    url: `${quickOne.url}/iso18626`,
    others: { [dead]: `${deadOne.url}/iso18626`, [slow]: `${slowOne.url}/iso18626` },
    timeout,
  }
  const once = async (name: string, partners: number): Promise<Measured> => {
    const file = join(folder, `mixed-${name}.sqlite`)
    await prepareOutbox(file, (toHealthy / healthy) * partners, places, partners)
    return deliver({ file, deliveries: toHealthy, except: [dead, slow] })
  }
  const [alone, among]: [Measured[], Measured[]] = [[], []]
  try {
    for (let round = 0; round < rounds; round += 1) {
      const measureAlone = async () => alone.push(await once(`alone-${round}`, healthy))
      const measureAmong = async () => among.push(await once(`among-${round}`, partnerCount))
      // Whichever comes first has the machine as the last round left it: they take turns at that too.
      const order = round % 2 === 0 ? [measureAlone, measureAmong] : [measureAmong, measureAlone]
      for (const measure of order) await measure()
    }
  } finally {
    await Promise.all([quickOne, deadOne, slowOne].map((lender) => lender.stop()))
  }
  const middle = (runs: readonly Measured[], name: keyof Measured) => median(runs.map((each) => each[name]))
  const perSecond = middle(among, 'perSecond')
  const shares = among.map((each, round) => each.perSecond / (alone[round]?.perSecond ?? Number.NaN))
  return {
    rows: {
      'outbound-mixed-partners': {
        perSecond,
        p99Ms: middle(among, 'p99Ms'),
        rssMb: Math.max(...among.map(({ rssMb }) => rssMb)),
      },
    },
    notes: [
      `outbound-mixed-partners: with a dead and a slow partner beside them, eight partners get ${median(shares).toFixed(2)} of the pace that they have without those two (at least 0.9); the ${rounds} rounds gave ${shares.map((share) => share.toFixed(2)).join(', ')}.`,
    ],
  }
}

import type { Edition } from '@lendwire/iso18626'
import { type MailHost, startMailHost } from '@lendwire/lender'
import { afterAll, expect, test, vi } from 'vitest'
import { drawn, drawsAll } from '../../support/draws.ts'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'
import { shownIn, shownOnlyBy } from './coverage.ts'
import { type Iso18626WireMessage, iso18626Lenders } from './iso18626-lender.ts'
import { openPatronMailboxes } from './patron-mailboxes.ts'
import { needsOwnGateway, type Produced, runScenario } from './run-scenario.ts'
import type { Scenario } from './scenario.ts'

type Row = Scenario<Iso18626WireMessage>

/** The time of the gateways' clocks at the start: the days that rows name follow it. */
const start = '2026-03-02T09:00:00.000Z'
/** The number of rows that share a gateway: its work for one row must not grow with all the others. */
const sharing = 24

const gateways: WholeGateway[] = []
const running = new Set<WholeGateway>()
let mailHost: Promise<MailHost> | undefined
const startMail = async (): Promise<MailHost> => {
  const host = await startMailHost()
  openPatronMailboxes(host)
  return host
}
const startOne = async ({ settings }: Pick<Row, 'settings'> = {}): Promise<WholeGateway> => {
  mailHost ??= startMail()
  const { url } = await mailHost
  const gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: url, ...settings },
    { startAt: start, inMemory: true },
  )
  gateways.push(gateway)
  running.add(gateway)
  return gateway
}
const stopOne = async (gateway: WholeGateway): Promise<void> => {
  running.delete(gateway)
  await gateway.stop()
}

/**
 * Declares the tests of scenarios over ISO 18626.
 *
 * @param edition the edition that lenders speak
 * @param all the rows
 * @param wanted what the rows show together, but for what only other tests show
 */
export const testScenariosInEdition = (
  edition: Edition,
  all: readonly Row[],
  wanted: readonly string[],
): void => {
  vi.setConfig({ maxConcurrency: 8 })
  const table = drawn(all, 16)
  const protocol = iso18626Lenders(edition)
  const shared = new Map<number, Promise<WholeGateway>>()
  const runs: Produced[] = []
  afterAll(async () => {
    await Promise.all(Array.from(running, stopOne))
    await (await mailHost)?.stop()
  })

  const gatewayFor = (row: Row, place: number): Promise<WholeGateway> => {
    if (needsOwnGateway(row)) return startOne(row)
    const share = Math.floor(place / sharing)
    const gateway = shared.get(share) ?? startOne()
    shared.set(share, gateway)
    return gateway
  }

  test.concurrent.each(table.map((row, place) => [row.name, row, place] as const))(
    '%s',
    async (_, row, place) => {
      const gateway = await gatewayFor(row, place)
      try {
        runs.push(await runScenario(row, protocol, gateway))
      } finally {
        if (needsOwnGateway(row)) await stopOne(gateway)
      }
    },
  )

  // An eighth of the rows does not show all: the large suite runs them all.
  test.runIf(drawsAll)('the rows together show all that is wanted of them', () => {
    expect(runs, 'every row ran well').toHaveLength(table.length)
    const shown = shownIn(runs)
    const elsewhere = Object.values(shownOnlyBy).flat()
    expect(wanted.filter((each) => !shown.has(each)).toSorted()).toEqual(
      elsewhere.filter((each) => wanted.includes(each)).toSorted(),
    )
  })

  test('no gateway met an error of its own', () => {
    expect(gateways.flatMap(({ log }) => log).filter(({ level }) => level === 'error')).toEqual([])
  })
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Day, LibraryCode, PartnerCode } from '../../src/borrowing/values.ts'
import type { StoreAddress } from '../../src/store/address.ts'
import { plainFactsStep } from '../../src/store/upgrades/plain-facts-step.ts'
import { upgradeSteps } from '../../src/store/upgrades/steps.ts'
import { startRedis } from '../support/redis.ts'
import { openWithSteps } from './open-with-steps.ts'

type Place = { readonly address: StoreAddress; readonly remove: () => Promise<void> }

const places = {
  sqlite: async (): Promise<Place> => {
    const folder = await mkdtemp(join(tmpdir(), 'lendwire-upgrade-'))
    return {
      address: { kind: 'sqlite', file: join(folder, 'lendwire.sqlite') },
      remove: () => rm(folder, { recursive: true, force: true }),
    }
  },
  redis: async (): Promise<Place> => {
    const server = await startRedis()
    return {
      address: { kind: 'redis', url: server.url, cluster: false, prefix: 'lendwire' },
      remove: server.stop,
    }
  },
} as const

const north = PartnerCode.parse('NORTH')
const south = PartnerCode.parse('SOUTH')
const [library, other] = [LibraryCode.parse('CENTRAL'), LibraryCode.parse('WEST')]
const [october, november] = [Day.parse('2026-10-31'), Day.parse('2026-11-02')]

test.each(['sqlite', 'redis'] as const)(
  'a store in %s keeps its counts of partners, connection tests and alarms',
  async (kind) => {
    const { address, remove } = await places[kind]()
    const before = await openWithSteps(address, upgradeSteps.slice(0, plainFactsStep.from))
    const count = (of: LibraryCode | null, partner: PartnerCode, day: Day, asked: number) =>
      before.addPartnerCounts(of, [{ partner, day, counts: { asked, filled: 1, last_sent: 7 } }])
    await count(null, north, november, 1)
    await count(library, north, october, 2)
    await count(library, north, november, 3)
    await count(library, south, november, 4)
    await count(other, north, november, 5)
    const facts = { agency: 'ISIL:NORTH', said: 'not today' }
    await before.putDocuments([
      {
        kind: 'partner_check',
        key: 'NORTH',
        value: { items: [{ outcome: 'answered', steps: [{ code: 'protocol_reads_said', facts }] }] },
        expectedVersion: 0,
      },
      {
        kind: 'alarm',
        key: 'changed',
        value: { id: 'changed', facts: { ...facts, found: 'http_failed_said' } },
        expectedVersion: 0,
      },
    ])
    await before.close()

    const after = await openWithSteps(address, upgradeSteps)
    const listed = [
      ...(await after.listPartnerDays(north, october, november)),
      ...(await after.listPartnerDays(south, october, november)),
    ]
    expect(listed.map(({ counts }) => counts)).toEqual(
      [2, 1, 3, 5, 4].map((sent) => ({ requests_sent: sent, filled: 1, last_sent: 7 })),
    )
    const renamed = { agency: 'ISIL:NORTH', answerText: 'not today' }
    expect((await after.getDocument('partner_check', 'NORTH'))?.value).toEqual({
      items: [{ outcome: 'answered', steps: [{ code: 'protocol_reads_with_text', facts: renamed }] }],
    })
    expect((await after.getDocument('alarm', 'changed'))?.value).toEqual({
      id: 'changed',
      facts: { ...renamed, stepCode: 'http_failed_with_text' },
    })
    await after.close()
    await remove()
  },
)

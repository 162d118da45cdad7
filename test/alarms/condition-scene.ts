import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { advanceAlarms } from '../../src/alarms/advance-alarms.ts'
import type { Alarm, Finding } from '../../src/alarms/alarm.ts'
import { type AlarmCondition, AlarmRule } from '../../src/alarms/alarm-rule.ts'
import { findProblems } from '../../src/alarms/find-problems.ts'
import { alarmWords } from '../../src/alarms/words.ts'
import { addMilliseconds } from '../../src/borrowing/time.ts'
import type { Instant } from '../../src/borrowing/values.ts'
import { createConfiguration } from '../../src/configuration/snapshot.ts'
import { createCircuitBreakers } from '../../src/delivery/outbound/circuit-breaker.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import type { DocumentKind } from '../../src/store/ports/documents.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { languages } from '../../src/translations/language.ts'
import { alpha, at, createSamples, oslo } from '../contract/samples.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** The time at which problems are looked for. */
export const time = at(0)

/** Returns the instant so many milliseconds before that. */
export const ago = (milliseconds: number): Instant => addMilliseconds(time, -milliseconds)

/** Returns the alarm of a finding that was over at a time. */
export const ended = (finding: Finding | undefined, overAt: Instant): readonly Alarm[] =>
  advanceAlarms(
    advanceAlarms([], finding === undefined ? [] : [finding], () => 'id', ago(day)).alarms,
    [],
    () => 'id',
    overAt,
  ).alarms

/** A store with the library Oslo and the partner Alpha, which no test has paused or checked yet. */
export type ConditionScene = {
  readonly store: () => Store
  readonly samples: ReturnType<typeof createSamples>
  /** What the machine says of itself: how much of its disk is free, in percent, and when it was backed up last. */
  readonly machine: { disk: number | null; backup: Instant | null | undefined }
  readonly put: (kind: DocumentKind, key: string, value: unknown) => Promise<void>
  readonly removeAll: (kind: DocumentKind) => Promise<void>
  /** Pauses deliveries to Alpha since a time, or lets them go on. */
  readonly pause: (since: Instant | null) => Promise<void>
  /** Finds what a rule with a condition finds, beside other rules and the alarms that are stored. */
  readonly findingsOf: (
    condition: AlarmCondition,
    others?: readonly AlarmRule[],
    stored?: readonly Alarm[],
  ) => Promise<readonly Finding[]>
}

/** Declares tests of the conditions of alarms over each store. */
export const describeConditions = (declare: (scene: ConditionScene) => void): void => {
  let redis: RedisServer | undefined
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis?.stop())

  const openers: readonly (readonly [string, (folder: string) => Promise<Store>])[] = [
    ['SQLite', (folder) => openSqliteStore({ file: join(folder, 'store.sqlite') })],
    [
      'Redis',
      (folder) =>
        openRedisStore({
          url: redis?.url ?? '',
          cluster: false,
          prefix: basename(folder),
          allowLoss: false,
          leaseTime: () => Date.parse(time),
        }),
    ],
  ]

  describe.each(openers)('the conditions of alarms over %s', (_, open) => {
    let store: Store
    let folder = ''
    const machine: ConditionScene['machine'] = { disk: 50, backup: undefined }

    const put: ConditionScene['put'] = async (kind, key, value) => {
      expect(await store.putDocuments([{ kind, key, value, expectedVersion: null }])).toBe('written')
    }
    const removeAll: ConditionScene['removeAll'] = async (kind) => {
      for (const { key } of await store.listDocuments(kind)) await put(kind, key, undefined)
    }
    const findingsOf: ConditionScene['findingsOf'] = async (condition, others = [], stored = []) => {
      const rules = [AlarmRule.parse({ code: 'the-rule', condition }), ...others]
      const sources = {
        store,
        configuration: createConfiguration(store, protocolRegistry),
        circuitBreakers: createCircuitBreakers(store, () => undefined),
        now: () => time,
        freeDisk: async () => machine.disk,
        newestBackup: async () => machine.backup,
      }
      const { findings, failed } = await findProblems(sources, rules, stored)
      expect(failed).toEqual([])
      const found = findings.filter(({ rule }) => rule === 'the-rule')
      // Whatever is found can be said in each language.
      for (const { kind, facts } of found)
        for (const language of languages) expect(alarmWords({ kind, facts }, language).title).not.toBe('')
      return found
    }
    const pause: ConditionScene['pause'] = (since) =>
      put('circuit', alpha, since === null ? undefined : { failures: 7, openUntil: null, pausedSince: since })

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'lendwire-alarms-'))
      store = await open(folder)
      await put('library', oslo, {
        code: oslo,
        name: 'Oslo',
        symbols: [{ type: 'ISIL', value: 'X-OSLO' }],
        timeZone: 'UTC',
      })
      await put('partner', alpha, {
        code: alpha,
        name: 'Alpha',
        symbols: [{ type: 'ISIL', value: 'X-ALPHA' }],
        connection: { protocol: 'iso18626', url: 'https://alpha.example/' },
      })
    })
    beforeEach(async () => {
      await pause(null)
      await removeAll('partner_check')
    })
    afterAll(async () => {
      await store.close()
      await rm(folder, { recursive: true, force: true })
    })

    declare({ store: () => store, samples: createSamples(), machine, put, removeAll, pause, findingsOf })
  })
}

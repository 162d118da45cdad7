import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { advanceAlarms } from '../../src/alarms/advance-alarms.ts'
import type { Alarm, Finding } from '../../src/alarms/alarm.ts'
import { type AlarmCondition, AlarmRule } from '../../src/alarms/alarm-rule.ts'
import { findProblems } from '../../src/alarms/find-problems.ts'
import { planStaffDigests } from '../../src/alarms/staff-digest.ts'
import { alarmWords } from '../../src/alarms/words.ts'
import { addMilliseconds } from '../../src/borrowing/time.ts'
import { Day, type Instant, PartnerCode } from '../../src/borrowing/values.ts'
import { createConfiguration } from '../../src/configuration/snapshot.ts'
import { checkStep } from '../../src/connection-test/step.ts'
import type { StepCode } from '../../src/connection-test/words-en.ts'
import type { PartnerCheck } from '../../src/delivery/outbound/check-partner.ts'
import { createCircuitBreakers } from '../../src/delivery/outbound/circuit-breaker.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import type { DocumentKind } from '../../src/store/ports/documents.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { alpha, at, changeOf, createSamples, oslo } from '../contract/samples.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'
import { certificateStep, keepCheckOf } from './kept-checks.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const time = at(0)
const ago = (milliseconds: number): Instant => addMilliseconds(time, -milliseconds)

/** Returns the alarm of a finding that was over at a time. */
const ended = (finding: Finding | undefined, overAt: Instant): readonly Alarm[] =>
  advanceAlarms(
    advanceAlarms([], finding === undefined ? [] : [finding], () => 'id', ago(day)).alarms,
    [],
    () => 'id',
    overAt,
  ).alarms

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
  let disk: number | null = 50
  let backup: Instant | null | undefined
  const samples = createSamples()

  const put = async (kind: DocumentKind, key: string, value: unknown): Promise<void> => {
    expect(await store.putDocuments([{ kind, key, value, expectedVersion: null }])).toBe('written')
  }
  const removeAll = async (kind: DocumentKind): Promise<void> => {
    for (const { key } of await store.listDocuments(kind)) await put(kind, key, undefined)
  }
  const findingsOf = async (
    condition: AlarmCondition,
    others: readonly AlarmRule[] = [],
    stored: readonly Alarm[] = [],
  ) => {
    const rules = [AlarmRule.parse({ code: 'the-rule', condition }), ...others]
    const sources = {
      store,
      configuration: createConfiguration(store, protocolRegistry),
      circuitBreakers: createCircuitBreakers(store, () => undefined),
      now: () => time,
      freeDisk: async () => disk,
      newestBackup: async () => backup,
    }
    const { findings, failed } = await findProblems(sources, rules, stored)
    expect(failed).toEqual([])
    return findings.filter(({ rule }) => rule === 'the-rule')
  }
  const pause = (since: Instant | null): Promise<void> =>
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

  test('finds a partner that has been paused for fifteen minutes', async () => {
    const condition = { kind: 'partner_paused', minutes: 15 } as const
    await pause(ago(15 * minute - 1))
    expect(await findingsOf(condition)).toEqual([])
    await pause(ago(15 * minute))
    expect(await findingsOf(condition)).toMatchObject([
      { partner: alpha, since: ago(15 * minute), facts: { failures: 7 } },
    ])
  })

  test('finds a message that has waited for an hour, unless its partner has an alarm of its own', async () => {
    const condition = { kind: 'delivery_waiting', minutes: 60 } as const
    const paused = AlarmRule.parse({ code: 'paused', condition: { kind: 'partner_paused', minutes: 15 } })
    const request = samples.request()
    const delivery = samples.delivery(request, { createdAt: ago(hour), dueAt: ago(hour) })
    await store.commit(changeOf(request, 0, { outbox: [delivery] }))
    expect(await findingsOf(condition)).toMatchObject([
      {
        subject: alpha,
        partner: alpha,
        facts: { count: 1, minutes: 60, partner: alpha },
        waiting: [{ library: oslo, number: request.number }],
      },
    ])
    expect(await findingsOf({ ...condition, minutes: 61 })).toEqual([])

    await pause(ago(hour))
    expect(await findingsOf(condition, [paused])).toEqual([])
    const [alarm] = await findingsOf({ kind: 'partner_paused', minutes: 15 })
    expect(alarm).toMatchObject({
      facts: { waiting: 1 },
      waiting: [{ library: oslo, number: request.number }],
    })
    // Once that is over, what waited has an hour to leave.
    await pause(null)
    expect(await findingsOf(condition, [], ended(alarm, ago(59 * minute)))).toEqual([])
    expect(await findingsOf(condition, [], ended(alarm, ago(hour)))).toHaveLength(1)
  })

  test('a partner and a mailbox that cannot be read hide no alarm, of their own or of others', async () => {
    const broken = `${alpha}-BROKEN`
    await put('partner', broken, { code: broken, name: 'Broken' })
    const request = samples.request()
    const deliveries = [alpha, broken].map((code) =>
      samples.delivery(request, {
        target: { kind: 'partner', partner: PartnerCode.parse(code) },
        createdAt: ago(hour),
        dueAt: ago(hour),
      }),
    )
    await store.commit(changeOf(request, 0, { outbox: deliveries }))
    const waiting = await findingsOf({ kind: 'delivery_waiting', minutes: 60 })
    expect(waiting.map(({ subject, facts }) => [subject, facts.partnerName]).toSorted()).toEqual([
      [alpha, 'Alpha'],
      [broken, undefined],
    ])

    const failed = { lastReadAt: ago(hour), lastFailure: { at: time, reason: 'It is down.' } }
    for (const code of ['broken', 'main']) await put('mailbox_state', code, failed)
    await put('mailbox', 'broken', { code: 'broken' })
    await put('mailbox', 'main', { code: 'main', status: 'active', library: oslo, since: ago(day) })
    const unread = await findingsOf({ kind: 'mailbox_not_read', minutes: 30 })
    expect(unread.map(({ subject }) => subject)).toEqual(['main'])

    await put('partner', broken, undefined)
    for (const kind of ['mailbox', 'mailbox_state'] as const) await removeAll(kind)
  })

  /** Returns the text of a library's morning mail. */
  const digestOf = async (code: string, language: string, alarms: readonly Alarm[] = []) => {
    await put('library', code, {
      code,
      name: code,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      timeZone: 'UTC',
      language,
      staffMails: { to: ['desk@library.example'], digestAt: '14:00' },
    })
    const [written] = await planStaffDigests({
      store,
      snapshot: await createConfiguration(store, protocolRegistry).snapshot(),
      time,
      lastDay: (key) => (key === code ? null : Day.parse(time.slice(0, 10))),
      alarms,
      nextId: () => 'id',
      publicUrl: () => 'https://ill.example',
    })
    return written?.messages[0]?.text
  }

  test('the morning mail says in the library’s language whose turn each request is', async () => {
    const noAnswer = { kind: 'rota_used_up', since: ago(day) } as const
    const next = { who: 'library', for: 'add_partners', since: ago(day), attention: 'rota_used_up' } as const
    const request = samples.request({ attention: [noAnswer], next, stage: 'unfilled' })
    await store.commit(changeOf(request))
    expect(await digestOf(oslo, 'en')).toContain(
      `${request.number} A book: The library’s turn, since 23 November: name a partner to ask.`,
    )
    expect(await digestOf(oslo, 'de')).toContain(
      `${request.number} A book: Die Bibliothek ist seit dem 23. November am Zug: Sie muss einen Partner nennen, der gefragt werden soll.`,
    )
  })

  test('the morning mail of a library names the requests whose messages waited for a paused partner', async () => {
    const request = samples.request()
    const delivery = samples.delivery(request, { createdAt: ago(hour), dueAt: ago(hour) })
    await store.commit(changeOf(request, 0, { outbox: [delivery] }))
    await pause(ago(hour))
    const [finding] = await findingsOf({ kind: 'partner_paused', minutes: 15 })
    const over = ended(finding, ago(minute))
    expect(await digestOf(oslo, 'en', over)).toMatch(new RegExp(`requests waited: .*${request.number}`))
    expect(await digestOf(oslo, 'de', over)).toMatch(new RegExp(`Bestellungen warteten: .*${request.number}`))
    // Another library learns that the partner was away, and not whose requests waited.
    const other = await digestOf('BERGEN', 'en', over)
    expect(other).toContain('Alpha')
    expect(other).not.toContain(request.number)
    await put('library', 'BERGEN', undefined)
  })

  test('finds an active mailbox that was not read for thirty minutes', async () => {
    const condition = { kind: 'mailbox_not_read', minutes: 30 } as const
    const mailbox = {
      code: 'replies',
      library: oslo,
      status: 'active',
      since: ago(day),
      host: 'mail.example',
      username: 'ill',
      password: 'a-password',
      trustedServers: ['mail.example'],
    }
    await put('mailbox', 'replies', mailbox)
    const state = (readAgo: number) =>
      put('mailbox_state', 'replies', {
        lastReadAt: ago(readAgo),
        lastFailure: { at: ago(minute), reason: 'The mailbox cannot be read: wrong password' },
      })
    await state(30 * minute - 1)
    expect(await findingsOf(condition)).toEqual([])
    await state(30 * minute)
    expect(await findingsOf(condition)).toMatchObject([
      { subject: 'replies', library: oslo, facts: { reason: 'wrong password' } },
    ])
    await put('mailbox', 'replies', { ...mailbox, status: 'inactive' })
    expect(await findingsOf(condition)).toEqual([])
  })

  const tested = (steps: PartnerCheck['steps'], checkedAgo = 0) =>
    keepCheckOf(store, alpha, steps, ago(checkedAgo))
  const checked = (code: StepCode, daysLeft: number, checkedAgo: number, result?: 'passed' | 'failed') =>
    tested([certificateStep(code, daysLeft, time, result)], checkedAgo)

  test('finds a certificate that ends in less than 21 days', async () => {
    const condition = { kind: 'certificate', days: 21 } as const
    await checked('tls_valid', 21, minute)
    expect(await findingsOf(condition)).toEqual([])
    await checked('tls_ends_soon', 20, 0)
    expect(await findingsOf(condition)).toMatchObject([{ partner: alpha, facts: { days: 20 } }])

    await checked('tls_expired', -88, 0, 'failed')
    const [ended] = await findingsOf(condition)
    expect(ended).toMatchObject({ facts: { ended: 87 } })
    expect(alarmWords({ kind: 'certificate', facts: ended?.facts ?? {} }, 'en').title).toBe(
      'The certificate of Alpha ended 87 days ago',
    )
    // A test that reaches no server says nothing of the certificate; one that meets a server without ends the alarm.
    await tested([checkStep('tcp', 'failed', 'tcp_refused', {})])
    expect(await findingsOf(condition)).toHaveLength(1)
    await tested([checkStep('tcp', 'passed', 'tcp_connected', {})])
    expect(await findingsOf(condition)).toEqual([])
  })

  test('finds no certificate of an inactive partner', async () => {
    await checked('tls_ends_soon', 20, 0)
    const partner = (await store.getDocument('partner', alpha))?.value as object
    await put('partner', alpha, { ...partner, status: 'inactive' })
    expect(await findingsOf({ kind: 'certificate', days: 21 })).toEqual([])
    await put('partner', alpha, partner)
    expect(await findingsOf({ kind: 'certificate', days: 21 })).toHaveLength(1)
  })

  test('finds a test that fails at a step which an earlier test, passed as a whole, did not need', async () => {
    await tested([checkStep('tcp', 'passed', 'tcp_connected', {})], day)
    await tested([checkStep('dns', 'failed', 'dns_not_found', { name: 'alpha.example' })])
    expect(await findingsOf({ kind: 'check_changed' })).toMatchObject([
      { partner: alpha, facts: { step: 'dns' } },
    ])
  })

  test('finds a step of the connection test that fails and passed before, until the partner accepts a message', async () => {
    const condition = { kind: 'check_changed' } as const
    await checked('tls_expired', -1, 3 * day, 'failed')
    expect(await findingsOf(condition)).toEqual([])
    await checked('tls_valid', 90, 2 * day)
    await checked('tls_expired', -1, day, 'failed')
    expect(await findingsOf(condition)).toMatchObject([
      {
        partner: alpha,
        since: ago(day),
        facts: { step: 'tls', stepCode: 'tls_expired', name: 'alpha.example' },
      },
    ])
    const accepted = ago(day / 2)
    const counts = { last_sent: Date.parse(accepted) }
    await store.addPartnerCounts(oslo, [{ partner: alpha, day: Day.parse(accepted.slice(0, 10)), counts }])
    expect(await findingsOf(condition)).toEqual([])
    await checked('tls_expired', -1, minute, 'failed')
    expect(await findingsOf(condition)).toMatchObject([{ partner: alpha, since: accepted }])
  })

  test('finds a disk with less than a tenth free', async () => {
    const condition = { kind: 'disk', percent: 10 } as const
    disk = 10
    expect(await findingsOf(condition)).toEqual([])
    disk = 9.9
    expect(await findingsOf(condition)).toMatchObject([{ facts: { percent: 9 } }])
    disk = null
    expect(await findingsOf(condition)).toEqual([])
  })

  test('finds a quota that was used today', async () => {
    const condition = { kind: 'quota' } as const
    await put('quota_use', alpha, { at: ago(day), percent: 85 })
    expect(await findingsOf(condition)).toEqual([])
    await put('quota_use', alpha, { at: ago(minute), percent: 85 })
    expect(await findingsOf(condition)).toMatchObject([{ partner: alpha, facts: { percent: 85 } }])
  })

  test('finds requests that have needed attention for seven days', async () => {
    const condition = { kind: 'attention', days: 7 } as const
    const needing = (since: Instant) =>
      store.commit(changeOf(samples.request({ attention: [{ kind: 'no_answer', since, entry: 1 }] })))
    await needing(ago(7 * day - minute))
    expect(await findingsOf(condition)).toEqual([])
    await needing(ago(7 * day + minute))
    await needing(ago(9 * day))
    expect(await findingsOf(condition)).toMatchObject([
      { subject: oslo, library: oslo, since: ago(9 * day), facts: { count: 2 } },
    ])
  })

  test('finds a paused webhook', async () => {
    const condition = { kind: 'webhook_paused' } as const
    const state = (paused: object | null) =>
      put('webhook_state', 'catalogue', {
        ...{ cursor: 0, mark: null, held: [], failures: 0, restUntil: null },
        paused,
      })
    await put('webhook', 'catalogue', {
      code: 'catalogue',
      library: oslo,
      status: 'active',
      url: 'https://events.example/',
      secrets: [],
    })
    await state(null)
    expect(await findingsOf(condition)).toEqual([])
    await state({ at: ago(hour), reason: 'Paused by staff.', cause: 'by_staff' })
    expect(await findingsOf(condition)).toEqual([])
    await state({ at: ago(hour), reason: 'it kept failing' })
    expect(await findingsOf(condition)).toMatchObject([
      { subject: 'catalogue', library: oslo, since: ago(hour), facts: { reason: 'it kept failing' } },
    ])
  })

  test('finds a backup that is 26 hours old, and a missing backup', async () => {
    const condition = { kind: 'backup', hours: 26 } as const
    backup = undefined
    expect(await findingsOf(condition)).toEqual([])
    backup = ago(26 * hour - minute)
    expect(await findingsOf(condition)).toEqual([])
    backup = ago(26 * hour)
    expect(await findingsOf(condition)).toMatchObject([{ since: time, facts: { hours: 26 } }])
    backup = null
    expect(await findingsOf(condition)).toMatchObject([{ subject: 'backup', facts: {} }])
  })

  test('finds a document that cannot be read', async () => {
    const condition = { kind: 'configuration_fault' } as const
    expect(await findingsOf(condition)).toEqual([])
    await put('partner', 'broken', { code: 'broken', name: 7 })
    expect(await findingsOf(condition)).toMatchObject([{ facts: { document: 'partner', code: 'broken' } }])
    await put('partner', 'broken', undefined)
  })
})

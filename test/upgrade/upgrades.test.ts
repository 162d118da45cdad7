import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Store } from '../../src/store/ports/store.ts'
import type { StoreRecord } from '../../src/store/ports/transfer.ts'
import { upgradableKinds } from '../../src/store/upgrades/step.ts'
import { upgradeSteps } from '../../src/store/upgrades/steps.ts'
import { openUpgradable } from './open-upgradable.ts'
import { openWithSteps } from './open-with-steps.ts'
import { markOf, sampleSteps } from './sample-steps.ts'
import { layOut, type OldStore } from './stored.ts'

const run = promisify(execFile)

const readAll = async (store: Store): Promise<readonly StoreRecord[]> => {
  const records: StoreRecord[] = []
  for (let position: string | null = null; ; ) {
    const page = await store.dump(position, 1000)
    records.push(...page.records)
    if (page.next === null) return records
    position = page.next
  }
}

/** The sample steps come behind those of the table, as those of a later version do. */
const present = upgradeSteps.length
const [firstMark, secondMark] = [markOf(present), markOf(present + 1)]

const timesIn = (text: string, mark: string): number => text.split(mark).length - 1

/** Counts the changes that steps made to records, by kind. */
const changesOf = (records: readonly StoreRecord[], mark: string) => {
  const counts = new Map<string, Set<number>>()
  const note = (kind: string, times: number): void => {
    counts.set(kind, (counts.get(kind) ?? new Set()).add(times))
  }
  for (const record of records) {
    switch (record.kind) {
      case 'document':
        if (record.of === 'library') note('library', timesIn(JSON.stringify(record.value), mark))
        break
      case 'request':
        note('request', timesIn(JSON.stringify(record.value.citation), mark))
        break
      case 'event':
        note('event', timesIn(JSON.stringify(record.event.explanations), mark))
        break
      case 'message':
        if (record.message.reason !== null)
          note('message', timesIn(JSON.stringify(record.message.reason), mark))
        break
    }
  }
  return Object.fromEntries([...counts].map(([kind, times]) => [kind, [...times]]))
}

const everyRecordOnce = { library: [1], request: [1], event: [1], message: [1] }

test('the steps of the table follow each other', () => {
  expect(upgradeSteps.map(({ from }) => from)).toEqual(upgradeSteps.map((_, place) => place))
})

describe.each(['sqlite', 'redis'] as const)('a store in %s', { timeout: 300_000 }, (kind) => {
  let afterTable: Uint8Array
  let old: OldStore
  // The steps of the table are taken once: each test begins with a copy of what they leave.
  beforeAll(async () => {
    const first = await layOut[kind]()
    await (await openWithSteps(first.address, upgradeSteps)).close()
    afterTable = await first.read()
    await first.remove()
  })
  beforeEach(async () => {
    old = await layOut[kind](afterTable)
  })
  afterEach(async () => {
    await old.remove()
  })

  test('goes through every step before it is open, and keeps places, cursors and versions', async () => {
    const before = await openWithSteps(old.address, upgradeSteps)
    const records = await readAll(before)
    await before.close()
    const reports: string[] = []
    const store = await openWithSteps(old.address, sampleSteps(2), (message) => void reports.push(message))
    const upgraded = await readAll(store)
    expect(changesOf(upgraded, firstMark)).toEqual(everyRecordOnce)
    expect(changesOf(upgraded, secondMark)).toEqual(everyRecordOnce)
    const cursors = (all: readonly StoreRecord[]) =>
      all.flatMap((record) => (record.kind === 'event' ? [`${record.library} ${record.cursor}`] : []))
    expect(cursors(upgraded)).toEqual(cursors(records))
    const deliveries = (all: readonly StoreRecord[]) =>
      all.flatMap((record) =>
        record.kind === 'delivery' ? [`${record.delivery.id} ${record.delivery.state}`] : [],
      )
    expect(deliveries(upgraded)).toEqual(deliveries(records))
    const moved = (await store.listDocuments('citation_lookup')).map(({ key }) => key)
    expect(moved).toEqual([expect.stringMatching(/^moved-slot-/)])
    // The indexes of requests were made anew.
    const listed = await store.listRequests({ library: null, text: `step ${present + 1}`, limit: 5 })
    expect(listed.items).toHaveLength(5)
    expect(reports).toContain(`Upgraded: sample step ${present}.`)
    await store.close()

    // A program that knows fewer steps refuses it.
    await expect(openWithSteps(old.address, sampleSteps(1))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(
        /^The store was written by a newer lendwire: by version \S+ \(data version \d+\)\. This is version \S+, which knows data version \d+\. Start version \S+ or a later one, or restore a backup from before the upgrade\.$/,
      ),
    })

    // Opened again, it is not looked through.
    let looked = 0
    const again = sampleSteps(2, () => {
      looked += 1
    })
    await (await openWithSteps(old.address, again)).close()
    expect(looked).toBe(0)
  })

  test('goes on where a killed process stopped, and no record is changed twice', async () => {
    // In the first documents; among the events of the first sample step; among the requests of the second one.
    let later = 0
    for (const at of [20, 6_000, 8_000]) {
      const child = spawn(
        process.execPath,
        [
          join(import.meta.dirname, 'killed-child.ts'),
          JSON.stringify(old.address),
          String(at),
          String(later),
        ],
        { stdio: 'inherit' },
      )
      const [, signal] = await once(child, 'exit')
      expect(signal, `at record ${at}`).toBe('SIGKILL')
      await expect(openWithSteps(old.address, []), 'an older program').rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringMatching(
          /written by a newer lendwire: by version .* which knows data version \d+\. Start/,
        ),
      })
      later += 60_000
    }
    const store = await openWithSteps(old.address, sampleSteps(2), undefined, later)
    const upgraded = await readAll(store)
    expect(changesOf(upgraded, firstMark)).toEqual(everyRecordOnce)
    expect(changesOf(upgraded, secondMark)).toEqual(everyRecordOnce)
    await store.close()
  })

  test('is upgraded by one of two processes, and the other waits for it', async () => {
    const child = join(import.meta.dirname, 'upgrading-child.ts')
    const upgrade = async () => {
      const { stdout } = await run(process.execPath, [child, JSON.stringify(old.address)])
      return z.object({ looked: z.number(), reports: z.array(z.string()) }).parse(JSON.parse(stdout))
    }
    const both = await Promise.all([upgrade(), upgrade()])
    const store = await openWithSteps(old.address, sampleSteps(1))
    const upgraded = await readAll(store)
    expect(changesOf(upgraded, firstMark)).toEqual(everyRecordOnce)
    const changeable = upgraded.filter(
      (record) =>
        ['request', 'event', 'message'].includes(record.kind) ||
        (record.kind === 'document' && record.value !== undefined),
    )
    expect(both[0].looked + both[1].looked).toBeLessThanOrEqual(changeable.length)
    const reports = both.flatMap((each) => each.reports)
    expect(reports.filter((message) => message.startsWith('The store is upgraded'))).toHaveLength(1)
    await store.close()
  })

  test('opens although a record cannot be changed: it is left as it is and named', async () => {
    const broken = sampleSteps(1).map((step) => ({
      ...step,
      changes:
        step.from < present
          ? step.changes
          : {
              document: ({ kind: of, key, value }: { kind: string; key: string; value: unknown }) => {
                if (key === 'CENTRAL') throw new TypeError('nothing that I know')
                return { kind: of, key, value }
              },
            },
    }))
    const reports: string[] = []
    const store = await openWithSteps(old.address, broken, (message) => void reports.push(message))
    expect(reports).toContain(
      'The document library CENTRAL could not be upgraded and is left as it is: TypeError.',
    )
    expect(await store.getDocument('library', 'CENTRAL')).not.toBeNull()
    await store.close()
  })
})

describe('each step of the table', () => {
  test('leaves a record as it is that it has changed already', async () => {
    const old = await layOut.sqlite()
    const { upgradable, takeLease, close } = await openUpgradable(old, Date.now)
    const token = await takeLease(60_000)
    if (token === null) throw new Error('somebody else upgrades it')
    for (const { name, changes } of upgradeSteps) {
      const twice =
        <T>(change: ((record: T) => T) | undefined) =>
        (record: T): T => {
          if (change === undefined) return record
          const once = change(record)
          expect(change(once), name).toEqual(once)
          return once
        }
      const each = {
        document: twice(changes.document),
        request: twice(changes.request),
        event: twice(changes.event),
        message: twice(changes.message),
      }
      // One page holds all of a kind.
      for (const kind of upgradableKinds)
        expect(await upgradable.changeRecords(token, kind, each, null, 100_000)).toEqual({ next: null })
    }
    await close()
    await old.remove()
  })
})

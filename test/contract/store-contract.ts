import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe } from 'vitest'
import type { Instant } from '../../src/borrowing/values.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { audit } from './audit.ts'
import { blobs } from './blobs.ts'
import { changes } from './changes.ts'
import { counters } from './counters.ts'
import { deliveries } from './deliveries.ts'
import { documents } from './documents.ts'
import { events } from './events.ts'
import { inbox } from './inbox.ts'
import { leases } from './leases.ts'
import { maintenance } from './maintenance.ts'
import { outboxClaims } from './outbox-claims.ts'
import { outboxIlsCalls } from './outbox-ils-calls.ts'
import { outboxSettlements } from './outbox-settlements.ts'
import { partnerCounts } from './partner-counts.ts'
import { privacy } from './privacy.ts'
import { requestCounts } from './request-counts.ts'
import { requestLists } from './request-lists.ts'
import { requestLookups } from './request-lookups.ts'
import { requests } from './requests.ts'
import { rows } from './rows.ts'
import { at, createSamples, type Scene } from './samples.ts'
import { sessions } from './sessions.ts'
import { transfer } from './transfer.ts'

/** Returns the store for a caller with the right time: whatever is due at an instant, leases have come to it too. */
const timed = (store: Store, pass: (now: Instant) => void): Store => ({
  ...store,
  listDueLibraries: (now) => {
    pass(now)
    return store.listDueLibraries(now)
  },
  claimDeliveries: (claim) => {
    pass(claim.now)
    return store.claimDeliveries(claim)
  },
})

const allSuites = [
  audit,
  changes,
  requests,
  requestLookups,
  requestLists,
  requestCounts,
  events,
  inbox,
  outboxClaims,
  outboxSettlements,
  outboxIlsCalls,
  deliveries,
  documents,
  leases,
  counters,
  partnerCounts,
  rows,
  blobs,
  sessions,
  privacy,
  transfer,
  maintenance,
] as const

/**
 * Declares the tests that every adapter of the store ports passes.
 *
 * @param name the adapter's name
 * @param open opens the store of a folder, with the time of leases: the same folder gives the same store again
 * @param suites the suites to run; all by default
 */
export const storeContract = (
  name: string,
  open: (folder: string, leaseTime: () => number) => Promise<Store>,
  suites: readonly (typeof allSuites)[number][] = allSuites,
): void => {
  describe(`${name} as a store`, () => {
    let folder = ''
    let scene: Scene | undefined
    let time = at(0)

    const current = (): Scene => {
      if (scene === undefined) throw new Error('no store is open')
      return scene
    }
    const openScene = async (): Promise<Scene> => {
      const store = await open(folder, () => Date.parse(time))
      const pass = (now: Instant): void => {
        time = now
      }
      const reopen = async (): Promise<Store> => {
        await current().store.close()
        scene = await openScene()
        return scene.store
      }
      const another = async (): Promise<Scene> => {
        await current().store.close()
        await rm(folder, { recursive: true, force: true })
        folder = await mkdtemp(join(tmpdir(), 'lendwire-store-'))
        scene = await openScene()
        return scene
      }
      return {
        store: timed(store, pass),
        withWrongClock: store,
        passTo: (seconds) => pass(at(seconds)),
        samples: createSamples(),
        reopen,
        another,
      }
    }

    beforeEach(async () => {
      time = at(0)
      folder = await mkdtemp(join(tmpdir(), 'lendwire-store-'))
      scene = await openScene()
    })
    afterEach(async () => {
      await scene?.store.close()
      scene = undefined
      await rm(folder, { recursive: true, force: true })
    })

    for (const suite of suites) suite(current)
  })
}

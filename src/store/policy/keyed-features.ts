import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Instant } from '../../borrowing/values.ts'
import type {
  CountersPort,
  KeyedRecordsPort,
  LeasesPort,
  SessionsPort,
  StoredSession,
} from '../ports/keyed-records.ts'
import { parseStored, storedJson, toMilliseconds } from './parse-stored.ts'

const Session = storedJson(
  z.object({
    owner: z.string(),
    data: z.string(),
    createdAt: Instant,
    expiresAt: Instant,
    idleExpiresAt: Instant,
  }),
)

const leaseName = (name: string): string => `lease ${name}`
const sessionName = (tokenHash: string): string => `session ${tokenHash}`
const sessionsOf = (owner: string): string => `sessions ${owner}`

/** A counter lasts longer than its window: gateways whose clocks differ a little count in the same one. */
const windows = 2

const lifetime = ({ expiresAt, idleExpiresAt }: StoredSession, now: Instant): number =>
  Math.min(toMilliseconds(expiresAt), toMilliseconds(idleExpiresAt)) - toMilliseconds(now)

/** Returns the session that a record holds. */
const sessionOf = (tokenHash: string, value: string): StoredSession => ({
  tokenHash,
  ...parseStored('session', Session, value),
})

const toValue = ({ tokenHash: _, ...session }: StoredSession): string => JSON.stringify(session)

/** Makes leases, counters and sessions of the keyed records of a store. */
export const keyedFeatures = (store: KeyedRecordsPort): LeasesPort & CountersPort & SessionsPort => {
  const endSession = async (tokenHash: string): Promise<boolean> => {
    const name = sessionName(tokenHash)
    const stored = await store.getKeyed(name)
    if (stored === null) return false
    return store.removeKeyed(name, null, sessionsOf(sessionOf(tokenHash, stored.value).owner))
  }
  return {
    acquireLease: async (name, milliseconds) => {
      const token = randomUUID()
      const isTaken = await store.putKeyed(leaseName(name), { token, value: '' }, milliseconds, null, '')
      return isTaken ? token : null
    },
    renewLease: (name, token, milliseconds) =>
      store.putKeyed(leaseName(name), { token, value: '' }, milliseconds, token, ''),
    releaseLease: async (name, token) => {
      await store.removeKeyed(leaseName(name), token, '')
    },

    incrementCounter: (name, now, milliseconds, amount = 1) => {
      const window = Math.floor(toMilliseconds(now) / milliseconds)
      return store.addKeyed(`count ${name} ${window}`, amount, windows * milliseconds)
    },

    putSession: async (session) => {
      const { tokenHash, owner, createdAt } = session
      const record = { token: randomUUID(), value: toValue(session) }
      const length = lifetime(session, createdAt)
      const isKept = await store.putKeyed(sessionName(tokenHash), record, length, null, sessionsOf(owner))
      return isKept ? 'kept' : 'exists'
    },
    findSession: async (tokenHash, now) => {
      const stored = await store.getKeyed(sessionName(tokenHash))
      const session = stored && sessionOf(tokenHash, stored.value)
      return session === null || lifetime(session, now) <= 0 ? null : session
    },
    extendSession: async (tokenHash, now, idleExpiresAt) => {
      const name = sessionName(tokenHash)
      const stored = await store.getKeyed(name)
      if (stored === null) return
      const session = { ...sessionOf(tokenHash, stored.value), idleExpiresAt }
      const record = { token: randomUUID(), value: toValue(session) }
      // Where it was ended or extended meanwhile, it stays as that left it.
      await store.putKeyed(name, record, lifetime(session, now), stored.token, sessionsOf(session.owner))
    },
    endSession,
    endSessionsOf: async (owner, except) => {
      const kept = except === undefined ? undefined : sessionName(except)
      for (const name of await store.listKeyed(sessionsOf(owner)))
        if (name !== kept) await store.removeKeyed(name, null, sessionsOf(owner))
    },
  }
}

import { z } from 'zod'
import { millisecondsPerHour } from '../borrowing/time.ts'
import type { AuditPort } from '../store/ports/audit.ts'

/** The newest entry of the audit log as it was last noted: its number, and its hash, which covers all before it. */
export type AuditHead = { readonly sequence: number; readonly hash: string }

/** The note of the head in the store: `seal` shows that a gateway wrote it. `announcedAt`: milliseconds since 1970. */
const StoredHead = z.object({
  sequence: z.int(),
  hash: z.string(),
  seal: z.string(),
  announcedAt: z.number().default(0),
})

/** The documents in which the head is noted. */
export type HeadDocuments = {
  readonly getDocument: (kind: 'setting', key: string) => Promise<{ readonly value: unknown } | null>
  readonly putDocuments: (
    documents: readonly {
      readonly kind: 'setting'
      readonly key: string
      readonly value: unknown
      readonly expectedVersion: null
    }[],
  ) => Promise<unknown>
}

type Deps = {
  readonly store: Pick<AuditPort, 'listAudit'> & HeadDocuments
  /** Computes a seal of a text that nobody can compute without the key of the installation. */
  readonly seal: (text: string) => Promise<string>
  /** Returns the present time in milliseconds since 1970. */
  readonly clock: () => number
  /** Is called once an hour, by all gateways together, with a head that is noted: so it can be kept elsewhere too. */
  readonly onHead: (head: AuditHead) => void
}

const announceAfter = millisecondsPerHour

const headKey = 'audit-head'

/** Keeps the head of the audit log, so that newest entries that were cut off are missed. */
export type HeadKeeper = {
  /** Reads the head; null where none was noted, `forged` where its seal is not the gateway's. */
  readonly read: () => Promise<AuditHead | 'forged' | null>
  /**
   * Notes a newer head. Where the log lacks the entry of the head before, that one stays: what was cut off is not covered
   * by what comes later.
   *
   * @param anchor the number up to which entries were removed at the end of their time
   */
  readonly note: (head: AuditHead, anchor: number) => Promise<void>
}

/** Creates what keeps the head of the audit log in the store. */
export const createHeadKeeper = ({ store, seal, clock, onHead }: Deps): HeadKeeper => {
  const sealOf = ({ sequence, hash }: AuditHead): Promise<string> => seal(`${sequence}\n${hash}`)

  const readStored = async () => {
    const stored = (await store.getDocument('setting', headKey))?.value
    if (stored === undefined) return null
    const parsed = StoredHead.safeParse(stored).data
    return parsed !== undefined && parsed.seal === (await sealOf(parsed)) ? parsed : 'forged'
  }

  const follows = async (head: AuditHead | 'forged' | null, anchor: number): Promise<boolean> => {
    if (head === null || head === 'forged') return head === null
    if (head.sequence <= anchor) return true
    const [entry] = await store.listAudit({ after: head.sequence - 1 }, 1)
    return entry?.sequence === head.sequence && entry.hash === head.hash
  }

  return {
    read: async () => {
      const stored = await readStored()
      return stored === null || stored === 'forged'
        ? stored
        : { sequence: stored.sequence, hash: stored.hash }
    },
    note: async (head, anchor) => {
      const before = await readStored()
      if (before !== null && before !== 'forged' && before.sequence >= head.sequence) return
      if (!(await follows(before, anchor))) return
      const { sequence, hash } = head
      const time = clock()
      const earlier = before === null || before === 'forged' ? 0 : before.announcedAt
      const isDue = Math.abs(time - earlier) >= announceAfter
      const value = { sequence, hash, seal: await sealOf(head), announcedAt: isDue ? time : earlier }
      await store.putDocuments([{ kind: 'setting', key: headKey, value, expectedVersion: null }])
      if (isDue) onHead({ sequence, hash })
    },
  }
}

import { z } from 'zod'

/** An entry of the audit log as it is stored: text, and the hash that chains it to the entry before. */
export const AuditRecord = z.object({
  /** 1 for the first; each entry has the next number. */
  sequence: z.int(),
  hash: z.string(),
  entry: z.string(),
})
export type AuditRecord = Readonly<z.infer<typeof AuditRecord>>

/** The audit log. Entries are appended and never changed; whole old entries are removed at the end of their retention. */
export type AuditPort = {
  /** The newest entry, or null where there is none. */
  lastAudit(): Promise<AuditRecord | null>
  /** Appends entries in order; `conflict` where the first is not the next number, since another process was first. */
  appendAudit(records: readonly AuditRecord[]): Promise<'written' | 'conflict'>
  /**
   * Reads entries by number.
   *
   * @param range those above `after`, oldest first, or those below `before`, newest first
   */
  listAudit(
    range: { readonly after: number } | { readonly before: number },
    limit: number,
  ): Promise<readonly AuditRecord[]>
  /** Removes the entries up to a number. */
  removeAudit(upTo: number): Promise<void>
}

import type { Incoming } from '../protocol.ts'

/** Reads a partner's mail. No mailbox is read yet, so none comes: what is handed in all the same is kept as unreadable. */
export const read = (): Incoming => ({
  kind: 'unreadable',
  faults: [{ path: '', message: 'mails of partners are not read yet' }],
})

import type { Incoming } from '../protocol.ts'

/** Refuses a mail that is posted to a partner's endpoint: mails come in by mailboxes, which `mails.ts` reads. */
export const read = (): Extract<Incoming, { kind: 'unreadable' }> => ({
  kind: 'unreadable',
  faults: [
    { path: '', message: 'must be an answer given on the page of a letter: mails come in by a mailbox' },
  ],
})

import type { AttentionKind } from '../../request/attention.ts'
import type { AttentionRule } from '../attention-rule.ts'
import { raiseIf } from './conditions.ts'

/** The kinds of attention that a request may have in any stage. */
export const anyStage = {
  patron_not_reached: {
    asks: true,
    raisedBy: 'a notice or a file by mail that could not be delivered, or came back',
    remedies: ['edit', 'forward_to_patron', 'mark_read'],
    endedBy: [],
    endedByCommand: ['mark_read', 'forward_to_patron'],
  },
  mail_review: {
    asks: true,
    raisedBy:
      'a mail about the request that waits in the list for review; a message that names an item which several requests may have',
    remedies: ['mark_read'],
    endedBy: [],
    endedByCommand: ['mark_read'],
  },
  profile_missing: {
    asks: true,
    raisedBy: 'a workflow profile, partner or locate profile that the request names and that cannot be used',
    remedies: ['edit'],
    endedBy: [],
    derive: ({ stage }, { missingDocuments = [] }) =>
      raiseIf(stage !== 'closed' && missingDocuments.length > 0, {
        kind: 'profile_missing',
        documents: missingDocuments.slice(0, 50).map(({ kind, code }) => `${kind} ${code}`.slice(0, 200)),
      }),
  },
  idle: {
    asks: true,
    raisedBy: 'deadline idle: it is the library’s turn for longer than the profile says',
    remedies: ['edit'],
    endedBy: ['any'],
  },
} satisfies Partial<Record<AttentionKind, AttentionRule>>

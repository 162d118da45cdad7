import {
  type Counts,
  mergePartnerCounts,
  type PartnerCounts,
  utcDay,
} from '../../borrowing/partner-statistics/partner-counts.ts'
import type { Change } from '../ports/changes.ts'
import type { InboxMessage, MessageState } from '../ports/inbox.ts'
import { toMilliseconds } from './parse-stored.ts'

const stateCounts: Readonly<Record<Exclude<MessageState, 'not_authenticated'>, string | null>> = {
  applied: null,
  relayed: null,
  ignored: null,
  review: null,
  repeat: 'received_repeated',
  rejected: 'received_refused',
  unreadable: 'received_refused',
  too_large: 'received_refused',
}

/** Returns the counts that an incoming message adds to the statistics of its partner: nothing where it may be a stranger's. */
export const messageCounts = ({
  partner,
  state,
  receivedAt,
}: Pick<InboxMessage, 'partner' | 'state' | 'receivedAt'>): readonly PartnerCounts[] => {
  if (partner === null || state === 'not_authenticated') return []
  const name = stateCounts[state]
  const counts: Counts = {
    received: 1,
    ...(name === null ? {} : { [name]: 1 }),
    last_received: toMilliseconds(receivedAt),
  }
  return [{ partner, day: utcDay(receivedAt), counts }]
}

/** Returns all that a change adds to the statistics of partners. */
export const changeCounts = ({
  partnerCounts = [],
  inbox,
}: Pick<Change, 'partnerCounts' | 'inbox'>): readonly PartnerCounts[] =>
  mergePartnerCounts([...partnerCounts, ...(inbox === null ? [] : messageCounts(inbox.message))])

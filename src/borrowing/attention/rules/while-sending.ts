import { among, sentStages } from '../../life-cycle/stage-groups.ts'
import type { AttentionKind } from '../../request/attention.ts'
import type { AttentionRule } from '../attention-rule.ts'
import { openQuestion } from './conditions.ts'

/** The kinds of attention about messages to a partner. */
export const whileSending = {
  send_failed: {
    asks: true,
    raisedBy: 'a message that is refused or dead, as the table of deliveries says',
    remedies: ['resend', 'send'],
    endedBy: ['any'],
  },
  not_sendable: {
    asks: true,
    raisedBy: 'what this partner’s protocol cannot say, or a part that a message had no place for',
    remedies: ['mark_communicated'],
    endedBy: [],
    endedByCommand: ['mark_communicated'],
  },
  unconfirmed: {
    asks: false,
    raisedBy: 'an ambiguous request',
    remedies: ['record_partner_event', 'resend'],
    endedBy: ['any'],
    derive: openQuestion('unconfirmed', 'unconfirmed'),
  },
  needed_by_at_risk: {
    asks: false,
    raisedBy:
      'a partner is asked from which the item is likely to come too late for the day by which it is needed',
    remedies: ['edit', 'ask_patron', 'cancel'],
    endedBy: ['closed'],
    lasts: ({ rota, stage, service }, attention) =>
      among(sentStages, stage) &&
      service.neededBy !== undefined &&
      rota.some(({ id, state }) => 'entry' in attention && id === attention.entry && state === 'active'),
    endedByCommand: ['edit'],
  },
  no_answer: {
    asks: true,
    raisedBy: 'a deadline that passes without an answer',
    remedies: ['record_partner_event', 'cancel_partner'],
    endedBy: ['any'],
  },
} satisfies Partial<Record<AttentionKind, AttentionRule>>

import { activeEntry } from '../../life-cycle/draft.ts'
import { among, sentStages } from '../../life-cycle/stage-groups.ts'
import type { AttentionKind } from '../../request/attention.ts'
import { isFindable } from '../../request/citation.ts'
import type { Request } from '../../request/request.ts'
import { isDuplicateThere } from '../../rota/entries.ts'
import { isOwnSupplier } from '../../rota/own-supplier.ts'
import type { AttentionRule } from '../attention-rule.ts'
import { raiseIf } from './conditions.ts'

const waitsFor = ({ waitingFor }: Request, ...kinds: readonly string[]): boolean =>
  waitingFor.some((waiting) => kinds.includes(waiting.for))

/** The kinds of attention before a request is sent. */
export const beforeSending = {
  approval: {
    asks: true,
    raisedBy: 'waiting for approval or staff',
    remedies: ['approve', 'decline', 'cancel'],
    endedBy: [],
    derive: (request) => raiseIf(waitsFor(request, 'approval', 'staff'), { kind: 'approval' }),
  },
  duplicate: {
    asks: true,
    raisedBy: 'a request of the same patron for the same item, where duplicates are held',
    remedies: ['keep_duplicate', 'decline', 'cancel'],
    endedBy: [],
    derive: ({ waitingFor }) =>
      waitingFor.flatMap((waiting) =>
        waiting.for === 'duplicate' ? [{ kind: 'duplicate' as const, request: waiting.request }] : [],
      ),
  },
  duplicate_at_partner: {
    asks: true,
    raisedBy: 'a partner that has a request for this item already, while others are left to be asked',
    remedies: ['send', 'cancel'],
    endedBy: [],
    derive: ({ stage, rota }) => {
      const entry = rota.findLast(isDuplicateThere)
      return entry === undefined
        ? []
        : raiseIf(stage === 'ready', { kind: 'duplicate_at_partner', entry: entry.id })
    },
  },
  locally_owned: {
    asks: true,
    raisedBy:
      'locate: the library owns the item, and no partner is active; a broker that names the library itself as the supplier',
    remedies: ['send', 'cancel', 'cancel_partner', 'edit'],
    endedBy: [],
    derive: (request, context) =>
      raiseIf(
        (waitsFor(request, 'locally_owned') && activeEntry(request) === undefined) ||
          (among(sentStages, request.stage) && isOwnSupplier(request, context.ownAgencies)),
        { kind: 'locally_owned' },
      ),
  },
  citation_incomplete: {
    asks: true,
    raisedBy:
      'a citation without a title; nothing is sent automatically, and the sources of citations are asked again later (deadline look_up)',
    remedies: ['edit', 'look_up', 'send', 'cancel'],
    endedBy: [],
    derive: ({ stage, citation, citationAccepted, lookUp }) =>
      raiseIf(
        among(['created', 'pending_approval', 'locating', 'locate_failed', 'ready', 'unfilled'], stage) &&
          citationAccepted !== true &&
          !isFindable(citation),
        {
          kind: 'citation_incomplete',
          ...(lookUp?.failure === undefined ? {} : { reason: lookUp.failure }),
        },
      ),
  },
  copyright: {
    asks: true,
    raisedBy: 'the count of copies of the journal is at the library’s limit; nothing is sent automatically',
    remedies: ['clear_copyright', 'edit', 'cancel'],
    endedBy: [],
    derive: (request) => {
      const count = request.copyright?.count
      return raiseIf(waitsFor(request, 'copyright'), {
        kind: 'copyright',
        ...(count === undefined ? {} : { count }),
      })
    },
  },
  locate_failed: {
    asks: true,
    raisedBy: 'nobody is left after locate',
    remedies: ['add_partners', 'locate', 'send', 'cancel'],
    endedBy: [],
    derive: ({ stage }) => raiseIf(stage === 'locate_failed', { kind: 'locate_failed' }),
  },
} satisfies Partial<Record<AttentionKind, AttentionRule>>

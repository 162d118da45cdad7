import { reason } from '../../translations/reason.ts'
import { activeEntry, change, type Draft, endAttention } from '../life-cycle/draft.ts'
import type { PlainRefusal } from '../life-cycle/refusal.ts'
import { guard, leadsFrom, step } from '../life-cycle/rule.ts'
import { afterLocate, among, beforeShipped } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import type { Waiting } from '../request/waiting.ts'
import { askCatalogues } from '../rota/ask-catalogues.ts'
import {
  askablePartners,
  hasPending,
  isUnsent,
  longestRota,
  withPartners,
  withPlanned,
} from '../rota/entries.ts'
import { endEntry } from '../rota/leave-entry.ts'
import { endLocateWhenAnswered, enterRota, startLocate } from '../rota/locate.ts'
import { holdsSending } from '../rota/may-have-shipped.ts'
import { sendNow, withoutPending } from '../rota/next-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const stagesWithoutEntry = ['created', 'locate_failed', 'unfilled'] as const
const rotaStages = [...beforeShipped, 'unfilled'] as const

const hasPendingEntry = guard('refusal.none_pending_in_rota', (draft) => hasPending(draft.request))

const hasUnsentEntry = guard('refusal.none_pending_or_not_located', (draft) =>
  draft.request.rota.some(isUnsent),
)

const hasRemovableEntry = guard('refusal.none_pending', (draft) => draft.request.rota.some(isUnsent))

const partnersExist = guard<{ readonly partners: readonly string[] }>(
  'refusal.unknown_partner',
  (draft, { partners }) => partners.every((partner) => draft.context.partners[partner] !== undefined),
)

const namesOnce = guard<{ readonly partners: readonly string[] }>(
  'refusal.partner_named_twice',
  (_work, { partners }) => new Set(partners).size === partners.length,
)

const notPendingYet = guard<{ readonly partners: readonly string[] }>(
  'refusal.partner_pending_already',
  (draft, { partners }) =>
    draft.request.rota.every((entry) => !isUnsent(entry) || !partners.includes(entry.partner)),
)

const fitsIntoRota = guard<{ readonly partners: readonly string[] }>(
  reason('refusal.rota_full', { max: longestRota }),
  (draft, { partners }) => draft.request.rota.length + partners.length <= longestRota,
)

const findsHolders = guard(
  'refusal.no_holdings_template',
  ({ context: { planned } }) => planned?.findsHolders === true,
)

const hasAskedForHolders = guard('refusal.no_holdings_template', ({ request }) =>
  (request.rotaBuilds ?? []).some(({ sources }) => sources !== undefined),
)

const templateAdds = guard<CommandOf<'add_rota_template'>>(
  'refusal.template_adds_nobody',
  ({ request, context: { planned } }) =>
    planned?.findsHolders === true || (planned !== undefined && askablePartners(request, planned).length > 0),
)

const templateFitsIntoRota = guard<CommandOf<'add_rota_template'>>(
  reason('refusal.rota_full', { max: longestRota }),
  ({ request, context }) => request.rota.length + (context.planned?.partners.length ?? 0) <= longestRota,
)

const namesPending = guard<{ readonly entry: number }>('refusal.entry_not_pending', (draft, { entry }) =>
  draft.request.rota.some((each) => each.id === entry && each.state === 'pending'),
)

const namesUnasked = guard<{ readonly entry: number }>('refusal.entry_not_pending', (draft, { entry }) =>
  draft.request.rota.some((each) => each.id === entry && isUnsent(each)),
)

/**
 * Asks the catalogues about new entries. New entries of a request that is past its first locate are located too, while
 * it goes on.
 */
const locateNew = (before: Draft, draft: Draft): Draft => {
  const { stage, rota } = draft.request
  const entries = rota.filter((entry) => entry.id > before.request.entryCount).map((entry) => entry.id)
  const locates = stage === 'locating' || draft.context.workflow.automaticLocate
  return entries.length === 0 || !locates || stage === 'created' || stage === 'pending_approval'
    ? draft
    : askCatalogues(draft, entries)
}

const replacePending = step<CommandOf<'set_rota'>>('pending entries are replaced', (draft, { partners }) => {
  const rota = draft.request.rota.filter((entry) => !isUnsent(entry))
  const { rotaBuilds: _, ...request } = draft.request
  return locateNew(draft, { ...draft, request: withPartners({ ...request, rota }, partners) })
})

const append = step<CommandOf<'add_partners'>>('partners are added at the end', (draft, { partners }) =>
  locateNew(draft, { ...draft, request: withPartners(draft.request, partners) }),
)

const appendTemplate = step('the template’s partners are added at the end', (draft) => {
  const { planned } = draft.context
  if (planned === undefined) return draft
  const added = withPlanned(draft, planned)
  const { stage } = draft.request
  if (planned.findsHolders !== true) return locateNew(draft, added)
  return stage === 'pending_approval' || among(stagesWithoutEntry, stage)
    ? added
    : askCatalogues(added, [], { asksOwn: false, asksHolders: true })
})

const moveEntry = step<CommandOf<'move'>>(
  'the entry takes its new place among the pending ones',
  (draft, { entry: id, to }) => {
    const others = draft.request.rota.filter((entry) => entry.state !== 'pending')
    const pending = draft.request.rota.filter((entry) => entry.state === 'pending' && entry.id !== id)
    const moved = draft.request.rota.filter((entry) => entry.id === id)
    return change(draft, {
      rota: [...others, ...pending.slice(0, to - 1), ...moved, ...pending.slice(to - 1)],
    })
  },
)

const removeEntry = step<CommandOf<'remove_partner'>>('the entry is removed', (draft, { entry }) =>
  change(draft, { rota: draft.request.rota.filter((each) => each.id !== entry) }),
)

const askFirstEntry = step('created, locate_failed and unfilled go on with a first entry', (draft) =>
  among(stagesWithoutEntry, draft.request.stage) &&
  (hasPending(draft.request) || draft.request.findingHolders !== undefined)
    ? enterRota(draft)
    : draft,
)

const endLocating = step('locating ends where no answer is awaited any more', endLocateWhenAnswered)

const leaveReady = step('ready goes back without an entry to ask', (draft) =>
  draft.request.stage === 'ready' && !hasPending(draft.request) ? withoutPending(draft) : draft,
)

const locateAll = step(
  'the partners’ catalogues are asked about pending and not located entries',
  startLocate,
)

const stagesWithEntry = ['locating', 'ready', 'sent'] as const
const stagesAfterRemoval = ['created', 'unfilled'] as const
/** The stages in which a request goes on that was located in vain: back to the start where those who were added are passed over. */
const afterLocateFailed = [...stagesWithEntry, 'created'] as const

const waitsFor = (what: Waiting['for'], refusal: PlainRefusal) =>
  guard(refusal, (draft) => draft.request.waitingFor.every((waiting) => waiting.for !== what))

/** Everything that holds the sending, each by its name; what the library owns is asked about by `override`. */
const nothingHolds = [
  waitsFor('approval', 'refusal.approval_needed'),
  waitsFor('duplicate', 'refusal.duplicate_open'),
  waitsFor('copyright', 'refusal.copyright_limit'),
  waitsFor('staff', 'refusal.review_needed'),
  waitsFor('until', 'refusal.waits_for_date'),
]

const overridden = guard<CommandOf<'send'>>(
  'refusal.locally_owned',
  (draft, { override }) =>
    override === true || draft.request.waitingFor.every((waiting) => waiting.for !== 'locally_owned'),
)

const nothingMayCome = guard<CommandOf<'send'>>(
  'refusal.may_have_shipped',
  (draft, { override }) => override === true || !holdsSending(draft.request),
)

const isFindable = guard<CommandOf<'send'>>(
  'refusal.no_title',
  (draft, { override }) =>
    override === true || draft.request.attention.every(({ kind }) => kind !== 'citation_incomplete'),
)

const send = step<CommandOf<'send'>>(
  'the first pending entry is asked; with override the library’s own catalogue is asked no more',
  (draft, { override }) =>
    sendNow(
      override === true
        ? change(draft, { waitingFor: [], ownershipOverridden: true, citationAccepted: true })
        : draft,
    ),
)

const isFailedRequest = (attention: Attention): boolean =>
  attention.kind === 'send_failed' && (attention.operation === 'request' || attention.operation === 'retry')

const requestFailed = guard('refusal.no_failed_request', (draft) => {
  const active = activeEntry(draft.request)
  return draft.request.attention.some(
    (attention) => isFailedRequest(attention) && 'entry' in attention && attention.entry === active?.id,
  )
})

const giveUp = step('the entry that could not be asked is given up', (draft) => {
  const active = activeEntry(draft.request)
  return active === undefined ? draft : endEntry(endAttention(draft, isFailedRequest), active.id, 'failed')
})

/** Commands on the rota: who is asked, in which order, and when. */
export const routing: CommandRules<
  | 'set_rota'
  | 'add_partners'
  | 'add_rota_template'
  | 'find_holders'
  | 'move'
  | 'remove_partner'
  | 'locate'
  | 'send'
> = {
  set_rota: [
    {
      stages: rotaStages,
      provided: [partnersExist, fitsIntoRota, namesOnce],
      leads: {
        ...leadsFrom(stagesWithoutEntry, stagesWithEntry),
        locate_failed: afterLocateFailed,
        locating: afterLocate,
        ready: stagesAfterRemoval,
      },
      does: [replacePending, askFirstEntry, leaveReady, endLocating],
    },
  ],
  add_partners: [
    {
      stages: rotaStages,
      provided: [partnersExist, fitsIntoRota, namesOnce, notPendingYet],
      leads: { ...leadsFrom(stagesWithoutEntry, stagesWithEntry), locate_failed: afterLocateFailed },
      does: [append, askFirstEntry],
    },
  ],
  add_rota_template: [
    {
      stages: rotaStages,
      provided: [templateAdds, templateFitsIntoRota],
      leads: { ...leadsFrom(stagesWithoutEntry, stagesWithEntry), locate_failed: afterLocateFailed },
      does: [appendTemplate, askFirstEntry],
    },
  ],
  find_holders: [
    {
      stages: ['created', 'locate_failed', 'ready', 'unfilled'],
      when: [hasAskedForHolders],
      provided: [findsHolders],
      leads: { ...leadsFrom(stagesWithoutEntry, stagesWithEntry), locate_failed: afterLocateFailed },
      does: [appendTemplate, askFirstEntry],
    },
  ],
  move: [{ stages: rotaStages, when: [hasPendingEntry], provided: [namesPending], does: [moveEntry] }],
  remove_partner: [
    {
      stages: rotaStages,
      when: [hasRemovableEntry],
      provided: [namesUnasked],
      leads: { locating: afterLocate, ready: stagesAfterRemoval },
      does: [removeEntry, leaveReady, endLocating],
    },
  ],
  locate: [
    {
      stages: ['created', 'locate_failed', 'ready', 'unfilled'],
      when: [hasUnsentEntry],
      leads: ['locating', ...afterLocate],
      does: [locateAll],
    },
    { stages: ['sent', 'accepted'], when: [hasUnsentEntry], does: [locateAll] },
  ],
  send: [
    {
      stages: ['ready', 'locate_failed', 'unfilled'],
      when: [hasPendingEntry, ...nothingHolds],
      provided: [overridden, nothingMayCome, isFindable],
      leads: ['sent', 'unfilled', 'closed'],
      does: [send],
    },
    {
      stages: ['sent'],
      attention: 'send_failed',
      when: [requestFailed, hasPendingEntry],
      provided: [overridden, nothingMayCome, isFindable],
      leads: ['sent', 'unfilled', 'closed'],
      does: [giveUp, send],
    },
  ],
}

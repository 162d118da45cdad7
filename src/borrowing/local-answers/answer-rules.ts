import { cutReason } from '../../translations/map-reason-texts.ts'
import { reason } from '../../translations/reason.ts'
import { refuseCleanUp, whyNothingIsLeft } from '../commands/cleaning-up.ts'
import { acceptReceiving, refuseReceiving } from '../commands/receiving-in-ils.ts'
import { type Explanation, namedPartner } from '../events/explanation.ts'
import { effectOf } from '../items/condition-effects.ts'
import { leaveDueDate } from '../items/ils-due-date.ts'
import { conditionsOfItem } from '../items/item-conditions.ts'
import { stageFromItems } from '../items/items.ts'
import { proposeRenewal } from '../items/patron-due-date.ts'
import { change, changeItems, type Draft, endAttention, explain, raise } from '../life-cycle/draft.ts'
import { receivingOf } from '../life-cycle/negotiation.ts'
import { afterLocate, among, beforeShipped, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { Stage } from '../request/stage.ts'
import { isUnsent } from '../rota/entries.ts'
import { placeFoundHolders } from '../rota/found-holders.ts'
import { endLocateWhenAnswered } from '../rota/locate.ts'
import type { Day, Instant } from '../values.ts'
import type { OwnAnswer } from './local-answer.ts'

type AnswerOf<Type extends OwnAnswer['type']> = Extract<OwnAnswer, { type: Type }>

/** The rule for one answer of the library's own side. */
export type AnswerRule<Type extends OwnAnswer['type']> = {
  readonly says: string
  /** The stages in which it may lead on, and where to. */
  readonly from: readonly Stage[]
  readonly leads: readonly Stage[]
  /** Says why the answer is ignored now; undefined if it counts. */
  readonly ignored: (draft: Draft, answer: AnswerOf<Type>) => Explanation | undefined
  readonly run: (draft: Draft, answer: AnswerOf<Type>) => Draft
}

type LocatedEntry = AnswerOf<'located'>['entries'][number]

const cut = (text: string | undefined): string | undefined => text?.slice(0, 200)

/** Returns an entry after its catalogue has answered; one that was asked by hand meanwhile stays as it is. */
const placedIn = (entry: Entry, answer: LocatedEntry, at: Instant): Entry => {
  const { reason: _, locating: _asked, ...rest } = entry
  if (!isUnsent(entry)) return entry.locating === undefined ? entry : { ...rest, reason: entry.reason }
  return {
    ...rest,
    state: answer.located ? 'pending' : 'not_located',
    reason: answer.reason === undefined ? undefined : cutReason(answer.reason),
    recordId: cut(answer.recordId) ?? rest.recordId,
    callNumber: cut(answer.callNumber) ?? rest.callNumber,
    located: {
      at,
      held: answer.held,
      available: answer.available,
      lendable: answer.lendable,
      location: cut(answer.location),
    },
  }
}

const placed = (draft: Draft, { entries, locallyOwned }: AnswerOf<'located'>): Draft => {
  const rota = draft.request.rota.map((entry) => {
    const answer = entries.find((each) => each.entry === entry.id)
    return answer === undefined ? entry : placedIn(entry, answer, draft.context.now)
  })
  const left = entries.flatMap(({ entry: id, located, reason: why }): readonly Explanation[] => {
    const entry = draft.request.rota.find((each) => each.id === id)
    return entry === undefined || !isUnsent(entry)
      ? []
      : [
          reason(`explanation.${located ? 'stays' : 'left_out'}`, {
            partner: namedPartner(entry.partner),
            why: why === undefined ? reason(`rota.${located ? 'located' : 'not_located'}`) : cutReason(why),
          }),
        ]
  })
  const explained = left.reduce(explain, change(draft, { rota }))
  return locallyOwned === undefined ? explained : change(explained, { locatingOwnCatalogue: undefined })
}

/**
 * Holds the sending of a request for an item of the library's own. The library owns the item itself: that holds the
 * sending, of the next entry too, until staff override it.
 */
const heldAsOwned = (draft: Draft, { locallyOwned, ownReason }: AnswerOf<'located'>): Draft => {
  if (locallyOwned === undefined) return draft
  const explained =
    ownReason === undefined
      ? draft
      : explain(draft, reason('explanation.own_catalogue', { answer: cutReason(ownReason) }))
  return locallyOwned && draft.request.ownershipOverridden !== true ? holdAsOwned(explained) : explained
}

const holdAsOwned = (draft: Draft): Draft => {
  if (!among([...beforeShipped, 'unfilled'], draft.request.stage)) return draft
  const others = draft.request.waitingFor.filter((waiting) => waiting.for !== 'locally_owned')
  return change(explain(draft, reason('explanation.locally_owned')), {
    waitingFor: [...others, { for: 'locally_owned' }],
  })
}

const nothingRecorded = (draft: Draft): Explanation | undefined =>
  receivingOf(draft.request) === undefined ? reason('explanation.nothing_is_recorded') : undefined

const isItem = (draft: Draft, item: number | undefined): boolean =>
  draft.request.items.some((each) => each.id === item)

/** Every answer of the library's own side, as data. */
export const answerRules: { readonly [Type in OwnAnswer['type']]: AnswerRule<Type> } = {
  located: {
    says: 'who does not hold it is not_located; in locating, with the last answer: ready, or where none is pending locate_failed or closed as unfilled, by profile; a late answer that leaves none pending in ready leads there too; elsewhere the stage stays',
    from: ['locating', 'ready'],
    leads: afterLocate,
    ignored: (draft) => (draft.request.stage === 'closed' ? reason('explanation.closed') : undefined),
    run: (draft, answer) => {
      const noted = heldAsOwned(placed(draft, answer), answer)
      return endLocateWhenAnswered(noted)
    },
  },
  holders_found: {
    says: 'the holders that union catalogues named become pending entries, and the catalogues of the next ones are asked; created, locating, locate_failed and unfilled go on as after the last answer of locate; elsewhere the stage stays',
    from: ['created', 'locating', 'locate_failed', 'unfilled'],
    leads: ['locating', ...afterLocate],
    ignored: ({ request }) => {
      if (request.stage === 'closed') return reason('explanation.closed')
      return request.findingHolders === undefined ? reason('explanation.holders_not_awaited') : undefined
    },
    run: (draft, { found }) => placeFoundHolders(draft, found),
  },
  ils_accepted: {
    says: 'the next item is recorded; with the last one negotiation receiving ends: the items are received',
    from: shippedStages,
    leads: ['received'],
    ignored: (draft, { item }) => (isItem(draft, item) ? undefined : nothingRecorded(draft)),
    run: acceptReceiving,
  },
  ils_refused: {
    says: 'attention ils_refused; negotiation receiving stays until staff retry, skip or undo; clean-up (attention ils_records_left) and a new due date until they retry or skip. The hold of an item that has gone back asks staff only where it was on the shelf or had expired, and the system deletes no records: else the deletion decides, or the hold may have ended with a loan',
    from: [],
    leads: [],
    ignored: (draft, answer) => {
      if (answer.cleanUp === true) return whyNothingIsLeft(draft, answer)
      return answer.dueDate === undefined ? nothingRecorded(draft) : undefined
    },
    run: (draft, answer) => {
      if (answer.dueDate !== undefined)
        return leaveDueDate(
          draft,
          answer.item === undefined ? [] : [answer.item],
          answer.dueDate,
          answer.reason,
        )
      return answer.cleanUp === true ? refuseCleanUp(draft, answer) : refuseReceiving(draft, answer)
    },
  },
  notice_failed: {
    says: 'attention patron_not_reached',
    from: [],
    leads: [],
    ignored: () => undefined,
    run: (draft, { notice, reason: why }) =>
      raise(draft, { kind: 'patron_not_reached', notice: notice.slice(0, 60), reason: cutReason(why) }),
  },
  mail_in_review: {
    says: 'attention mail_review',
    from: [],
    leads: [],
    ignored: () => undefined,
    run: (draft, { message, reason: why }) =>
      raise(draft, { kind: 'mail_review', message, reason: cutReason(why) }),
  },
  mail_reviewed: {
    says: 'attention mail_review ends',
    from: [],
    leads: [],
    ignored: () => undefined,
    run: (draft, { message }) =>
      endAttention(draft, (each) => each.kind === 'mail_review' && each.message === message),
  },
  messages_missed: {
    says: 'attention may_have_missed',
    from: [],
    leads: [],
    ignored: ({ request }) => (request.stage === 'closed' ? reason('explanation.closed') : undefined),
    run: (draft, { entry }) => raise(draft, { kind: 'may_have_missed', entry }),
  },
  configuration_changed: {
    says: 'attention profile_missing begins, ends, or names other documents; the patron’s due dates follow the closures of the library',
    from: [],
    leads: [],
    ignored: () => undefined,
    run: (draft) => proposeRenewal(draft, () => true),
  },
  hold_changed: {
    says: 'the item’s hold',
    from: [],
    leads: [],
    ignored: (draft, { item }) =>
      draft.request.items.some((each) => each.id === item && each.hold !== 'none')
        ? undefined
        : reason('explanation.no_hold'),
    run: (draft, { item, hold }) =>
      changeItems(
        draft,
        (each) => each.id === item,
        ({ ils }) => ({
          hold,
          ...(hold === 'expired' && ils !== undefined ? { ils: { ...ils, holdEnded: true } } : {}),
        }),
      ),
  },
  loan_reported: {
    says: 'the item is on loan, whatever its conditions say; attention condition_stated where they speak against that',
    from: ['received', 'patron_returned'],
    leads: ['on_loan'],
    ignored: (draft, { item }) =>
      draft.request.items.some(
        ({ id, state }) => id === item && (state === 'received' || state === 'patron_returned'),
      )
        ? undefined
        : reason('explanation.no_item_here'),
    run: (draft, { item, dueDate }) => raiseUse(stageFromItems(lend(draft, item, dueDate)), item),
  },
}

const lend = (draft: Draft, id: number, dueDate: Day | undefined): Draft =>
  changeItems(
    draft,
    (each) => each.id === id,
    () => ({ state: 'on_loan', hold: 'none', ...(dueDate === undefined ? {} : { patronDueDate: dueDate }) }),
  )

/** Asks about conditions that a loan of the item breaks, or that nobody saw to. */
const raiseUse = (draft: Draft, id: number): Draft => {
  const item = draft.request.items.find((each) => each.id === id)
  if (item === undefined) return draft
  const conditions = conditionsOfItem(draft.request, item).filter((each) => effectOf(each).loan !== 'free')
  return conditions.length === 0
    ? draft
    : raise(
        endAttention(draft, (each) => each.kind === 'condition_stated' && each.entry === item.entry),
        { kind: 'condition_stated', entry: item.entry, conditions },
      )
}

const take = <Type extends OwnAnswer['type']>(
  rule: AnswerRule<Type>,
  draft: Draft,
  answer: AnswerOf<Type>,
): { readonly draft: Draft; readonly reason?: Explanation } => {
  const why = rule.ignored(draft, answer)
  return why === undefined ? { draft: rule.run(draft, answer) } : { draft, reason: why }
}

/**
 * Decides what an answer of the library's own side leads to: locate, or its own system.
 *
 * @returns the draft after it, and the reason where it means nothing now
 */
export const decideAnswer = (
  draft: Draft,
  answer: OwnAnswer,
): { readonly draft: Draft; readonly reason?: Explanation } => {
  switch (answer.type) {
    case 'located':
      return take(answerRules.located, draft, answer)
    case 'holders_found':
      return take(answerRules.holders_found, draft, answer)
    case 'ils_accepted':
      return take(answerRules.ils_accepted, draft, answer)
    case 'ils_refused':
      return take(answerRules.ils_refused, draft, answer)
    case 'notice_failed':
      return take(answerRules.notice_failed, draft, answer)
    case 'mail_in_review':
      return take(answerRules.mail_in_review, draft, answer)
    case 'mail_reviewed':
      return take(answerRules.mail_reviewed, draft, answer)
    case 'messages_missed':
      return take(answerRules.messages_missed, draft, answer)
    case 'configuration_changed':
      return take(answerRules.configuration_changed, draft, answer)
    case 'hold_changed':
      return take(answerRules.hold_changed, draft, answer)
    case 'loan_reported':
      return take(answerRules.loan_reported, draft, answer)
  }
}

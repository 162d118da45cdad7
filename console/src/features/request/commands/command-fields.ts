import type { CommandType, RequestView } from '../../../api/types.ts'
import { conditionCodesOf } from '../conditions-of.ts'

/** One field that a person fills in for a command. */
export type CommandField =
  | {
      readonly kind: 'note'
      readonly forPartner: boolean
      readonly required?: true
      readonly name?: 'note' | 'reason' | 'question' | 'answer'
      readonly label?: 'reasonForStaff'
    }
  | { readonly kind: 'items' }
  | { readonly kind: 'item' }
  | { readonly kind: 'date'; readonly name: 'dueDate' | 'neededBy' | 'on' | 'paidOn' | 'until' }
  | {
      readonly kind: 'text'
      readonly name: 'barcode' | 'location' | 'courier' | 'trackingId' | 'invoiceNumber' | 'override'
      /** Whether it is asked for; always where left out. */
      readonly isAsked?: (request: Ticked) => boolean
    }
  | { readonly kind: 'partners' }
  | { readonly kind: 'template' }
  | { readonly kind: 'entry'; readonly states: readonly string[] }
  | { readonly kind: 'attention' }
  | { readonly kind: 'money' }
  | { readonly kind: 'cost' }
  | { readonly kind: 'then' }
  | { readonly kind: 'askNext' }
  | { readonly kind: 'event' }
  | { readonly kind: 'matches' }
  | { readonly kind: 'agreedCost' }
  | { readonly kind: 'condition' }
  | { readonly kind: 'retryOffer' }
  | { readonly kind: 'file' }
  /** What a person confirms before a command that is refused without it. */
  | {
      readonly kind: 'tick'
      readonly name: 'override' | 'signed' | 'acknowledged'
      readonly isAsked: (request: Ticked) => boolean
    }

/** What tells whether a person must confirm something. */
export type Ticked = Pick<RequestView, 'attention' | 'rota'> & {
  readonly renewal?: RequestView['renewal']
}

export type CommandRule = {
  readonly fields: readonly CommandField[]
  /** True where it cannot easily be undone: a dialog explains it first. */
  readonly isDangerous?: true
  /** True where the fields are seldom needed: the button runs it at once, and an entry of the menu asks for them. */
  readonly runsAtOnce?: true
  /** The command that takes it back. */
  readonly undo?: CommandType
}

/** The lender asks to keep the items until it says otherwise. */
const holdsReturn = {
  kind: 'tick',
  name: 'override',
  isAsked: ({ attention }) =>
    attention.some(({ kind }) => kind === 'hold_return') &&
    !attention.some(({ kind }) => kind === 'recalled'),
} as const satisfies CommandField

/** Conditions of the known codes that need no reading before a loan. */
const knownConditions =
  /^(?:LibraryUseOnly|WatchLibraryUseOnly|SpecCollSupervReq|NoReproduction|SignatureRequired|user signature required|no ?renewals?|renewals? not permitted|overnight only)$/i

const conditionsOf = ({ rota }: Pick<RequestView, 'rota'>): readonly string[] =>
  conditionCodesOf(rota.find(({ state }) => state === 'active' || state === 'supplied'))

/** The lender allows a print only. */
const isPrintOnly = (request: Ticked): boolean =>
  conditionsOf(request).some((code) =>
    /^(?:print ?only|paper copy only|no ?electronic ?delivery|nur (?:als )?(?:druck|ausdruck|papierkopie)|keine elektronische (?:weitergabe|lieferung))$/i.test(
      code,
    ),
  )

/** The patron signs for the item. */
const signs = {
  kind: 'tick',
  name: 'signed',
  isAsked: (request) =>
    conditionsOf(request).some((code) => /^(?:SignatureRequired|user signature required)$/i.test(code)),
} as const satisfies CommandField

/** Conditions in words are read before the first loan. */
const acknowledges = {
  kind: 'tick',
  name: 'acknowledged',
  isAsked: (request) =>
    request.rota.every(({ loanedAt }) => loanedAt === undefined) &&
    conditionsOf(request).some((code) => !knownConditions.test(code)),
} as const satisfies CommandField

/** The lender allows no renewal, none more, or none yet. */
const renewsAllTheSame = {
  kind: 'tick',
  name: 'override',
  isAsked: ({ renewal }) => renewal?.forbidden === true || renewal?.tooEarly === true || renewal?.left === 0,
} as const satisfies CommandField

const note = { kind: 'note', forPartner: true } as const
const ownNote = { kind: 'note', forPartner: false } as const
/** Why staff decide so: it stays with the decision. */
const decisionReason = { kind: 'note', name: 'reason', label: 'reasonForStaff', forPartner: false } as const
const items = { kind: 'items' } as const
const dueDate = { kind: 'date', name: 'dueDate' } as const

/** The fields of each command, as data. A command that is not listed has none. */
export const commandRules: Readonly<Partial<Record<CommandType, CommandRule>>> = {
  clear_copyright: { fields: [{ kind: 'note', name: 'reason', forPartner: false, required: true }] },
  keep_duplicate: { fields: [] },
  approve: { fields: [] },
  decline: { fields: [ownNote], isDangerous: true },
  set_rota: { fields: [{ kind: 'partners' }], isDangerous: true },
  add_partners: { fields: [{ kind: 'partners' }] },
  add_rota_template: { fields: [{ kind: 'template' }] },
  remove_partner: { fields: [{ kind: 'entry', states: ['pending', 'not_located'] }], isDangerous: true },
  cancel: { fields: [note], isDangerous: true },
  cancel_partner: {
    fields: [{ kind: 'entry', states: ['active', 'supplied', 'rejected', 'cancelled', 'expired'] }, note],
    isDangerous: true,
  },
  accept_condition: { fields: [{ kind: 'agreedCost' }, decisionReason, note] },
  retry: { fields: [{ kind: 'retryOffer' }, { kind: 'agreedCost' }, decisionReason, note] },
  decline_retry: { fields: [decisionReason], runsAtOnce: true },
  ask_patron: {
    fields: [
      { kind: 'note', name: 'question', forPartner: false, required: true },
      { kind: 'date', name: 'until' },
    ],
  },
  answer_question: { fields: [{ kind: 'note', name: 'answer', forPartner: false, required: true }] },
  waive_condition: { fields: [{ kind: 'condition' }, ownNote] },
  decline_condition: { fields: [decisionReason, note] },
  receive: { fields: [items, dueDate, { kind: 'text', name: 'barcode' }, note], undo: 'undo_receive' },
  undo_receive: { fields: [items], isDangerous: true },
  undo_return: { fields: [items], isDangerous: true },
  skip_ils: { fields: [], isDangerous: true },
  correct_item: {
    fields: [
      { kind: 'item' },
      { kind: 'text', name: 'barcode' },
      dueDate,
      { kind: 'text', name: 'location' },
    ],
  },
  confirm_due_date: { fields: [dueDate] },
  close_outstanding: { fields: [note], isDangerous: true },
  split_request: { fields: [note] },
  match_items: { fields: [{ kind: 'matches' }] },
  reject_shipment: {
    fields: [{ kind: 'note', name: 'reason', forPartner: true, required: true }, { kind: 'then' }],
    isDangerous: true,
  },
  report_faulty_copy: {
    fields: [{ kind: 'note', name: 'reason', forPartner: true, required: true }],
    isDangerous: true,
  },
  attach_file: { fields: [{ kind: 'file' }] },
  forward_to_patron: {
    fields: [
      { kind: 'note', forPartner: false },
      { kind: 'text', name: 'override', isAsked: isPrintOnly },
    ],
  },
  revoke_link: { fields: [], isDangerous: true },
  hand_over: { fields: [], isDangerous: true },
  place_on_shelf: { fields: [] },
  patron_loan: { fields: [dueDate, signs, acknowledges], runsAtOnce: true },
  patron_return: { fields: [] },
  start_in_library_use: { fields: [] },
  end_in_library_use: { fields: [] },
  renew: { fields: [dueDate, renewsAllTheSame], runsAtOnce: true },
  return: {
    fields: [
      items,
      { kind: 'text', name: 'courier' },
      { kind: 'text', name: 'trackingId' },
      note,
      holdsReturn,
    ],
    undo: 'undo_return',
  },
  hold_return: { fields: [note] },
  claim_returned: {
    fields: [
      { kind: 'date', name: 'on' },
      { kind: 'text', name: 'courier' },
      { kind: 'text', name: 'trackingId' },
      note,
    ],
  },
  report_lost: { fields: [items, { kind: 'askNext' }, note], isDangerous: true },
  report_not_arrived: { fields: [{ kind: 'then' }, note], isDangerous: true },
  report_not_coming: { fields: [{ kind: 'entry', states: [] }], isDangerous: true },
  report_damaged: { fields: [items, note], isDangerous: true },
  found: { fields: [items, ownNote] },
  message: { fields: [{ kind: 'note', forPartner: true, required: true }] },
  mark_communicated: { fields: [ownNote] },
  record_partner_event: { fields: [{ kind: 'event' }] },
  add_cost: { fields: [{ kind: 'money' }, ownNote] },
  settle_cost: {
    fields: [
      { kind: 'cost' },
      { kind: 'text', name: 'invoiceNumber' },
      { kind: 'date', name: 'paidOn' },
      ownNote,
    ],
  },
  adopt: { fields: [{ kind: 'entry', states: [] }] },
  dismiss: { fields: [{ kind: 'attention' }, ownNote], isDangerous: true },
  complete: { fields: [{ kind: 'note', name: 'reason', forPartner: false }], isDangerous: true },
  reopen: { fields: [{ kind: 'date', name: 'neededBy' }, ownNote] },
}

/** The members of a command that fields write whose kind is not their name. */
const members: Readonly<Partial<Record<CommandField['kind'], string>>> = {
  partners: 'partners',
  askNext: 'next',
  retryOffer: 'offer',
  condition: 'code',
  matches: 'items',
  money: '',
}

/** Returns the members of a command that a field writes, with spaces between them. */
export const membersOf = (field: CommandField): string =>
  'name' in field && field.name !== undefined ? field.name : (members[field.kind] ?? field.kind)

/** These have places of their own on the page: the overview, the rota, the costs. */
export const commandsElsewhere: readonly CommandType[] = ['edit', 'move', 'correct_cost']

/** Returns the fields of a command. */
export const ruleOf = (type: CommandType): CommandRule => commandRules[type] ?? { fields: [] }

/** Returns whether a dialog comes before a command: it asks for something, or warns. */
export const hasDialog = (
  type: CommandType,
  request?: Ticked & {
    readonly notSendableCommands?: readonly CommandType[] | undefined
  },
): boolean => {
  const { fields, isDangerous, runsAtOnce } = ruleOf(type)
  const isTickAsked =
    request !== undefined && fields.some((field) => field.kind === 'tick' && field.isAsked(request))
  return (
    (fields.some(({ kind }) => kind !== 'tick') && runsAtOnce !== true) ||
    isDangerous === true ||
    isTickAsked ||
    // Sent again, it may make a second loan: the attention says so.
    (type === 'resend' &&
      request?.attention.some((each) => each.kind === 'unconfirmed' && 'reason' in each.detail) === true) ||
    request?.notSendableCommands?.includes(type) === true
  )
}

/** The command that comes next most of the time, by the stage, where neither attention nor the turn names one. */
const usualByStage: Readonly<Record<string, readonly CommandType[]>> = {
  created: ['add_partners', 'locate'],
  pending_approval: ['approve'],
  locate_failed: ['add_partners'],
  ready: ['send'],
  sent: ['claim'],
  accepted: ['claim'],
  will_supply: ['claim'],
  shipped: ['receive'],
  received: ['patron_loan', 'forward_to_patron', 'return'],
  on_loan: ['patron_return', 'renew'],
  patron_returned: ['return'],
  unfilled: ['add_partners'],
}

/** What the likely commands of a request follow from. */
export type Actable = Pick<RequestView, 'attention' | 'next' | 'stage' | 'allowedCommands'>

/** Returns the commands that mostly come next in a stage. */
export const usualCommands = ({ stage }: Pick<Actable, 'stage'>): readonly CommandType[] =>
  usualByStage[stage] ?? []

/** Returns the commands by which what needs attention is settled. */
export const remediesOf = ({ attention, allowedCommands }: Actable): readonly CommandType[] => {
  const suggested = attention.filter(({ asks }) => asks).flatMap(({ remedies }) => remedies)
  return allowedCommands.filter((type) => type !== 'edit' && suggested.includes(type))
}

/**
 * Chooses the command for the main button: the first of these that is allowed now. In the library's turn, what that is
 * for and what attention asks for; then what usually comes next.
 */
export const likelyCommand = (request: Actable): CommandType | undefined => {
  const suggestedRemedies = request.attention.filter(({ asks }) => asks).flatMap(({ remedies }) => remedies)
  const { next } = request
  const candidates: readonly string[] = [
    ...(next?.who === 'library' ? [next.for] : []),
    ...(next?.for === 'patron_answer' ? ['answer_question'] : []),
    ...(next === null || next.who === 'library' ? suggestedRemedies : []),
    ...(usualByStage[request.stage] ?? []),
  ]
  const chosen = candidates.find(
    (type) => type !== 'edit' && request.allowedCommands.some((each) => each === type),
  )
  return request.allowedCommands.find((type) => type === chosen)
}

import type { CommandType, RequestView } from '../../../api/types.ts'
import type { IconName } from '../../../shared/icons/icon-paths.ts'
import type { Words } from '../../../words/en.ts'
import type { Formats } from '../../../words/formats.ts'
import { costLimitOf } from '../cost-limit.ts'
import { hasDialog } from './command-fields.ts'

type Cost = { readonly amount: string; readonly currency: string }

/** What the label of a command follows from, besides its type. */
type Facts = {
  readonly negotiation: RequestView['negotiation']
  /** The most that the library pays. */
  readonly limit: Cost | undefined
  /** The name of the partner that is asked next; undefined where it is not known, or there is none. */
  readonly nextPartner?: string | undefined
  /** The given name of the patron; undefined where it is not known, or not shown. */
  readonly patron?: string | undefined
}

/** Returns whether a cost is not surely within a limit: no button alone agrees to it. */
export const isOverLimit = (cost: Cost, limit: Cost | undefined): boolean =>
  limit === undefined || limit.currency !== cost.currency || Number(cost.amount) > Number(limit.amount)

/** Returns the words on the button of a command: where money is asked for they name the sum, or say that it is to be decided. */
export const labelOfCommand = (
  type: CommandType,
  { negotiation, limit, nextPartner, patron }: Facts,
  { words, formats }: { readonly words: Words; readonly formats: Formats },
): string => {
  const cost = negotiation?.kind === 'condition' ? negotiation.cost : undefined
  if (type === 'accept_condition' && cost !== undefined)
    return isOverLimit(cost, limit)
      ? words.request.decide
      : words.request.acceptFor(formats.money(Number(cost.amount), cost.currency))
  if (type === 'retry' && negotiation?.kind === 'retry' && negotiation.after !== undefined)
    return words.request.tryAgain(formats.date(negotiation.after))
  if (patron !== undefined && type === 'ask_patron') return words.request.ask(patron)
  if (nextPartner !== undefined && (type === 'decline_condition' || type === 'decline_retry'))
    return words.request.declineAndAsk(nextPartner)
  return words.commands[type]
}

type Labelled = { readonly words: Words; readonly formats: Formats }

/** Returns the words on the button of a command in a row, which has less room, with dots where a dialog follows. */
export const labelInRow = (type: CommandType, facts: Facts, labelled: Labelled): string => {
  const label = labelOfCommand(type, facts, labelled)
  const { today, commands, request } = labelled.words
  const short: Partial<Record<CommandType, string>> = {
    accept_condition: today.accept,
    decline_condition: today.decline,
    add_rota_template: request.rota.addTemplate,
    message: today.reply,
  }
  return labelWithDots(label === commands[type] ? (short[type] ?? label) : label, type)
}

type CommandLabels = {
  /** Returns the words of a command in full: they name sums, the next partner, the patron. */
  readonly labelOf: (type: CommandType) => string
  /** Returns the words of a command where there is less room. */
  readonly shortLabelOf: (type: CommandType) => string
}

/** Returns the words of the commands of a request. */
export const labelsOf = (
  request: RequestView,
  {
    partnerName,
    ...labelled
  }: Labelled & {
    /** Returns the name of a partner for its code. */
    readonly partnerName: (code: string) => string
  },
): CommandLabels => {
  const { rota, patron, negotiation, undo } = request
  const following = rota.find(({ state }) => state === 'pending')
  const facts = { negotiation, limit: costLimitOf(request), patron: patron?.givenName ?? patron?.surname }
  const nextPartner = following === undefined ? undefined : partnerName(following.partner)
  const { request: own, commands } = labelled.words
  return {
    labelOf: (type) =>
      type === 'undo' && undo !== undefined
        ? own.command.undoOf(commands[undo.command])
        : labelOfCommand(type, { ...facts, nextPartner }, labelled),
    shortLabelOf: (type) => labelInRow(type, facts, labelled),
  }
}

/** The icons on the buttons of rows. */
export const rowIcons: Readonly<Partial<Record<CommandType, IconName>>> = {
  receive: 'receive',
  return: 'return',
  message: 'reply',
  add_partners: 'plus',
}

/** The icons in menus. */
export const commandIcons: Readonly<Partial<Record<CommandType, IconName>>> = {
  ...rowIcons,
  claim: 'help',
  record_partner_event: 'audit',
  cancel_partner: 'skip',
  locate: 'again',
  renew: 'again',
  resend: 'again',
  add_cost: 'cost',
  settle_cost: 'cost',
  complete: 'check',
  approve: 'check',
  mark_read: 'check',
  cancel: 'ban',
  decline: 'ban',
  remove_partner: 'close',
  dismiss: 'close',
  place_on_shelf: 'shelf',
  patron_loan: 'person',
  patron_return: 'person',
  ask_patron: 'person',
  attach_file: 'attachment',
  report_lost: 'late',
  report_damaged: 'late',
  report_not_arrived: 'notArrived',
  undo: 'back',
  undo_receive: 'back',
  undo_return: 'back',
}

/** Returns the words of a command, with dots where a dialog follows. */
export const labelWithDots = (
  label: string,
  type: CommandType,
  request?: Parameters<typeof hasDialog>[1],
): string => `${label}${hasDialog(type, request) && !label.endsWith('…') ? '…' : ''}`

import type { CommandType } from '../../../api/types.ts'

/** The commands that staff use most, in the order of a request's life. */
const mostUsed: readonly CommandType[] = [
  'send',
  'receive',
  'place_on_shelf',
  'patron_loan',
  'patron_return',
  'start_in_library_use',
  'end_in_library_use',
  'return',
  'message',
  'claim',
  'renew',
  'cancel',
  'record_partner_event',
  'add_cost',
  'settle_cost',
  'report_lost',
  'report_damaged',
]

/** The commands about who is asked. */
const ofRota: readonly CommandType[] = [
  'locate',
  'add_partners',
  'add_rota_template',
  'cancel_partner',
  'remove_partner',
  'set_rota',
  'move',
]

const rankOf = (type: CommandType): number => {
  if (ofRota.includes(type)) return mostUsed.length + 1
  const place = mostUsed.indexOf(type)
  return place < 0 ? mostUsed.length : place
}

/** Sorts commands for a menu: the most used first, those of the rota last, the others between them as they are. */
export const byUse = (types: readonly CommandType[]): readonly CommandType[] =>
  types.toSorted((one, other) => rankOf(one) - rankOf(other))

/** The commands by which the library speaks with its lender, or notes what the lender said. */
const ofLender: readonly CommandType[] = [
  'send',
  'resend',
  'message',
  'claim',
  'renew',
  'accept_condition',
  'decline_condition',
  'retry',
  'decline_retry',
  'cancel_partner',
  'record_partner_event',
  'mark_read',
  'mark_communicated',
  'hold_return',
  'attach_file',
  'reject_shipment',
  'report_faulty_copy',
  'report_lost',
  'report_not_arrived',
  'report_not_coming',
  'report_damaged',
  'adopt',
  'waive_condition',
]

export const commandGroups = ['lender', 'rota', 'request'] as const

const groupOf = (type: CommandType): (typeof commandGroups)[number] =>
  ofLender.includes(type) ? 'lender' : ofRota.includes(type) ? 'rota' : 'request'

/** Sorts commands into the groups of a menu, each by use, and what cannot easily be undone last. */
export const groupCommands = (
  types: readonly CommandType[],
  isDangerous: (type: CommandType) => boolean,
): readonly { readonly group: (typeof commandGroups)[number]; readonly types: readonly CommandType[] }[] =>
  commandGroups.flatMap((group) => {
    const own = byUse(types.filter((type) => groupOf(type) === group))
    const sorted = [...own.filter((type) => !isDangerous(type)), ...own.filter(isDangerous)]
    return sorted.length === 0 ? [] : [{ group, types: sorted }]
  })

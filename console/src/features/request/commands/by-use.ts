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

/** The commands that the tab of the rota has buttons for. */
const onRotaTab: readonly CommandType[] = [
  'locate',
  'add_partners',
  'add_rota_template',
  'cancel_partner',
  'remove_partner',
  'set_rota',
]

const rankOf = (type: CommandType): number => {
  if (onRotaTab.includes(type)) return mostUsed.length + 1
  const place = mostUsed.indexOf(type)
  return place < 0 ? mostUsed.length : place
}

/** Sorts commands for a menu: the most used first, those of the rota last, the others between them as they are. */
export const byUse = (types: readonly CommandType[]): readonly CommandType[] =>
  types.toSorted((one, other) => rankOf(one) - rankOf(other))

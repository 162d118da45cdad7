/** The calls to a library's own system: each can be switched on or off. */
export const calls = [
  'lookup_user',
  'lookup_item',
  'create_item',
  'accept_item',
  'check_in_item',
  'delete_item',
  'cancel_request_item',
  'renew_item',
  'recall_item',
] as const
export type Call = (typeof calls)[number]

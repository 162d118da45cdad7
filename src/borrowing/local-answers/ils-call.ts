/** The calls to the library's own system about one item of a request. */
export const ilsCalls = [
  'create_item',
  'accept_item',
  'check_in_item',
  'delete_item',
  'cancel_request_item',
  'renew_item',
  'recall_item',
] as const
export type IlsCall = (typeof ilsCalls)[number]

/** The services that lendwire can ask of a lender. */
export const services = [
  'RequestItem',
  'CancelRequestItem',
  'RenewItem',
  'ItemShipped',
  'ItemReceived',
  'LookupRequest',
  'ItemRequestUpdated',
  'ReportCirculationStatusChange',
  'ItemUpdated',
] as const

/** A service that lendwire can ask of a lender. */
export type Service = (typeof services)[number]

import type { Dialect } from './dialect.ts'
import { standard } from './standard.ts'

/**
 * SirsiDynix Symphony: version 1 of the protocol, whose ids all name their agency. A temporary item is discharged and
 * then removed by the system's own report.
 */
export const symphony: Dialect = {
  ...standard,
  edition: '1',
  calls: ['lookup_user', 'accept_item', 'check_in_item', 'cancel_request_item'],
}

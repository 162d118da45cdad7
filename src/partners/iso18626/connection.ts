import { Problem } from '../../problem.ts'
import type { Partner } from '../partner.ts'
import type { Iso18626Profile } from './profile.ts'

/**
 * The ISO 18626 side of a partner's profile.
 *
 * @throws Problem `internal` for a partner of another protocol: a mistake of the caller, which picks the protocol by the partner
 */
export const connectionOf = ({ code, connection }: Partner): Iso18626Profile => {
  if (connection.protocol !== 'iso18626')
    throw new Problem('internal', `partner ${code} does not speak ISO 18626`)
  return connection
}

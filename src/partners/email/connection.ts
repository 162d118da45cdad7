import { Problem } from '../../problem.ts'
import type { Partner } from '../partner.ts'
import type { EmailProfile } from './profile.ts'

/**
 * The email side of a partner's profile.
 *
 * @throws Problem `internal` for a partner of another protocol: a mistake of the caller, which picks the protocol by the partner
 */
export const connectionOf = ({ code, connection }: Partner): EmailProfile => {
  if (connection.protocol !== 'email') throw new Problem('internal', `partner ${code} is not asked by email`)
  return connection
}

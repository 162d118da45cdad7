import { Problem } from '../../problem.ts'
import type { Partner } from '../partner.ts'
import type { NcipProfile } from './profile.ts'

/**
 * The NCIP side of a partner's profile.
 *
 * @throws Problem `internal` for a partner of another protocol: a mistake of the caller, which picks the protocol by the partner
 */
export const connectionOf = ({ code, connection }: Partner): NcipProfile => {
  if (connection.protocol !== 'ncip') throw new Problem('internal', `partner ${code} does not speak NCIP`)
  return connection
}

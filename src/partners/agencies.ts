import { agencyKey } from '../borrowing/rota-rules/lender.ts'
import type { AgencyId } from '../borrowing/values.ts'
import type { NamedAgency } from './incoming-message.ts'
import type { Partner } from './partner.ts'

/**
 * Returns whether a message names this agency. Case does not count; where the message names no type, the value alone
 * does.
 */
const isNamed = (agency: AgencyId, { type, value }: NamedAgency): boolean =>
  type === undefined
    ? agency.value.toLowerCase() === value.toLowerCase()
    : agencyKey(agency) === agencyKey({ type, value })

/** In which way a partner speaks for an agency: it is the agency, it lists it, or it may answer for any. */
export type Representation = 'own' | 'listed' | 'any'

/**
 * Says in which way a partner may answer for an agency; undefined where it may not.
 *
 * @param agency the agency that a message says it is from
 */
export const representationOf = (
  { symbols, answersFor }: Pick<Partner, 'symbols' | 'answersFor'>,
  agency: NamedAgency,
): Representation | undefined => {
  const names = (agencies: readonly AgencyId[]) => agencies.some((each) => isNamed(each, agency))
  if (names(symbols)) return 'own'
  if (answersFor === 'any') return 'any'
  return names(answersFor) ? 'listed' : undefined
}

/** Returns whether the partner may speak for this agency. A message that names none is the partner's own. */
export const maySpeakFor = (
  partner: Pick<Partner, 'symbols' | 'answersFor'>,
  agency: NamedAgency | undefined,
): boolean => agency === undefined || representationOf(partner, agency) !== undefined

import { matchesPattern } from '../vendor-use.ts'
import type { StatusName, Vendor } from './vendors/vendor-settings.ts'

/**
 * Returns the event of a status: a RequestStatusType or CirculationStatus, which peers write as they like.
 *
 * @returns undefined where it is none that is known
 */
export const statusNamed = (status: string | undefined, { statuses }: Vendor): StatusName | undefined =>
  statuses.find(({ pattern }) => matchesPattern(pattern, status))?.means

/** Returns whether a status says that the request ran out of time. */
export const isExpired = (status: string | undefined): boolean =>
  /^(?:request )?expired$/i.test(status?.trim() ?? '')

/** Returns whether a status asks for an answer to conditions (RequestStatusType, Need to Accept Conditions). */
export const asksConditions = (status: string | undefined): boolean =>
  /^need to accept conditions$/i.test(status?.trim() ?? '')

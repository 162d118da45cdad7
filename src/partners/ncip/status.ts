import { matchesPattern } from '../vendor.ts'
import type { StatusName, Vendor } from './vendors/vendor.ts'

/**
 * What a status says has happened: a RequestStatusType or CirculationStatus, which peers write as they like.
 *
 * @returns undefined where it is none that is known
 */
export const statusNamed = (status: string | undefined, { statuses }: Vendor): StatusName | undefined =>
  statuses.find(({ pattern }) => matchesPattern(pattern, status))?.means

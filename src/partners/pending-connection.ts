import type { AgencyId } from '../borrowing/values.ts'
import { vendorMemberOf } from './connection.ts'
import type { Partner } from './partner.ts'

/** The address of a partner whose technician has not said one yet. RFC 2606, 2: no server has such a name. */
const pendingUrl = 'https://pending.invalid/'
const pendingType = 'PENDING'

/** The protocols of which a partner can be set up by its technician alone. */
export const invitedProtocols = ['iso18626', 'ncip'] as const
export type InvitedProtocol = (typeof invitedProtocols)[number]

/** Returns the connection of a partner of which nothing but a name is known. */
export const pendingConnection = (protocol: InvitedProtocol) => ({
  protocol,
  url: pendingUrl,
  [vendorMemberOf({ protocol })]: 'standard',
})

/** Returns the agency id of a partner of which nothing but a name is known. */
export const pendingSymbol = (code: string): AgencyId => ({ type: pendingType, value: code })

/** Returns whether a partner waits for its technician to say where it is, and who. */
export const isPending = ({ connection, symbols }: Pick<Partner, 'connection' | 'symbols'>): boolean =>
  ('url' in connection && connection.url === pendingUrl) || symbols.some(({ type }) => type === pendingType)

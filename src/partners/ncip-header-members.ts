import { z } from 'zod'

const code = z.string().min(1).max(120)
const secret = z.string().min(1).max(500).meta({ 'x-secret': true })

/** Settings of the header of NCIP messages that partners and library systems share. */
export const ncipHeaderMembers = {
  toSystemId: code.optional().describe('ToSystemId.'),
  applicationProfileType: code.optional().describe('ApplicationProfileType: what kind of exchange it is.'),
  agencyAuthentication: secret
    .optional()
    .describe('What goes into FromAgencyAuthentication and FromSystemAuthentication: filled in at sending.'),
  systemAuthentication: secret
    .optional()
    .describe('What goes into FromSystemAuthentication: filled in at sending.'),
} as const

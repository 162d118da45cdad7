import { z } from 'zod'
import { Timeout } from '../borrowing/time.ts'
import { Duration, NcipUrl, Network, PlainAscii } from '../borrowing/values.ts'
import { ExtraHeaders, OutboundCredentials } from '../partners/http-profile.ts'
import { InboundCredential } from '../partners/partner.ts'
import { VendorCode, type VendorSettings } from '../partners/vendor.ts'
import { calls } from './calls.ts'

const code = z.string().min(1).max(120)
const secret = z.string().min(1).max(500).meta({ 'x-secret': true })

/** How a library's own system is reached over NCIP, and what it is asked. */
export const IlsProfile = z.object({
  /** Where messages go: `https://…` to post them, `tcp://host:port` for a bare socket. */
  url: NcipUrl.meta({ 'x-destination': true }),
  /** Whether a bare socket is encrypted; the certificate must be one for the host's name. */
  tls: z.boolean().meta({ 'x-destination': true }).prefault(false),
  /** The vendor whose `ils` settings hold. */
  dialect: VendorCode.prefault('standard'),
  /** Calls that are on or off where the dialect has it otherwise. */
  calls: z.partialRecord(z.enum(calls), z.boolean()).prefault({}),
  /** Where the system does not answer when a patron is looked up: refuse the request, or make it with a note. */
  whenAway: z.enum(['refuse', 'go_on']).prefault('go_on'),
  /** The barcode of temporary records: the lender's where it has one, or always one made of the request's number. */
  barcodes: z.enum(['lender', 'request']).prefault('lender'),
  /** Where the patron picks items up, where a request does not say it. */
  pickupLocation: z.string().min(1).max(200).optional(),
  /** Version 2 (an XML schema) or version 1 (a DTD), where it is another than the dialect's. */
  edition: z.enum(['1', '2']).optional(),
  /** What the version attribute says, where it is another than the dialect's. */
  version: PlainAscii.max(200).optional(),
  /** The agency as which lendwire speaks, and the one of the system: the library's first agency id where left out. */
  fromAgency: code.optional(),
  toAgency: code.optional(),
  /** The Scheme attribute of agency ids. */
  agencyScheme: z.string().max(200).optional(),
  fromSystemId: code.optional(),
  toSystemId: code.optional(),
  applicationProfileType: code.optional(),
  /** What goes into FromAgencyAuthentication and FromSystemAuthentication: filled in at sending. */
  agencyAuthentication: secret.optional(),
  systemAuthentication: secret.optional(),
  headers: ExtraHeaders,
  outboundCredentials: OutboundCredentials,
  /** May the URL point into private networks? Only an admin can say so. */
  allowPrivateNetwork: z.boolean().prefault(false),
  /** How the system shows who it is when it calls `POST /ils/{library}/ncip`. */
  inboundCredentials: z.array(InboundCredential).max(6).prefault([]),
  /** The networks its messages may come from, as CIDR; empty for any. */
  allowedNetworks: z.array(Network).max(50).prefault([]),
  timeout: Timeout.prefault('PT20S'),
  /** How many messages may be under way to the system at once. */
  concurrency: z.int().min(1).max(64).prefault(2),
  /** How often a call is tried before staff are told, and how long the waits are. */
  retry: z
    .object({
      attempts: z.int().min(1).max(100).prefault(6),
      firstDelay: Duration.prefault('PT5S'),
      longestDelay: Duration.prefault('PT10M'),
    })
    .prefault({}),
})
export type IlsProfile = z.infer<typeof IlsProfile> & {
  /** The configured settings of its vendor; those of the built-in vendor where left out. Never stored. */
  readonly vendorSettings?: VendorSettings | undefined
}

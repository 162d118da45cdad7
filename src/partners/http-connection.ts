import { z } from 'zod'
import { AsciiWord, PlainAscii } from '../borrowing/values.ts'
import { schemaMessage } from '../translations/schema-message.ts'

/**
 * Headers that frame the message or belong to the connection (RFC 9110, section 7.6.1; RFC 9112, section 6), and those
 * that lendwire sets by what it sends and can read.
 */
const ownHeaders =
  /^(host|connection|content-.*|transfer-encoding|te|trailer|upgrade|http2-settings|expect|keep-alive|proxy-connection|accept|accept-encoding)$/i

const carriesCredentials = /^(proxy-)?authori[sz]ation$|^cookie$|token|secret|password|api-?key/i

/** The name of an extra header: credentials are in outboundCredentials, and nobody sets what frames a message. */
const ExtraHeaderName = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, schemaMessage('fault.header_name'))
  .refine(
    (name) => !ownHeaders.test(name) && !carriesCredentials.test(name),
    schemaMessage('fault.header_not_settable'),
  )

/** Extra HTTP headers for a partner, without secrets. */
export const ExtraHeaders = z
  .record(
    ExtraHeaderName.max(100),
    z
      .string()
      .max(2000)
      .regex(/^[\t\x20-\x7e]*$/, schemaMessage('fault.printable_ascii')),
  )
  .prefault({})
export type ExtraHeaders = z.infer<typeof ExtraHeaders>

/** The credentials that lendwire shows to a partner over HTTP: filled in at sending, in no stored message. */
export const OutboundCredentials = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({
      kind: z.literal('bearer'),
      token: AsciiWord.max(2000).meta({ 'x-secret': true }).describe('The bearer token.'),
    }),
    z.object({
      kind: z.literal('basic'),
      username: z.string().max(200).describe('The name of the account.'),
      password: z.string().max(500).meta({ 'x-secret': true }).describe('The password.'),
    }),
    z.object({
      kind: z.literal('header'),
      name: z
        .string()
        .regex(/^[A-Za-z0-9-]+$/, schemaMessage('fault.header_name_api_key'))
        .max(100)
        .refine((name) => !ownHeaders.test(name), schemaMessage('fault.header_without_credentials'))
        .describe('The name of the header.'),
      value: PlainAscii.max(2000).meta({ 'x-secret': true }).describe('Its value.'),
    }),
  ])
  .prefault({ kind: 'none' })
export type OutboundCredentials = z.infer<typeof OutboundCredentials>

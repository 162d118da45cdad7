import {
  type Edition,
  echoedScheme,
  elementAt,
  makeProblem,
  type ProblemDetails,
  type ProblemTypeName,
} from 'node-ncip'
import { shortened } from '../../problem.ts'
import type { Reply } from '../incoming-message.ts'
import type { ParsedAgency, ParsedMessage } from './parsed-message.ts'
import type { Vendor } from './vendors/vendor-settings.ts'
import { contentType, write } from './write-message.ts'

/** Why a message was not acted on: a problem type of the standard, and what it is about. */
export type Refusal = { readonly type: ProblemTypeName } & ProblemDetails

/**
 * Returns the response to a message, in the version that it was asked in: what the service gives back, or why not.
 * Problems come with status 200 (ANSI/NISO Z39.83-1, Problem).
 *
 * @param parsed what could be read of it
 * @param vendor how the partner's profile writes messages
 * @param refusal undefined where the message was taken
 * @param members the members of the response besides its header
 */
export const response = (
  parsed: ParsedMessage,
  vendor: Vendor,
  refusal: Refusal | undefined,
  members: Readonly<Record<string, unknown>> = echo(parsed),
): Reply => {
  const { edition, version } = parsed
  const body = {
    ResponseHeader: responseHeader(parsed),
    ...(refusal === undefined ? members : { Problem: [problemOf(refusal)] }),
  }
  const message = { edition: '2', kind: `${parsed.kind}Response`, body } as const
  const content = write(message, { edition, version }, vendor)
  return content === undefined
    ? problemAlone(refusal ?? { type: 'Unsupported Service' }, version, vendor)
    : { status: 200, contentType, content }
}

/** Returns a problem that stands for the whole message, where it is none that has a response. */
export const problemAlone = (refusal: Refusal, version: string | undefined, vendor: Vendor): Reply => {
  const message = { edition: '2', kind: 'Problem', body: [problemOf(refusal)] } as const
  return { status: 200, contentType, content: write(message, { edition: '2', version }, vendor) ?? '' }
}

const problemOf = ({ type, element, value, ...details }: Refusal) =>
  makeProblem(type, { ...details, element: bounded(element), value: bounded(value) })

/** Cuts a text to a length. The names and values of a message are as long as its sender made them. */
const bounded = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : shortened(text)

/**
 * Returns the header of a response: the agencies of the message, the other way round. Version 1 asks for them always.
 */
const responseHeader = ({ fromAgency, toAgency, edition }: ParsedMessage) =>
  edition === '2' && (fromAgency === undefined || toAgency === undefined)
    ? undefined
    : {
        FromAgencyId: { AgencyId: agency(toAgency, edition) },
        ToAgencyId: { AgencyId: agency(fromAgency, edition) },
      }

const agency = (parsed: ParsedAgency | undefined, edition: Edition) => ({
  value: parsed?.value ?? '',
  ...echoedScheme(parsed?.scheme, edition),
})

const ofAgency = (value: string | undefined) => (value === undefined ? {} : { AgencyId: { value } })

/** Returns the content of a response: most services return nothing, these return the ids that they were about. */
const echo = (parsed: ParsedMessage): Readonly<Record<string, unknown>> => {
  const { kind, requestId, itemId, userId, fromAgency, toAgency } = parsed
  const RequestId = { ...ofAgency(parsed.requestAgency), RequestIdentifierValue: requestId }
  const ItemId = { ...ofAgency(parsed.itemAgency), ItemIdentifierValue: itemId }
  switch (kind) {
    case 'CancelRequestItem':
      return {
        ...(requestId === undefined ? { ItemId } : { RequestId }),
        UserId: { ...ofAgency(toAgency?.value), UserIdentifierValue: userId ?? toAgency?.value ?? '' },
      }
    case 'RequestItem':
      return {
        RequestId,
        UserId: { ...ofAgency(fromAgency?.value), UserIdentifierValue: userId ?? fromAgency?.value ?? '' },
        RequestType: elementAt(parsed.body, 'RequestType'),
        RequestScopeType: elementAt(parsed.body, 'RequestScopeType'),
      }
    case 'RecallItem':
    case 'ReportCirculationStatusChange':
      return { ItemId }
    default:
      return {}
  }
}

import {
  echoedScheme,
  makeProblem,
  type PartialMessage,
  type ProblemDetails,
  type ProblemTypeName,
  textAt,
} from 'node-ncip'
import type { Reply } from '../partners/incoming-message.ts'
import { shortened } from '../problem.ts'
import { standardDialect } from './vendors/read-vendor-settings.ts'
import { contentType, write } from './write-message.ts'

/** Why a message was not acted on: a problem type of the standard, and what it is about. */
export type Refusal = { readonly type: ProblemTypeName } & ProblemDetails

/** A message of the system, as far as its response depends on it. */
export type ReceivedMessage = {
  readonly edition: '1' | '2'
  readonly version: string | undefined
  readonly message: PartialMessage
}

/** Returns an agency of the message as it was named there, with its scheme. */
const agencyOf = (
  { edition, message: { body } }: ReceivedMessage,
  element: 'FromAgencyId' | 'ToAgencyId',
) => ({
  AgencyId: {
    value: textAt(body, 'InitiationHeader', element, 'AgencyId') ?? '',
    ...echoedScheme(textAt(body, 'InitiationHeader', element, 'AgencyId', 'Scheme'), edition),
  },
})

/**
 * Returns the header of a response: the agencies of the message, the other way round; none where the message named
 * none.
 */
const responseHeader = (received: ReceivedMessage) => {
  const { edition, message } = received
  const { body } = message
  const from = textAt(body, 'InitiationHeader', 'FromAgencyId', 'AgencyId')
  const to = textAt(body, 'InitiationHeader', 'ToAgencyId', 'AgencyId')
  if (edition === '2' && (from === undefined || to === undefined)) return undefined
  return { FromAgencyId: agencyOf(received, 'ToAgencyId'), ToAgencyId: agencyOf(received, 'FromAgencyId') }
}

const wire = ({ edition, version }: Pick<ReceivedMessage, 'edition' | 'version'>) => ({
  ...standardDialect,
  edition,
  version: version !== undefined && /^[\x20-\x7e]{1,200}$/.test(version) ? version : null,
})

/**
 * Returns the response to a message, in the version of the message. Problems come with status 200 (ANSI/NISO Z39.83-1,
 * Problem).
 *
 * @param refusal undefined where the message was taken
 * @param members what the response holds besides
 */
export const response = (
  received: ReceivedMessage,
  refusal: Refusal | undefined,
  members: Readonly<Record<string, unknown>> = {},
): Reply => {
  const content =
    refusal === undefined ? members : { Problem: [makeProblem(refusal.type, detailsOf(refusal))] }
  const body = { ResponseHeader: responseHeader(received), ...content }
  const kind = `${received.message.kind}Response`
  return {
    status: 200,
    contentType,
    content: write({ kind, body }, wire(received)),
  }
}

/** Returns the details of a problem. The names and values of a message are as long as its sender made them. */
const detailsOf = ({ type: _, element, value, ...details }: Refusal): ProblemDetails => ({
  ...details,
  ...(element === undefined ? {} : { element: shortened(element) }),
  ...(value === undefined ? {} : { value: shortened(value) }),
})

/** Returns a problem that stands for the whole message, where it is none that has a response. */
export const problemAlone = (refusal: Refusal, version: string | undefined): Reply => ({
  status: 200,
  contentType,
  content: write(
    { kind: 'Problem', body: [makeProblem(refusal.type, detailsOf(refusal))] },
    wire({ edition: '2', version }),
  ),
})

import {
  describeProblems,
  elementAt,
  matchProblemType,
  problemsOf,
  readNcip,
  replaceCredentials,
  WriteError,
} from 'node-ncip'
import { reason, textReason } from '../../translations/reason.ts'
import { describeAnswer } from '../describe-answer.ts'
import type { Verdict } from '../incoming-message.ts'
import type { Partner } from '../partner.ts'
import { readNcipAnswer } from '../read-ncip-answer.ts'
import type { LendingMessage, Relay, RelayedKind, RelayedNames } from '../relay.ts'
import { agencyOf } from './agency.ts'
import { connectionOf } from './connection.ts'
import { extOf } from './ext.ts'
import { headerCredentials } from './header.ts'
import { answerMessage, contentOf, type NcipContent, repeatWithinOf, summaryOf } from './incoming.ts'
import { lenderServices } from './interpret.ts'
import { separateIds } from './item-ids.ts'
import { bodyOf, messageIn, type ParsedAgency, type ParsedMessage, parseMessage } from './parsed-message.ts'
import { response } from './response.ts'
import type { Service } from './services.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import type { Vendor } from './vendors/vendor-settings.ts'
import { contentType, write } from './write-message.ts'

/** What the services of a borrower are. Whether an item is renewed, or a request cancelled, its response alone says. */
const kinds: Readonly<Record<Service, RelayedKind>> = {
  RequestItem: 'request',
  CancelRequestItem: 'question',
  RenewItem: 'question',
  LookupRequest: 'question',
  ItemReceived: 'message',
  ItemShipped: 'message',
  ItemRequestUpdated: 'message',
  ReportCirculationStatusChange: 'message',
  ItemUpdated: 'message',
}

const isService = (kind: string): kind is Service => kind in kinds

/**
 * Returns what a message is. Borrowers and lenders use the same services: what the lending system of a library sends is an
 * answer.
 */
const kindOf = ({ kind }: ParsedMessage, { relay }: Partner): RelayedKind | undefined =>
  relay !== undefined
    ? lenderServices.has(kind)
      ? 'answer'
      : undefined
    : isService(kind)
      ? kinds[kind]
      : undefined

const named = (agency: ParsedAgency | undefined) => ({ value: agency?.value ?? '' })

const read = (body: Uint8Array, partner: Partner): LendingMessage<NcipContent> | undefined => {
  const result = readNcip(body, { reader: 'scan' })
  const message = messageIn(result)
  if (message === undefined) return undefined
  const parsed = parseMessage(message, result.version)
  const vendor = vendorOf(partner)
  const kind = kindOf(parsed, partner)
  const { requestId, itemId, fromAgency, toAgency } = parsed
  const items = itemId === undefined ? [] : separateIds(itemId, vendor)
  if (kind === undefined || (requestId === undefined && (items.length === 0 || kind === 'request')))
    return undefined
  const sender = agencyOf(fromAgency, partner) ?? partner.symbols[0] ?? { value: partner.code }
  return {
    repeatWithin: repeatWithinOf(parsed),
    ...{ kind, requestId, isOfEither: kind === 'message' || kind === 'question' },
    items: kind === 'answer' || requestId === undefined ? items : [],
    requestingAgency: kind === 'answer' ? named(toAgency) : sender,
    supplyingAgency: kind === 'answer' ? sender : named(toAgency),
    summary: summaryOf(parsed),
    // Words say nothing of the loan.
    status: kind === 'answer' && parsed.kind !== 'ItemRequestUpdated' ? parsed.kind : undefined,
    contentForFingerprint: contentOf(parsed),
    content: { parsed, vendor },
  }
}

const confirm = ({ content }: LendingMessage<NcipContent>, verdict: Verdict) =>
  answerMessage(
    { content },
    verdict.kind === 'wrong_agency' ? { ...verdict, path: 'InitiationHeader/FromAgencyId' } : verdict,
  )

/** Some systems take this for: ask again later. */
const notNow = ({ content: { parsed, vendor } }: LendingMessage<NcipContent>) =>
  response(parsed, vendor, {
    type: 'Temporary Processing Failure',
    element: parsed.kind,
    detail: 'The lending system of the library did not answer in time. Please ask again.',
  })

const readConfirmation: Relay['readConfirmation'] = ({ summary }, answer, receiver, requestId) => {
  const read = readNcipAnswer(answer.body, (body) => messageIn(readNcip(body, { reader: 'scan' })))
  const [service = ''] = summary.split(' ')
  const due = `${service}Response`
  if (read === undefined)
    return {
      kind: 'unclear',
      reason: reason('reply.expected', { expected: due, came: describeAnswer(answer.body) }),
    }
  const problems = problemsOf(read)
  if (problems.length > 0) {
    const types = problems.flatMap((problem) =>
      [problem.type, matchProblemType(problem, service) ?? []].flat(),
    )
    const isIn = (list: readonly string[]) =>
      list.some((each) => types.some((type) => type.trim().toLowerCase() === each.toLowerCase()))
    const why = textReason(describeProblems(problems))
    if (isIn(vendorOf(receiver).notNow)) return { kind: 'not_now', reason: why }
    return {
      kind: 'refused',
      error: { kind: 'other', reason: why, alreadyKnown: isIn(['Duplicate Request']) },
    }
  }
  if (read.kind !== due)
    return {
      kind: 'unclear',
      reason: reason('reply.expected', {
        expected: due,
        came: reason('reply.came.message', { kind: read.kind }),
      }),
    }
  const { requestId: confirmed } = parseMessage(read, undefined)
  // A lender may give a request that it accepts an id of its own.
  return service === 'RequestItem' || confirmed === undefined || confirmed === requestId
    ? { kind: 'confirmed', events: [] }
    : { kind: 'unclear', reason: reason('reply.other_request') }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Returns the content of a message under other names, wherever it has them. */
const rename = (value: unknown, names: RelayedNames): unknown => {
  if (Array.isArray(value)) return value.map((each) => rename(each, names))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name === 'RequestIdentifierValue') return [name, names.requestId ?? part]
      if (name !== 'AgencyId' || !isObject(part)) return [name, rename(part, names)]
      const other = names.agencies.find(
        ({ from }) => from.value.toLowerCase() === String(part.value).toLowerCase(),
      )
      return [name, other === undefined ? part : { ...part, value: other.to.value }]
    }),
  )
}

/** Writes a message in the version of its receiver; undefined where that has none such. */
const written = (kind: string, body: unknown, receiver: Partner): string | undefined => {
  const { edition, version } = connectionOf(receiver)
  try {
    return write({ kind, body }, { edition, version }, vendorOf(receiver))
  } catch (error) {
    // Its receiver says what is missing, and its sender hears it.
    if (error instanceof WriteError) return undefined
    throw error
  }
}

const translate: Relay['translate'] = (content, { receiver, names }) => {
  const isRenamed = names.agencies.length > 0 || names.requestId !== undefined
  const message = messageIn(readNcip(content, { reader: 'scan' }))
  const isAsItComes =
    message === undefined || (!isRenamed && message.edition === connectionOf(receiver).edition)
  const text = isAsItComes ? undefined : written(message.kind, rename(bodyOf(message), names), receiver)
  return replaceCredentials(text ?? content, headerCredentials(receiver))
}

/** Returns the number by which a vendor says in a note that a request is not filled, where it has numbers. */
const otherReason = ({ reasons }: Vendor): string | undefined =>
  Object.entries(reasons).find(([, code]) => code === 'Other')?.[0]

/** Writes a message to the requester for a lending system that did not take what was confirmed for it. */
const writeAnswer: Relay<NcipContent>['writeAnswer'] = (
  { content: { parsed } },
  { kind, note },
  requester,
) => {
  const vendor = vendorOf(requester)
  const { edition } = connectionOf(requester)
  const isUnfilled = kind === 'unfilled'
  // Only words in Ext can say anything else, and not every system reads them.
  if (
    !isUnfilled &&
    (edition === '1' || !vendor.takes.includes('ItemRequestUpdated') || vendor.notes === 'none')
  )
    return undefined
  const { body, fromAgency, toAgency } = parsed
  const agency = (each: ParsedAgency | undefined) => ({ AgencyId: named(each) })
  const about = {
    InitiationHeader: {
      FromSystemId: vendor.fromSystemId === null ? undefined : { value: vendor.fromSystemId },
      FromAgencyId: agency(toAgency),
      ToAgencyId: agency(fromAgency),
    },
    RequestId: elementAt(body, 'RequestId'),
  }
  const words = isUnfilled ? [otherReason(vendor), note].filter(Boolean).join('\n') : note
  const service = isUnfilled ? 'CancelRequestItem' : 'ItemRequestUpdated'
  const content = written(
    service,
    isUnfilled
      ? {
          ...about,
          UserId: elementAt(body, 'UserId') ?? { UserIdentifierValue: named(fromAgency).value },
          RequestType: elementAt(body, 'RequestType'),
          RequestScopeType: elementAt(body, 'RequestScopeType'),
          Ext: extOf(vendor, { notice: 'CancelledBy.Lender', note: words }),
        }
      : { ...about, Ext: extOf(vendor, { note: words }) },
    requester,
  )
  return content === undefined
    ? undefined
    : { content: replaceCredentials(content, headerCredentials(requester)), contentType, summary: service }
}

/** Passing on messages of loans that a library lends, between systems that speak NCIP to each other. */
export const relay: Relay<NcipContent> = {
  sharesMessages: true,
  ...{ read, confirm, notNow, readConfirmation, translate, writeAnswer },
  withoutCredentials: (content) => replaceCredentials(content, {}),
}

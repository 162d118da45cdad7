import type { Context } from 'hono'
import { PartnerCode } from '../../borrowing/values.ts'
import { errorFacts } from '../../log.ts'
import type { InboundAddress, ProtocolEntry } from '../../partners/protocol-entry.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import type { BodyPrefix, OpenBody } from '../input/body.ts'
import { createPartnerQuotas } from '../limits/partner-quotas.ts'
import type { ApiApp } from '../openapi/routes.ts'
import { methodNotAllowedHandler } from '../responses/error-handler.ts'
import type { Services } from '../services.ts'
import { type CallCredentials, credentialsInMessage, readCredentials } from './call-credentials.ts'
import { describePartnerEndpoint } from './describe-partner-endpoint.ts'
import {
  authenticationPrefix,
  contentTypeOf,
  explainCompressedBody,
  type InboundEndpoint,
} from './inbound-endpoint.ts'
import { chooseSender, createSenderDirectory, type SendingPartner } from './sending-partner.ts'
import { ignoreTooLarge, tooLargeMessage } from './too-large-message.ts'
import { createArrivalWatch, type WatchArrival } from './watch-arrivals.ts'
import { watchWrongAddresses } from './watch-wrong-addresses.ts'

/**
 * Notes each message that was answered with another status than 2xx: a partner that sends its messages once has lost it.
 *
 * @param watch handles the message
 */
const noteRefusedMessages =
  ({ noteRefusedMessage }: Pick<Services, 'noteRefusedMessage'>, watch: WatchArrival): WatchArrival =>
  async (context, address, handle) => {
    const note = (): void => {
      const sender = context.get('arrival')?.partner
      const code = PartnerCode.safeParse(sender ?? address.code)
      if (context.req.method === 'POST' && code.success)
        noteRefusedMessage(code.data, sender === undefined ? 'possible' : 'certain')
    }
    try {
      const response = await watch(context, address, handle)
      if (!response.ok) note()
      return response
    } catch (error) {
      note()
      throw error
    }
  }

type Deps = Pick<
  Services,
  | 'configuration'
  | 'log'
  | 'noteRefusedMessage'
  | 'now'
  | 'peerAddress'
  | 'protocols'
  | 'rateLimits'
  | 'receive'
  | 'settings'
  | 'store'
>

/** A protocol in which partners post messages. */
type PostedProtocol = ProtocolEntry & { readonly endpoint: InboundAddress }

const isPosted = (entry: ProtocolEntry): entry is PostedProtocol => entry.endpoint !== undefined

/**
 * Adds the addresses to which partners post their messages, for every protocol that has one. They are no part of the API
 * for library systems: no API key, no middleware, and what they answer is the protocol's.
 */
export const addPartnerEndpoints = (app: ApiApp, services: Deps, inbound: InboundEndpoint): void => {
  const { configuration, now, settings, protocols } = services
  const { open, isFromNetwork, readMessage } = inbound
  const directory = createSenderDirectory(configuration)
  const watch = noteRefusedMessages(services, createArrivalWatch(services))
  const takeFromPartnerQuota = createPartnerQuotas({
    ...services,
    note: (partner, value) => {
      services.store
        .putDocuments([{ kind: 'quota_use', key: partner, value, expectedVersion: null }])
        .catch((error: unknown) => {
          const facts = { partner, ...errorFacts(error) }
          services.log({ level: 'error', message: 'The use of a quota could not be noted', facts })
        })
    },
  })

  const refuse = (
    context: Context<ApiEnv>,
    { name }: PostedProtocol,
    claimed: SendingPartner | undefined,
    why: AnyReason,
    body: OpenBody,
    authenticated?: SendingPartner,
  ): Promise<Response> => {
    context.set('arrival', { reason: why, partner: authenticated?.partner.code })
    return inbound.refuse(context, 'a partner', {
      protocol: name,
      partner: claimed?.partner.code,
      reason: why,
      body,
    })
  }

  const receive = async (
    context: Context<ApiEnv>,
    { partner }: SendingPartner,
    { bytes, truncated }: BodyPrefix,
  ): Promise<Response> => {
    context.set('arrival', { partner: partner.code })
    if (protocols.of(partner).capabilities(partner).sendsOnce !== true)
      takeFromPartnerQuota(partner, bytes.length)
    const message = {
      partner,
      body: bytes,
      truncated,
      contentType: contentTypeOf(context),
      now: now(),
    } as const
    if (truncated) {
      await services.receive(message).catch(ignoreTooLarge)
      throw tooLargeMessage(settings.partnerMessageLimit)
    }
    const {
      status,
      contentType,
      content,
      state,
      summary,
      reason: why,
    } = await services.receive(message).catch(explainCompressedBody(context))
    const isRefused = state === 'rejected' || state === 'unreadable'
    context.set('arrival', { partner: partner.code, summary, reason: why ?? undefined, isRefused })
    return new Response(content, { status, headers: { 'content-type': contentType } })
  }

  const readAll = (context: Context, { partner }: SendingPartner, body: OpenBody): Promise<BodyPrefix> =>
    readMessage(context, `partner ${partner.code}`, body, settings.partnerMessageLimit)

  const speaks =
    ({ name }: PostedProtocol) =>
    ({ partner }: SendingPartner): boolean =>
      protocols.of(partner).name === name

  const inMessage = async ({ name }: PostedProtocol, body: OpenBody): Promise<CallCredentials> => {
    const { authentication } = protocols.named(name)
    return credentialsInMessage(
      authentication === undefined ? undefined : authentication(await body.prefix(authenticationPrefix)),
    )
  }

  const fromNamedPartner = async (
    context: Context<ApiEnv>,
    entry: PostedProtocol,
    sender: SendingPartner | undefined,
    pathSecret?: string,
  ): Promise<Response> => {
    const body = open(context)
    const inHeader = readCredentials(context.req.header('authorization'), pathSecret)
    const isNear = sender === undefined || isFromNetwork(context, sender.networks)
    const credentials =
      inHeader.kind === 'none' && isNear && authenticatesInMessages(sender)
        ? await inMessage(entry, body)
        : inHeader
    const authenticated = directory.authenticates(sender, credentials)
    if (!isNear) return refuse(context, entry, sender, otherNetwork, body)
    if (sender === undefined || !authenticated)
      return refuse(context, entry, sender, reasonOf(credentials, sender), body)
    if (!speaks(entry)(sender)) return refuse(context, entry, sender, otherProtocol, body)
    return receive(context, sender, await readAll(context, sender, body))
  }

  const fromAnyPartner = async (context: Context, entry: PostedProtocol): Promise<Response> => {
    const body = open(context)
    const inHeader = readCredentials(context.req.header('authorization'), undefined)
    const credentials = inHeader.kind === 'none' ? await inMessage(entry, body) : inHeader
    const candidates = (await directory.withCredentials(credentials)).filter(speaks(entry))
    const [first] = candidates
    if (first === undefined) return refuse(context, entry, undefined, reasonOf(credentials, undefined), body)
    if (!candidates.some(({ networks }) => isFromNetwork(context, networks)))
      return refuse(context, entry, first, otherNetwork, body, candidates.length === 1 ? first : undefined)
    const read = await readAll(context, first, body)
    const sender = chooseSender(candidates, protocols.named(entry.name).sender(read.bytes))
    if (sender === undefined) return refuse(context, entry, undefined, severalPartners, body)
    if (!isFromNetwork(context, sender.networks))
      return refuse(context, entry, sender, otherNetwork, body, sender)
    return receive(context, sender, read)
  }

  for (const entry of protocols.entries.filter(isPosted)) {
    const { path } = entry.endpoint
    describePartnerEndpoint(app, entry.title, entry.endpoint)
    const addressOf = (code: string | undefined) => ({
      path: code === undefined ? `/${path}` : `/partners/${code}/${path}`,
      protocol: entry.name,
      code,
    })
    const named = (context: Context<ApiEnv>, secret: string | undefined): Promise<Response> => {
      const code = context.req.param('code') ?? ''
      return watch(context, addressOf(code), (snapshot) =>
        fromNamedPartner(context, entry, directory.find(snapshot, code), secret),
      )
    }
    app.post(`/partners/:code/${path}`, (context) => named(context, undefined))
    app.post(`/partners/:code/${path}/:secret`, (context) => named(context, context.req.param('secret')))
    app.post(`/${path}`, (context) =>
      watch(context, addressOf(undefined), () => fromAnyPartner(context, entry)),
    )
    for (const each of [`/partners/:code/${path}`, `/partners/:code/${path}/:secret`, `/${path}`]) {
      app.all(each, (context) =>
        watch(context, addressOf(context.req.param('code')), async () =>
          methodNotAllowedHandler(context, ['POST']),
        ),
      )
    }
  }
  const endpoints = protocols.entries
    .filter(isPosted)
    .map(({ name: protocol, endpoint: { path } }) => ({ path, protocol }))
  // A route for POST would be a method that every path has.
  app.use(watchWrongAddresses(endpoints, watch))
}

const otherNetwork = reason('kept_message.other_network')
const otherProtocol = reason('kept_message.other_protocol')
const severalPartners = reason('kept_message.several_partners')

/** Returns whether the partner authenticates in its messages themselves. */
const authenticatesInMessages = (sender: SendingPartner | undefined): boolean =>
  sender?.partner.inboundCredentials.some(({ kind }) => kind === 'message') === true

const reasonOf = ({ kind }: CallCredentials, sender: SendingPartner | undefined) => {
  if (kind === 'none') return reason('kept_message.no_credentials')
  return reason(
    sender === undefined ? 'kept_message.credentials_of_nobody' : 'kept_message.not_credentials_of_partner',
  )
}

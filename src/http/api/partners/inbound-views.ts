import { createRoute, z } from '@hono/zod-openapi'
import { notFound } from '../../../accounts/principal.ts'
import { randomSecret } from '../../../accounts/secrets.ts'
import { addMilliseconds, millisecondsPerHour } from '../../../borrowing/time.ts'
import { Instant, PartnerCode } from '../../../borrowing/values.ts'
import { saveDocument } from '../../../configuration/documents.ts'
import { InboundView } from '../../../configuration/inbound-view.ts'
import { sha256 } from '../../../hash.ts'
import { Arrival, readArrivals } from '../../../partner-health/arrivals.ts'
import {
  type InvitedProtocol,
  invitedProtocols,
  isPending,
  pendingConnection,
  pendingSymbol,
} from '../../../partners/pending-connection.ts'
import { chooseEntry } from '../../../partners/protocols.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { adminOnly } from '../../auth/authenticate.ts'
import { emptyIsNone } from '../../input/body.ts'
import { answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers, refusalsOfBody } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { inboundViewPath } from '../../technicians/inbound-view-page.ts'
import { onboardingPath } from '../../technicians/onboarding-page.ts'
import { sayTrialLine } from '../../technicians/trial-section.ts'
import { doneAt, trialSteps } from '../../technicians/trial-steps.ts'
import { languageOf, ReasonView, viewReason } from '../views/reason.ts'

type Deps = Pick<
  Services,
  | 'configuration'
  | 'kinds'
  | 'letterLanguages'
  | 'now'
  | 'peerAddress'
  | 'protocols'
  | 'publicUrl'
  | 'requestsNaming'
  | 'runOnce'
  | 'settings'
  | 'store'
>

const tags = ['Partners']
const path = '/v1/partners/{code}/inbound-view'
const params = z.object({ code: PartnerCode.describe('The code of the document.') })
const defaultHours = 24
const maxHours = 168
const times = {
  createdAt: Instant.describe('When it was made'),
  expiresAt: Instant.describe('Until when it can be read'),
}

const NewInboundView = z
  .object({
    ...times,
    url: z.string().openapi({ description: 'The page for the technician. It is shown this once' }),
    token: z.string().openapi({ description: 'The token in it. It is shown this once' }),
  })
  .openapi('NewInboundView')

const InboundViewContent = z
  .object({
    ...times,
    createdBy: z.string().openapi({ description: 'The id of the admin or key that made it' }),
    onboarding: z.boolean().openapi({ description: 'Whether the technician may set up the partner' }),
    credentialsMadeAt: Instant.optional().describe('When the technician made credentials'),
    reachedAt: Instant.optional().describe(
      'When the last message came that shows that the partner can reach us',
    ),
    isPending: z.boolean().openapi({
      description: 'Whether the technician has not said yet where the partner is, and who',
    }),
    trial: z
      .array(
        z
          .object({
            at: Instant.describe('When it was sent, or came'),
            direction: z.enum(['sent', 'received']).openapi({ description: 'Whose message it is' }),
            what: z.string().openapi({ description: 'The operation that was sent, or what came' }),
            text: z.string().openapi({ description: 'The same in words' }),
            isTaken: z.boolean().openapi({ description: 'Whether the receiver took it' }),
            words: ReasonView.nullable().describe('What the partner’s system said'),
          })
          .openapi('TrialLoanMessage'),
      )
      .openapi({ description: 'The messages of the simulated loan, in their order' }),
    trialSteps: z
      .array(
        z.object({
          step: z.enum(trialSteps).openapi({ description: 'Its name' }),
          doneAt: Instant.nullable().describe('When it was done'),
        }),
      )
      .openapi({
        description: 'Its steps, as the technician sees them; none before it began',
      }),
    arrivals: z
      .array(
        z
          .object({
            id: Arrival.shape.id.describe('Tells it from others'),
            at: Arrival.shape.at.describe('When it arrived'),
            method: Arrival.shape.method.describe('The method of HTTP; messages are posted'),
            path: Arrival.shape.path.describe('The path that it was sent to, without a secret'),
            from: Arrival.shape.from.describe('The network address; null where it may be of somebody else'),
            headers: Arrival.shape.headers.describe('Its headers; secrets are replaced by …'),
            sender: Arrival.shape.sender.describe(
              '`certain`: by its path or credentials; `possible`: nothing says whose it is',
            ),
            verdict: Arrival.shape.verdict.describe('Whether it was taken'),
            status: Arrival.shape.status.describe('The HTTP status of the answer'),
            summary: Arrival.shape.summary.describe('What kind of message it is'),
            reason: ReasonView.nullable().describe('Why it was refused, or what is noted of it'),
          })
          .openapi('Arrival'),
      )
      .openapi({ description: 'What the technician sees now, the newest first' }),
  })
  .openapi('InboundView')

const create = createRoute({
  method: 'post',
  path,
  operationId: 'createInboundView',
  tags,
  middleware: [adminOnly, emptyIsNone] as const,
  summary: 'Let the technician of a partner see what arrives',
  description: `Makes a page, behind a URL with a token, that shows what arrived from the partner within the last 30 minutes: time,
headers without secrets, and whether it was taken, with the reason; no bodies and nothing of patrons. Refused messages that
could be of the partner are there too. An earlier page ends. 409 for a partner that posts no messages, and where \`newPartner\`
names a code that a partner has.`,
  request: {
    params,
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
    }),
    body: {
      content: {
        'application/json': {
          schema: z.object({
            hours: z
              .int()
              .min(1)
              .max(maxHours)
              .default(defaultHours)
              .openapi({ description: 'For how many hours it can be read' }),
            onboarding: z.boolean().default(false).openapi({
              description:
                'Whether the technician may also set up the partner while it is inactive: its address, its credentials, tests, a simulated loan',
            }),
            newPartner: z
              .object({
                name: z.string().trim().min(1).max(200).openapi({ description: 'Its name' }),
                protocol: z.enum(invitedProtocols).default('iso18626').openapi({
                  description: 'The protocol, which the technician can change',
                }),
              })
              .optional()
              .openapi({
                description:
                  'Creates the partner, inactive, with a name alone: its technician says the rest. Implies `onboarding`',
              }),
          }),
        },
      },
    },
  },
  responses: answers({ 201: ['The page', NewInboundView] }, [
    'forbidden',
    'not_found',
    'not_allowed_now',
    'conflict',
    ...refusalsOfBody,
  ]),
})

const read = createRoute({
  method: 'get',
  path,
  operationId: 'getInboundView',
  tags,
  middleware: adminOnly,
  summary: 'See what the technician of a partner sees',
  description:
    'Until when the page of the technician can be read, and what it shows. 404 where there is none.',
  request: { params },
  responses: answers({ 200: ['The page', InboundViewContent] }, ['forbidden', 'not_found']),
})

const withdraw = createRoute({
  method: 'delete',
  path,
  operationId: 'deleteInboundView',
  tags,
  middleware: adminOnly,
  summary: 'Withdraw the page of a partner’s technician',
  description: 'Its URL shows nothing any more, and what was noted for it is deleted.',
  request: { params },
  responses: answers({ 204: ['Withdrawn'] }, ['forbidden', 'not_found']),
})

/** Adds the routes with which admins let the technician of a partner see what arrives. */
export const addInboundViews = (app: ApiApp, services: Deps): void => {
  const { store, configuration, protocols, publicUrl, now } = services

  const readView = async (code: PartnerCode): Promise<InboundView> => {
    const view = InboundView.safeParse((await store.getDocument('inbound_view', code))?.value).data
    if (view === undefined || view.expiresAt <= now())
      throw notFound(reason('not_found.technician_page', { partner: code }))
    return view
  }

  /** Creates a partner of which nothing but a name is known. */
  const inviteOnce = async (
    code: PartnerCode,
    { name, protocol = 'iso18626' }: { readonly name: string; readonly protocol?: InvitedProtocol },
  ) => {
    const kind = services.kinds.find((each) => each.kind === 'partner')
    if (kind === undefined || (await store.getDocument('partner', code)) !== null)
      throw new Problem('conflict', reason('problem.partner_exists', { partner: code }))
    const { stored } = await saveDocument(
      services,
      kind,
      code,
      {
        name,
        status: 'inactive',
        symbols: [pendingSymbol(code)],
        connection: pendingConnection(protocol),
      },
      0,
    )
    return { kind, value: stored.value }
  }

  app.openapi(create, async (context) => {
    const { code } = context.req.valid('param')
    // A call without a body is not read by the schema, which has the default.
    const { hours = defaultHours, newPartner, ...body } = context.req.valid('json')
    const onboarding = body.onboarding === true || newPartner !== undefined
    return answerOnceSealed(services, context, null, async () => {
      if (newPartner !== undefined) {
        const made = await inviteOnce(code, newPartner)
        noteChange(context, made.kind, code, undefined, made.value)
      }
      const partner = (await configuration.snapshot()).partner(code)
      if (partner === null) throw notFound(reason('not_found.partner', { partner: code }))
      if (chooseEntry(protocols.entries).of(partner).endpoint === undefined)
        throw new Problem('not_allowed_now', reason('problem.partner_posts_no_messages', { partner: code }))
      const token = randomSecret()
      const createdAt = now()
      const expiresAt = addMilliseconds(createdAt, hours * millisecondsPerHour)
      const createdBy = context.var.principal.id
      const value: InboundView = {
        partner: code,
        token: sha256(token),
        createdAt,
        createdBy,
        expiresAt,
        onboarding,
      }
      await store.putDocuments([
        { kind: 'inbound_view', key: code, value, expectedVersion: null },
        { kind: 'arrivals', key: code, value: undefined, expectedVersion: null },
      ])
      const path = onboarding ? onboardingPath(code, token) : inboundViewPath(code, token)
      const url = `${publicUrl()}${path}`
      return jsonAnswer({ url, token, createdAt, expiresAt }, 201)
    })
  })

  app.openapi(read, async (context) => {
    const { code } = context.req.valid('param')
    const { createdAt, createdBy, expiresAt, onboarding, credentialsMadeAt, reachedAt, trial } =
      await readView(code)
    const partner = (await configuration.snapshot()).partner(code)
    const arrivals = await readArrivals(store, code, now())
    const language = languageOf(context)
    return jsonResponse({
      createdAt,
      createdBy,
      expiresAt,
      onboarding,
      ...(credentialsMadeAt === undefined ? {} : { credentialsMadeAt }),
      ...(reachedAt === undefined ? {} : { reachedAt }),
      isPending: partner !== null && isPending(partner),
      trial: (trial?.lines ?? []).map(({ message: _, words, ...line }) => ({
        ...line,
        text: sayTrialLine(line, language),
        words: words === null ? null : viewReason(words, language),
      })),
      trialSteps:
        trial === undefined ? [] : trialSteps.map((step) => ({ step, doneAt: doneAt(trial, step) ?? null })),
      arrivals: arrivals.map(({ reason: why, ...arrival }) => ({
        ...arrival,
        reason: why === null ? null : viewReason(why, language),
      })),
    })
  })

  app.openapi(withdraw, async (context) => {
    const { code } = context.req.valid('param')
    await readView(code)
    await store.putDocuments([
      { kind: 'inbound_view', key: code, value: undefined, expectedVersion: null },
      { kind: 'arrivals', key: code, value: undefined, expectedVersion: null },
    ])
    return new Response(null, { status: 204 })
  })
}

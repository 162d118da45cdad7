import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { OpenIdIdentity, User, UserPatch, UserSettings } from '../../accounts/user.ts'
import { AlarmRule } from '../../alarms/alarm-rule.ts'
import { AlarmSettings } from '../../alarms/alarm-settings.ts'
import { Command } from '../../borrowing/commands/command.ts'
import { CreateRequest } from '../../borrowing/commands/create-input.ts'
import { Library } from '../../borrowing/library.ts'
import { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { Citation } from '../../borrowing/request/citation.ts'
import { Deadline, DeadlineKind } from '../../borrowing/request/deadline.ts'
import { Entry } from '../../borrowing/request/entry.ts'
import { Item, ItemState } from '../../borrowing/request/item.ts'
import { Negotiation } from '../../borrowing/request/negotiation.ts'
import { Consequence, Next } from '../../borrowing/request/next.ts'
import { OpenUrlExtras } from '../../borrowing/request/open-url-extras.ts'
import { OperationKind } from '../../borrowing/request/operation.ts'
import { Outcome } from '../../borrowing/request/outcome.ts'
import { Patron } from '../../borrowing/request/patron.ts'
import { LeftOut, RotaBuild, SendingDecision } from '../../borrowing/request/rota-build.ts'
import { Service } from '../../borrowing/request/service.ts'
import { SourcedField } from '../../borrowing/request/sourced-fields.ts'
import { Stage } from '../../borrowing/request/stage.ts'
import { Waiting } from '../../borrowing/request/waiting.ts'
import { Conditions } from '../../borrowing/rota-rules/conditions.ts'
import { RuleVerdict } from '../../borrowing/rota-rules/judge.ts'
import { RotaRules } from '../../borrowing/rota-rules/rota-rules.ts'
import { SendingRules } from '../../borrowing/rota-rules/sending-rules.ts'
import { RotaTemplate } from '../../borrowing/rota-rules/template.ts'
import { Status } from '../../borrowing/status/status.ts'
import {
  Actor,
  Address,
  AgencyId,
  Cost,
  LibraryCode,
  PartnerCode,
  RequestNumber,
} from '../../borrowing/values.ts'
import { WorkflowProfile } from '../../borrowing/workflow/workflow-profile.ts'
import { IlsConnection } from '../../ils/connection.ts'
import { LocateProfile } from '../../locate/profile.ts'
import { MailboxProfile } from '../../partners/mailbox.ts'
import type { ProtocolEntry } from '../../partners/protocol-entry.ts'
import type { ProblemCode } from '../../problem.ts'
import { Webhook } from '../../webhooks/webhook.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import { ProblemDocument, problemStatuses, problemTitle } from '../responses/problem-document.ts'

/** The application to which the API's routes are added. */
export type ApiApp = OpenAPIHono<ApiEnv>
/** The OpenAPI document that the routes give. */
export type OpenApiDocument = ReturnType<ApiApp['getOpenAPI31Document']>

/** The types of other folders that the document names instead of repeating them. */
const named = {
  OpenIdIdentity,
  User,
  UserPatch,
  UserSettings,
  AlarmRule,
  Ils: IlsConnection,
  LocateProfile,
  Webhook,
  AlarmSettings,
  AwaitedTurn: Next,
  Consequence,
  Deadline,
  DeadlineKind,
  ItemState,
  Negotiation,
  OpenUrlExtras,
  OperationKind,
  Outcome,
  SourcedField,
  Stage,
  Status,
  Waiting,
  Actor,
  Address,
  AgencyId,
  Citation,
  Command,
  Conditions,
  Cost,
  CreateRequest,
  Entry,
  LeftOut,
  StoredItem: Item,
  Library,
  LibraryCode,
  MailboxProfile,
  PartnerCode,
  PartnerEvent,
  Patron,
  RequestNumber,
  RotaBuild,
  RotaRules,
  RotaTemplate,
  RuleVerdict,
  SendingDecision,
  SendingRules,
  Service,
  WorkflowProfile,
}

const connectionName = (name: string): string =>
  `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('_', '')}Connection`

/**
 * Gives the types of other folders their names in the document. They stay what they are; doing it again changes nothing.
 *
 * @param protocols the registered protocols: their connections are named after them
 */
export const nameSchemas = (protocols: readonly ProtocolEntry[]): void => {
  const connections = Object.fromEntries(
    protocols.map(({ name, connection }) => [connectionName(name), connection]),
  )
  for (const [refId, schema] of Object.entries({ ...named, ...connections })) {
    z.globalRegistry.add(schema, { _internal: { refId } })
  }
}

/** What an answer is, the schema of its JSON where it has a body, and what it holds in other media types, by media type. */
type Body = readonly [
  description: string,
  schema?: z.ZodType,
  others?: Readonly<Record<string, z.ZodType<string>>>,
]

/**
 * The answers of a route for the document. An interface has a name of its own, under which the declarations of routes refer
 * to it; of what they infer else, the compiler cannot name a part where the packages are in another folder.
 */
export interface Answers extends Readonly<RouteConfig['responses']> {}

/** Returns the answers of problems, by their status. */
export const problemsOf = (codes: readonly ProblemCode[]): Answers => {
  const byStatus = Object.groupBy(codes, (code) => String(problemStatuses[code]))
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, some = []]) => [
      status,
      {
        description: some.map(problemTitle).join(' · '),
        content: { 'application/problem+json': { schema: ProblemDocument } },
      },
    ]),
  )
}

const contentOf = ([, schema, others = {}]: Body) => {
  const written = Object.entries(others).map(([type, text]) => [type, { schema: text }] as const)
  return {
    ...(schema === undefined ? {} : { 'application/json': { schema } }),
    ...Object.fromEntries(written),
  }
}

/**
 * Returns the answers of a route for the document.
 *
 * @param bodies by HTTP status: what the answer is, its schema where it has a body, and its other media types
 */
export const bodies = (bodies: Readonly<Record<number, Body>>): Answers =>
  Object.fromEntries(
    Object.entries(bodies).map(([status, body]) => {
      const [description, schema] = body
      return [status, schema === undefined ? { description } : { description, content: contentOf(body) }]
    }),
  )

/**
 * Returns the answers of a route of the API for the document: those of success, and the problems, to which those are
 * added that every call may meet.
 *
 * @param successes by HTTP status: what the answer is, its schema where it has a body, and its other media types
 * @param problems the codes that this route has besides
 */
export const answers = (
  successes: Readonly<Record<number, Body>>,
  problems: readonly ProblemCode[] = [],
): Answers => ({
  ...problemsOf([
    ...new Set<ProblemCode>([
      'invalid_input',
      'not_authenticated',
      'forbidden',
      ...problems,
      'rate_limited',
      'unavailable',
    ]),
  ]),
  ...bodies(successes),
})

/** The problems of any call with a body and an idempotency key. */
export const refusalsOfBody = [
  'too_large',
  'unsupported_media_type',
  'idempotency_mismatch',
] as const satisfies readonly ProblemCode[]

/** Why a document may not be put, besides its state: for `conditionalAnswers`. */
export const refusalsOfPut = [
  'forbidden',
  'conflict',
  'too_large',
  'unsupported_media_type',
] as const satisfies readonly ProblemCode[]

/** Returns the answers of a conditional write of a document, as `answers` does for other routes. */
export const conditionalAnswers = (
  successes: Readonly<Record<number, Body>>,
  problems: readonly ProblemCode[] = [],
): Answers => ({
  ...answers(successes, [...problems, 'precondition_failed']),
})

/** Returns the answers of a route that reads one document, for those who have it already too. */
export const documentAnswers = (
  description: string,
  schema: z.ZodType,
  problems: readonly ProblemCode[] = ['not_found'],
): Answers =>
  answers(
    { 200: [description, schema], 304: ['The caller has it in this state already (If-None-Match)'] },
    problems,
  )

/**
 * Lets a schema parse at once where the router asks it to wait: zod compiles parsers of objects only for parsing at once,
 * and no schema of a call waits for anything.
 */
const parsingAtOnce = <T extends z.ZodType>(schema: T): T =>
  Object.assign(schema, { safeParseAsync: async (value: unknown) => schema.safeParse(value) })

/** Returns a JSON body that a route needs. */
export const jsonBody = <T extends z.ZodType>(schema: T) => ({
  required: true as const,
  content: { 'application/json': { schema: parsingAtOnce(schema) } },
})

/** The headers of a conditional write of a document: the ETag that was read, or `If-None-Match: *`. */
export const conditionalHeaders = z.object({
  'If-Match': z
    .string()
    .max(200)
    .optional()
    .describe('The ETag that was read: the call is refused with 412 where the present one differs.'),
  'If-None-Match': z
    .string()
    .max(200)
    .optional()
    .describe('`*` to write only where nothing is stored, or the ETag of what the caller has.'),
})

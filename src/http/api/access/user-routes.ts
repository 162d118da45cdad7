import { createRoute, z } from '@hono/zod-openapi'
import { OpenIdIdentity, User, UserPatch, UserSettings } from '../../../accounts/user.ts'
import { Instant } from '../../../borrowing/values.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { IdempotencyHeader } from '../../input/idempotency.ts'
import {
  answers,
  conditionalAnswers,
  conditionalHeaders,
  documentAnswers,
  jsonBody,
  refusalsOfBody,
} from '../../openapi/routes.ts'
import { librariesParameter, pageOf, pageQuery } from '../lists/list-page.ts'
import { sortParameter } from '../lists/whole-list.ts'

const tags = ['Users']
const headers = z.object({
  'Idempotency-Key': IdempotencyHeader,
})
const params = z.object({
  id: z
    .string()
    .regex(/^[0-9a-f]{24}$/, schemaMessage('fault.user_id'))
    .describe('The id of the person.'),
})

/** A person, with the time of the last call, and whether there is a second factor. */
export const UserView = User.extend({
  hasSecondFactor: z
    .boolean()
    .describe(
      'Whether the person signs in with a second factor beside the password. Who signs in by OpenID Connect has it at the identity provider.',
    ),
  lastSeenAt: Instant.optional().describe('When it was last seen.'),
}).openapi('UserView')

/** The result of the invitation of a person. */
export const Invitation = z
  .object({
    state: z.enum(['mailed', 'not_mailed', 'not_set_up']).describe('Whether the invitation was sent.'),
    link: z
      .string()
      .optional()
      .describe('The link to set a password, where lendwire has no mail server to send it.'),
  })
  .openapi('Invitation')

export const list = createRoute({
  method: 'get',
  path: '/v1/users',
  operationId: 'listUsers',
  tags,
  summary: 'List people who work with lendwire',
  description: 'Callers who belong to one library see the people of that library.',
  request: {
    query: z.object({
      library: librariesParameter,
      ...pageQuery,
      sort: sortParameter('id'),
    }),
  },
  responses: answers({ 200: ['A page of the list', pageOf(UserView)] }, ['forbidden']),
})

export const create = createRoute({
  method: 'post',
  path: '/v1/users',
  operationId: 'createUser',
  tags,
  summary: 'Create a person and send an invitation',
  description:
    'The invitation is a mailed link, with which the person sets a password. A `library_admin` creates people of the own library.',
  request: { headers, body: jsonBody(UserSettings) },
  responses: answers(
    {
      201: [
        'The person',
        z.object({
          user: UserView.describe('The person.'),
          invitation: Invitation.describe('How the person is invited to set a password.'),
        }),
      ],
    },
    ['forbidden', 'conflict', ...refusalsOfBody],
  ),
})

export const readOne = createRoute({
  method: 'get',
  path: '/v1/users/{id}',
  operationId: 'getUser',
  tags,
  summary: 'Read a person',
  description: 'Passwords are never shown.',
  request: { params },
  responses: documentAnswers('The person', UserView, ['not_found', 'forbidden']),
})

export const change = createRoute({
  method: 'patch',
  path: '/v1/users/{id}',
  operationId: 'changeUser',
  tags,
  summary: 'Change a person',
  description:
    'A JSON Merge Patch (RFC 7396). Where the role, library or status changes, all sessions of the person end.',
  request: { params, headers: conditionalHeaders, body: jsonBody(UserPatch) },
  responses: conditionalAnswers({ 200: ['The person', UserView] }, [
    'forbidden',
    'not_found',
    'conflict',
    'too_large',
    'unsupported_media_type',
  ]),
})

export const remove = createRoute({
  method: 'delete',
  path: '/v1/users/{id}',
  operationId: 'deleteUser',
  tags,
  summary: 'Delete a person',
  description: 'All sessions end. What the person did stays recorded under the id.',
  request: { params },
  responses: answers({ 204: ['Deleted'] }, ['forbidden', 'not_found', 'conflict']),
})

export const invite = createRoute({
  method: 'post',
  path: '/v1/users/{id}/invite',
  operationId: 'inviteUser',
  tags,
  summary: 'Send a new invitation',
  description: 'Earlier links of the person end.',
  request: { params, headers },
  responses: answers({ 200: ['The result', Invitation] }, [
    'forbidden',
    'not_found',
    'not_allowed_now',
    'conflict',
    'idempotency_mismatch',
  ]),
})

export const decideIdentity = createRoute({
  method: 'post',
  path: '/v1/users/{id}/refused-identity',
  operationId: 'decideRefusedIdentity',
  tags,
  summary: 'Say whose identity a refused sign-in brought',
  description:
    'A sign-in by OpenID Connect was refused because this account has its email address (`refusedOpenId`). `same_person` links the account to that identity, in place of the one it had: it has no password from then on, and one that is disabled stays so. `another_person` disables the account and frees its address: the other person gets a new account at the next sign-in. All sessions of the account end.',
  request: {
    params,
    headers,
    body: jsonBody(
      OpenIdIdentity.extend({
        decision: z.enum(['same_person', 'another_person']).describe('Whose identity it is.'),
      }).openapi('RefusedIdentityDecision'),
    ),
  },
  responses: answers({ 200: ['The person', UserView] }, [
    'forbidden',
    'not_found',
    'conflict',
    'idempotency_mismatch',
    'too_large',
    'unsupported_media_type',
  ]),
})

export const unlink = createRoute({
  method: 'delete',
  path: '/v1/users/{id}/identity',
  operationId: 'unlinkUser',
  tags,
  summary: 'Unlink a person from the identity provider',
  description:
    'The next sign-in by OpenID Connect with the verified email address links the account again. Until then it counts as invited, and no link to set a password is mailed. All sessions of the person end.',
  request: { params },
  responses: answers({ 200: ['The person', UserView] }, [
    'forbidden',
    'not_found',
    'not_allowed_now',
    'conflict',
  ]),
})

export const endSessions = createRoute({
  method: 'post',
  path: '/v1/users/{id}/sign-out',
  operationId: 'signOutUser',
  tags,
  summary: 'End all sessions of a person',
  description: 'All sessions of the person end.',
  request: { params, headers },
  responses: answers({ 204: ['All sessions have ended'] }, [
    'forbidden',
    'not_found',
    'conflict',
    'idempotency_mismatch',
  ]),
})

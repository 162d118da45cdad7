import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  hasFactor,
  newRecoveryCodes,
  newTotpSecret,
  noFactors,
  readFactors,
  writeFactors,
} from '../../../accounts/factors.ts'
import { notFound } from '../../../accounts/principal.ts'
import {
  askForNewPasskey,
  askForPasskey,
  FactorProof,
  PasskeyText,
  useFactor,
} from '../../../accounts/second-factor.ts'
import { findSession, startSession } from '../../../accounts/sessions.ts'
import { mayHavePassword, ownerOf, readUser, type User } from '../../../accounts/user.ts'
import { Instant } from '../../../borrowing/values.ts'
import type { Factors } from '../../../configuration/second-factors.ts'
import { Problem } from '../../../problem.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { readSessionCookie, writeSessionCookie } from '../../auth/cookies.ts'
import { checkPasswordOf, knownDeviceOf } from '../../auth/sign-in.ts'
import { sourceOf } from '../../limits/source.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { addFactor, BrowserQuestion, CodeSetUp, passkeyWayOf, showSecret } from './second-step.ts'
import type { SignInDeps } from './staff-session.ts'

type Deps = SignInDeps & Pick<Services, 'passkeys'>

const tags = ['Session']
const cookie = 'factors'
const tenMinutes = 600_000

const FactorsView = z
  .object({
    isRequired: z.boolean().describe('Whether the role needs a second factor.'),
    canUsePasskeys: z.boolean().describe('Whether passkeys can be added at this address.'),
    codes: z
      .object({ createdAt: Instant.describe('When it was created.') })
      .nullable()
      .describe('The app that shows codes; null where there is none.'),
    passkeys: z
      .array(
        z.object({
          id: z.string().describe('The id of the passkey.'),
          name: z.string().describe('The name that the person gave it.'),
          createdAt: Instant.describe('When it was created.'),
        }),
      )
      .describe('The passkeys.'),
    recoveryCodesLeft: z.int().describe('How many recovery codes were not used yet.'),
  })
  .openapi('SecondFactors')

const read = createRoute({
  method: 'get',
  path: '/v1/session/factors',
  operationId: 'getSecondFactors',
  tags,
  summary: 'Read the own second factors',
  description: 'Secrets are never shown.',
  responses: answers({ 200: ['The second factors', FactorsView] }, ['not_found', 'not_allowed_now']),
})

const start = createRoute({
  method: 'put',
  path: '/v1/session/factors/change',
  operationId: 'startFactorChange',
  tags,
  summary: 'Begin to change the own second factors',
  description:
    'Gives a new secret for an app, and the questions for the browser: for the proof, and for a new passkey. They are good for ten minutes, once.',
  responses: answers(
    {
      200: [
        'What a change needs',
        z
          .object({
            proof: BrowserQuestion,
            newPasskey: BrowserQuestion,
            codes: CodeSetUp.describe('A new secret for an app.'),
          })
          .openapi('FactorChangeStart'),
      ],
    },
    ['forbidden', 'not_found', 'not_allowed_now'],
  ),
})

const shared = {
  password: z.string().min(1).max(1000).describe('The password.'),
  proof: FactorProof.optional().describe('A present second factor; left out only by a user without one.'),
}
const FactorChange = z
  .discriminatedUnion('action', [
    z.object({
      action: z.literal('add_codes').describe('Adds an app that shows codes, in place of one that is there.'),
      ...shared,
      code: z.string().min(6).max(10).describe('The code that the app shows.'),
    }),
    z.object({
      action: z.literal('add_passkey').describe('Adds a passkey.'),
      ...shared,
      passkey: PasskeyText,
      name: z.string().trim().min(1).max(100).describe('A name by which the person tells passkeys apart.'),
    }),
    z.object({
      action: z.literal('remove').describe('Removes an app or a passkey.'),
      ...shared,
      factor: z.string().max(1400).describe('`codes`, or the id of a passkey.'),
    }),
    z.object({
      action: z.literal('replace_recovery_codes').describe('Makes new recovery codes; the old ones end.'),
      ...shared,
    }),
  ])
  .openapi('FactorChange')

const change = createRoute({
  method: 'patch',
  path: '/v1/session/factors',
  operationId: 'changeSecondFactors',
  tags,
  summary: 'Change the own second factors',
  description:
    'Needs the password, and a second factor where there is one. All other sessions of the person end.',
  request: { body: jsonBody(FactorChange) },
  responses: answers(
    {
      200: [
        'The second factors',
        z
          .object({
            factors: FactorsView.describe('The second factors.'),
            recoveryCodes: z
              .array(z.string())
              .nullable()
              .describe('New recovery codes, which are shown once; null where none were made.'),
          })
          .openapi('ChangedFactors'),
      ],
    },
    [
      'forbidden',
      'not_found',
      'not_allowed_now',
      'conflict',
      'rate_limited',
      'unsupported_media_type',
      'too_large',
    ],
  ),
})

/** What a change of factors needs, sealed in the session of a cookie. */
const Kept = z.object({
  user: z.string(),
  secret: z.string(),
  proof: z.string().optional(),
  newPasskey: z.string().optional(),
})

/** Adds the routes with which people look after their own second factors. */
export const addFactors = (app: ApiApp, services: Deps): void => {
  const { store } = services
  const { secondFactorRoles, passwords } = services.settings

  /** Returns the person of the session, who signs in with a password. */
  const person = async (context: Context<ApiEnv>): Promise<User> => {
    const { principal } = context.var
    const user = principal.kind === 'user' ? (await readUser(store, principal.id))?.value : undefined
    if (user === undefined) throw notFound(reason('not_found.person_of_session'))
    if (!mayHavePassword(user, passwords))
      throw new Problem('not_allowed_now', reason('problem.factor_at_provider'))
    return user
  }

  const view = ({ role }: User, { totp, passkeys, recoveryCodes }: Factors): z.infer<typeof FactorsView> => ({
    isRequired: secondFactorRoles.some((each) => each === role),
    canUsePasskeys: passkeyWayOf(services) !== null,
    codes: totp === null ? null : { createdAt: totp.createdAt },
    passkeys: passkeys.map(({ id, name, createdAt }) => ({ id, name, createdAt })),
    recoveryCodesLeft: recoveryCodes.length,
  })

  app.openapi(read, async (context) => {
    const user = await person(context)
    return jsonResponse(view(user, (await readFactors(store, user.id)).value))
  })

  app.openapi(start, async (context) => {
    const user = await person(context)
    const { value: factors } = await readFactors(store, user.id)
    const way = passkeyWayOf(services)
    const [proof, newPasskey] = await Promise.all([
      askForPasskey(way, factors),
      askForNewPasskey(way, user, factors),
    ])
    const secret = newTotpSecret()
    const kept: z.infer<typeof Kept> = {
      user: user.id,
      secret,
      ...(proof === null ? {} : { proof: proof.challenge }),
      ...(newPasskey === null ? {} : { newPasskey: newPasskey.challenge }),
    }
    const lifetime = { absolute: tenMinutes, idle: tenMinutes }
    const token = await startSession(services, 'factor-change', JSON.stringify(kept), lifetime)
    writeSessionCookie(services, context, cookie, token, tenMinutes / 1000)
    return context.json(
      {
        proof: proof?.options ?? null,
        newPasskey: newPasskey?.options ?? null,
        codes: showSecret(secret, user.email),
      },
      200,
      { 'cache-control': 'no-store' },
    )
  })

  /** Uses up what `startFactorChange` gave: each question is answered once. */
  const takeKept = async (
    context: Context<ApiEnv>,
    user: User,
  ): Promise<z.infer<typeof Kept> | undefined> => {
    const session = await findSession(services, readSessionCookie(services, context, cookie))
    if (session === null || session.owner !== 'factor-change') return undefined
    const kept = Kept.parse(JSON.parse(session.data))
    return kept.user === user.id && (await store.endSession(session.tokenHash)) ? kept : undefined
  }

  /** Removes an app or a passkey. The last one of a person whose role needs one stays. */
  const withoutFactor = ({ role }: User, factors: Factors, factor: string): Factors => {
    const left =
      factor === 'codes'
        ? { ...factors, totp: null }
        : { ...factors, passkeys: factors.passkeys.filter(({ id }) => id !== factor) }
    if (!hasFactor(left) && secondFactorRoles.some((each) => each === role))
      throw new Problem('not_allowed_now', reason('problem.second_factor_required', { role }))
    return left
  }

  const apply = async (
    user: User,
    factors: Factors,
    input: z.infer<typeof FactorChange>,
    kept: z.infer<typeof Kept> | undefined,
  ): Promise<{ readonly factors: Factors; readonly recoveryCodes: readonly string[] | null }> => {
    switch (input.action) {
      case 'add_codes':
        return addFactor(
          services,
          factors,
          { secret: kept?.secret, challenge: undefined },
          {
            code: input.code,
            name: '',
          },
        )
      case 'add_passkey':
        return addFactor(
          services,
          factors,
          { secret: undefined, challenge: kept?.newPasskey },
          {
            passkey: input.passkey,
            name: input.name,
          },
        )
      case 'remove':
        return { factors: withoutFactor(user, factors, input.factor), recoveryCodes: null }
      case 'replace_recovery_codes': {
        const { codes, hashes } = newRecoveryCodes()
        return { factors: { ...factors, recoveryCodes: hashes }, recoveryCodes: codes }
      }
    }
  }

  app.openapi(change, async (context) => {
    const user = await person(context)
    const input = context.req.valid('json')
    await checkPasswordOf(services, context, user.email, input.password)
    let stored: Stored<Factors> = await readFactors(store, user.id)
    const kept = await takeKept(context, user)
    if (hasFactor(stored.value))
      stored = await useFactor(services, passkeyWayOf(services), {
        user: user.id,
        stored,
        proof: input.proof ?? {},
        challenge: kept?.proof,
        source: sourceOf(services, context),
        knownDevice: await knownDeviceOf(services, context, user.id),
      })
    const { factors, recoveryCodes } = await apply(user, stored.value, input, kept)
    await writeFactors(store, user.id, factors, stored)
    const { session } = context.var.principal
    await store.endSessionsOf(ownerOf(user.id), session ?? undefined)
    services.log({ level: 'info', message: 'A second factor was changed', facts: { user: user.id } })
    return context.json(
      {
        factors: view(user, hasFactor(factors) ? factors : noFactors),
        recoveryCodes: recoveryCodes === null ? null : [...recoveryCodes],
      },
      200,
      { 'cache-control': 'no-store' },
    )
  })
}

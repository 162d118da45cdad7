import { toSVG } from '@bwip-js/generic'
import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  hasFactor,
  newRecoveryCodes,
  newTotpSecret,
  readFactors,
  stepOfCode,
  totpUri,
  writeFactors,
} from '../../../accounts/factors.ts'
import { passkeySiteOf } from '../../../accounts/passkeys.ts'
import {
  askForNewPasskey,
  askForPasskey,
  FactorProof,
  needsFactor,
  type PasskeyWay,
  readNewPasskey,
  useFactor,
} from '../../../accounts/second-factor.ts'
import { findSession, startSession } from '../../../accounts/sessions.ts'
import { countSignIn } from '../../../accounts/sign-in-limits.ts'
import { mayHavePassword, passwordHashOf, readUser, type User } from '../../../accounts/user.ts'
import type { Factors } from '../../../configuration/second-factors.ts'
import { sha256 } from '../../../hash.ts'
import { fault, Problem } from '../../../problem.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { readSessionCookie, writeSessionCookie } from '../../auth/cookies.ts'
import { knownDeviceOf } from '../../auth/sign-in.ts'
import { sourceOf } from '../../limits/source.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import type { Services } from '../../services.ts'
import { refuseOtherOrigin, SessionView, type SignInDeps, startStaffSession } from './staff-session.ts'

type Deps = SignInDeps & Pick<Services, 'passkeys'>

const cookie = 'second_step'
const tenMinutes = 600_000

/** Options of WebAuthn as JSON text, for `PublicKeyCredential.parse…OptionsFromJSON()`. */
export const BrowserQuestion = z
  .string()
  .nullable()
  .describe('The question for the browser: WebAuthn options as JSON text; null where no passkey can be used.')

/** A secret for an app that shows codes, before a first code has confirmed it. */
export const CodeSetUp = z
  .object({
    secret: z.string().describe('The shared secret in Base32, to type into an app.'),
    uri: z.string().describe('The address that an app reads: `otpauth://totp/…`.'),
    qrCode: z.string().describe('The address as a QR code: an SVG image.'),
  })
  .openapi('CodeSetUp')

/** What is missing after the password. */
export const SecondStep = z
  .object({
    step: z
      .enum(['confirm', 'set_up'])
      .describe(
        '`confirm`: show the second factor. `set_up`: the role needs one and the person has none: set one up now.',
      ),
    hasCodes: z.boolean().describe('Whether a code of an app is taken; recovery codes always are.'),
    passkey: BrowserQuestion,
    setUp: CodeSetUp.nullable().describe('The secret for an app, where a factor is to be set up.'),
  })
  .openapi('SecondStep')

/** A password sign-in that waits for its second step, sealed in the session of a cookie. */
const Pending = z.object({
  user: z.string(),
  /** A password that was changed meanwhile ends it. */
  password: z.string(),
  challenge: z.string().optional(),
  secret: z.string().optional(),
})

const finishSignIn = createRoute({
  method: 'post',
  path: '/v1/session/second-step',
  operationId: 'finishSignIn',
  tags: ['Session'],
  summary: 'Show the second factor',
  description:
    'The second step of a sign-in whose password was right, within ten minutes and in the same browser. Where a factor is to be set up, `code` confirms the secret, or `passkey` is the new passkey.',
  security: [],
  request: { body: jsonBody(FactorProof.openapi('FactorProof')) },
  responses: answers(
    {
      200: [
        'The session',
        z
          .object({
            session: SessionView.describe('The session.'),
            recoveryCodes: z
              .array(z.string())
              .nullable()
              .describe('The recovery codes, which are shown once; null where no factor was set up.'),
          })
          .openapi('FinishedSignIn'),
      ],
    },
    ['forbidden', 'not_found', 'conflict', 'rate_limited', 'unsupported_media_type', 'too_large'],
  ),
})

/** Returns how passkeys are used here. */
export const passkeyWayOf = ({ passkeys, publicUrl }: Pick<Deps, 'passkeys' | 'publicUrl'>): PasskeyWay => {
  const site = passkeys === null ? null : passkeySiteOf(publicUrl())
  return passkeys === null || site === null ? null : { passkeys, site }
}

/** Makes the secret for an app, as a person sees it. */
export const showSecret = (secret: string, email: string): z.infer<typeof CodeSetUp> => {
  const uri = totpUri(secret, email)
  return {
    secret,
    uri,
    qrCode: toSVG({
      bcid: 'qrcode',
      text: uri,
      scale: 4,
      paddingwidth: 8,
      paddingheight: 8,
      backgroundcolor: 'ffffff',
    }),
  }
}

/** Adds a code of an app or a passkey to the factors, and makes recovery codes where it is the first. */
export const addFactor = async (
  services: Deps,
  factors: Factors,
  kept: { readonly secret: string | undefined; readonly challenge: string | undefined },
  { code, passkey, name }: FactorProof & { readonly name: string },
): Promise<{ readonly factors: Factors; readonly recoveryCodes: readonly string[] | null }> => {
  const createdAt = services.now()
  let added = factors
  if (passkey !== undefined) {
    const made = await readNewPasskey(passkeyWayOf(services), passkey, kept.challenge, name, createdAt)
    added = { ...added, passkeys: [...added.passkeys, made] }
  } else {
    const step = stepOfCode(kept.secret ?? '', (code ?? '').replaceAll(' ', ''), 0, createdAt)
    if (kept.secret === undefined || step === null)
      throw new Problem('invalid_input', reason('problem.factor_code_wrong'), {
        faults: [fault('code', 'fault.app_code')],
      })
    added = { ...added, totp: { secret: kept.secret, createdAt, lastStep: step } }
  }
  if (hasFactor(factors)) return { factors: added, recoveryCodes: null }
  const { codes, hashes } = newRecoveryCodes()
  return { factors: { ...added, recoveryCodes: hashes }, recoveryCodes: codes }
}

/**
 * Begins the second step of a sign-in whose password was right, and sets its cookie.
 *
 * @returns null where the person needs no second factor
 */
export const beginSecondStep = async (
  services: Deps,
  context: Context<ApiEnv>,
  user: User,
): Promise<z.infer<typeof SecondStep> | null> => {
  const { value: factors } = await readFactors(services.store, user.id)
  if (!needsFactor(user, services.settings.secondFactorRoles, factors)) return null
  const way = passkeyWayOf(services)
  const isSetUp = !hasFactor(factors)
  const question = isSetUp ? await askForNewPasskey(way, user, factors) : await askForPasskey(way, factors)
  const secret = isSetUp ? newTotpSecret() : undefined
  const pending: z.infer<typeof Pending> = {
    user: user.id,
    password: sha256((await passwordHashOf(services.store, user.id)) ?? ''),
    ...(question === null ? {} : { challenge: question.challenge }),
    ...(secret === undefined ? {} : { secret }),
  }
  const lifetime = { absolute: tenMinutes, idle: tenMinutes }
  const token = await startSession(services, 'second-step', JSON.stringify(pending), lifetime)
  writeSessionCookie(services, context, cookie, token, tenMinutes / 1000)
  return {
    step: isSetUp ? 'set_up' : 'confirm',
    hasCodes: factors.totp !== null,
    passkey: question?.options ?? null,
    setUp: secret === undefined ? null : showSecret(secret, user.email),
  }
}

/** Adds the route of the second step of a sign-in. */
export const addSecondStep = (app: ApiApp, services: Deps): void => {
  const { store } = services
  const nothingWaits = (): Problem => new Problem('not_found', reason('not_found.waiting_second_factor'))

  /** Counts a wrong code of a set-up too: it is shown before anybody has signed in. */
  const setUp = async (
    context: Context<ApiEnv>,
    user: User,
    stored: Stored<Factors>,
    kept: z.infer<typeof Pending>,
    proof: FactorProof,
  ): Promise<readonly string[] | null> => {
    const counted = await countSignIn(services, {
      account: `factor ${user.id}`,
      source: sourceOf(services, context),
      knownDevice: await knownDeviceOf(services, context, user.id),
    })
    const shown = { secret: kept.secret, challenge: kept.challenge }
    const made = await addFactor(services, stored.value, shown, { ...proof, name: 'Passkey 1' })
    await writeFactors(store, user.id, made.factors, stored)
    await counted.uncount()
    return made.recoveryCodes
  }

  app.openapi(finishSignIn, async (context) => {
    refuseOtherOrigin(services, context)
    const waiting = await findSession(services, readSessionCookie(services, context, cookie))
    if (waiting === null || waiting.owner !== 'second-step') throw nothingWaits()
    const kept = Pending.parse(JSON.parse(waiting.data))
    const [stored, hash, factors] = await Promise.all([
      readUser(store, kept.user),
      passwordHashOf(store, kept.user),
      readFactors(store, kept.user),
    ])
    const user = stored?.value
    if (
      user?.status !== 'active' ||
      !mayHavePassword(user, services.settings.passwords) ||
      sha256(hash ?? '') !== kept.password
    )
      throw nothingWaits()
    const proof = context.req.valid('json')
    const isSetUp = kept.secret !== undefined && !hasFactor(factors.value)
    const recoveryCodes = isSetUp ? await setUp(context, user, factors, kept, proof) : null
    if (!isSetUp)
      await useFactor(services, passkeyWayOf(services), {
        user: user.id,
        stored: factors,
        proof,
        challenge: kept.secret === undefined ? kept.challenge : undefined,
        source: sourceOf(services, context),
        knownDevice: await knownDeviceOf(services, context, user.id),
      })
    if (!(await store.endSession(waiting.tokenHash))) throw nothingWaits()
    writeSessionCookie(services, context, cookie, '', 0)
    const session = await startStaffSession(services, context, user, { signedInBy: 'password' })
    return context.json({ session, recoveryCodes: recoveryCodes === null ? null : [...recoveryCodes] }, 200, {
      'cache-control': 'no-store',
    })
  })
}

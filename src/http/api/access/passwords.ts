import { createRoute, z } from '@hono/zod-openapi'
import { readDocument } from '../../../accounts/account-documents.ts'
import { makeLinkToken, readLinkToken, useLinkToken } from '../../../accounts/account-links.ts'
import { mailLink, mailOpenIdHint } from '../../../accounts/account-mails.ts'
import { refuseWeakPassword } from '../../../accounts/passwords.ts'
import {
  createdByAdminLink,
  findUserBy,
  mayHavePassword,
  ownerOf,
  principalOfUser,
  readUser,
  type User,
  writeUser,
} from '../../../accounts/user.ts'
import { rightsOf, UserRights } from '../../../accounts/user-rights.ts'
import { Library } from '../../../borrowing/library.ts'
import { millisecondsPerHour } from '../../../borrowing/time.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { sha256 } from '../../../hash.ts'
import { randomHex } from '../../../hex.ts'
import { errorFacts } from '../../../log.ts'
import { fault, Problem } from '../../../problem.ts'
import type { Language } from '../../../translations/language.ts'
import { reason } from '../../../translations/reason.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { passwordsOf, rememberDevice } from '../../auth/sign-in.ts'
import { sourceOf } from '../../limits/source.ts'
import { type ApiApp, answers, jsonBody } from '../../openapi/routes.ts'
import type { Services } from '../../services.ts'

type Deps = Pick<
  Services,
  'log' | 'now' | 'passwords' | 'peerAddress' | 'publicUrl' | 'settings' | 'staffMail' | 'store'
>

const tags = ['Session']
/** Mails with a link to reset a password, in an hour: to one account, and asked for from one address. */
const resetLimits = { account: 3, address: 20 } as const

const askForReset = createRoute({
  method: 'post',
  path: '/v1/password-resets',
  operationId: 'requestPasswordReset',
  tags,
  summary: 'Have a link mailed to set a new password',
  description: 'The answer is the same whether or not somebody has this email address.',
  security: [],
  request: {
    body: jsonBody(
      z.object({ email: z.string().min(3).max(254).describe('The email address of the person.') }),
    ),
  },
  responses: answers({ 202: ['If there is such a person, the mail is being sent'] }, [
    'rate_limited',
    'unsupported_media_type',
    'too_large',
  ]),
})

const setPassword = createRoute({
  method: 'post',
  path: '/v1/passwords',
  operationId: 'setPassword',
  tags,
  summary: 'Set a password with the token of a link',
  description:
    'The token of an invitation or reset is used once. With the token of the first admin, which `lendwire admin link` prints, `email` and `name` make the account. All sessions of the person end.',
  security: [],
  request: {
    body: jsonBody(
      z
        .object({
          token: z.string().min(20).max(100).describe('The token of the link.'),
          password: z.string().max(1000).describe('The new password.'),
          email: z.email().max(254).toLowerCase().optional().describe('The email address to sign in with.'),
          name: z.string().trim().min(1).max(200).optional().describe('The name of the person.'),
        })
        .openapi('NewPassword'),
    ),
  },
  responses: answers(
    {
      200: [
        'The password is set: sign in with it',
        z.object({ email: z.string().describe('The email address of the person.') }),
      ],
    },
    ['forbidden', 'conflict', 'unsupported_media_type', 'too_large'],
  ),
})

/** Returns the language of mails to people of a library: English for those who belong to none. */
export const languageFor = async (
  { store }: Pick<Services, 'store'>,
  library: LibraryCode | undefined,
): Promise<Language> =>
  library === undefined
    ? 'en'
    : ((await readDocument(store, 'library', library, Library))?.value.language ?? 'en')

/** Adds the routes with which people set a password by a link. */
export const addPasswords = (app: ApiApp, services: Deps): void => {
  const { store, now, log } = services

  const sendReset = async (email: string): Promise<void> => {
    const user = (await findUserBy(store, email))?.value
    if (user === undefined || user.status === 'disabled') return
    const mails = await store.incrementCounter(`reset account ${sha256(email)}`, now(), millisecondsPerHour)
    if (mails > resetLimits.account) return
    const language = await languageFor(services, user.library)
    if (!mayHavePassword(user, services.settings.passwords)) {
      await mailOpenIdHint(services, user, 'openid_reset', language)
      return
    }
    const purpose = user.status === 'invited' ? 'invitation' : 'reset'
    const token = await makeLinkToken(services, purpose, user.id)
    const state = await mailLink(services, user, purpose, language, token)
    if (state === 'not_set_up')
      log({
        level: 'warn',
        message: 'A link to set a password could not be mailed',
        facts: { reason: state },
      })
  }

  app.openapi(askForReset, async (context) => {
    passwordsOf(services)
    const { email } = context.req.valid('json')
    const calls = await store.incrementCounter(
      `reset address ${sourceOf(services, context)}`,
      now(),
      millisecondsPerHour,
    )
    if (calls > resetLimits.address)
      throw new Problem('rate_limited', reason('problem.too_many_links'), {
        facts: { retryAfter: millisecondsPerHour / 1000 },
      })
    // It is not waited for: how long the answer takes must not tell whether there is such a person.
    void sendReset(email.trim().toLowerCase()).catch((error: unknown) => {
      const facts = errorFacts(error)
      log({ level: 'error', message: 'A link to reset a password could not be sent', facts })
    })
    return context.body(null, 202)
  })

  const firstAdmin = (email: string | undefined, name: string | undefined): User => {
    if (email === undefined || name === undefined)
      throw new Problem('invalid_input', reason('problem.first_admin_incomplete'), {
        faults: [
          ...(email === undefined ? [fault('email', 'fault.email_required')] : []),
          ...(name === undefined ? [fault('name', 'fault.name_required')] : []),
        ],
      })
    return {
      ...{ id: randomHex(12), email, name, role: 'admin', status: 'active' },
      ...{ createdAt: now(), createdBy: createdByAdminLink },
    }
  }

  app.openapi(setPassword, async (context) => {
    const passwords = passwordsOf(services)
    const { token, password, email, name } = context.req.valid('json')
    const link = await readLinkToken(services, token)
    const stored = link.purpose === 'first_admin' ? null : await readUser(store, link.user)
    if (link.purpose !== 'first_admin' && (stored === null || stored.value.status === 'disabled'))
      throw new Problem('invalid_input', reason('problem.link_person_blocked'))
    if (stored !== null && !mayHavePassword(stored.value, services.settings.passwords))
      throw new Problem('invalid_input', reason('problem.link_person_uses_openid'))
    const user: User = stored === null ? firstAdmin(email, name) : { ...stored.value, status: 'active' }
    await refuseWeakPassword(passwords, password, user)
    // The link is good once: a mistyped address must not use it up.
    if (stored === null && (await findUserBy(store, user.email)) !== null)
      throw new Problem('conflict', reason('problem.email_taken'))
    const hash = await passwords.hash(password)
    await useLinkToken(services, token)
    await writeUser(store, user, stored, { hash, changedAt: now() })
    noteChange(
      context,
      { kind: 'user', schema: UserRights },
      user.id,
      rightsOf(stored?.value),
      rightsOf(user),
    )
    context.set('principal', principalOfUser(user, ''))
    await store.endSessionsOf(ownerOf(user.id))
    // Who has the mailed link is let in here, however many others guess at the account meanwhile.
    await rememberDevice(services, context, user.id)
    return context.json({ email: user.email }, 200, { 'cache-control': 'no-store' })
  })
}

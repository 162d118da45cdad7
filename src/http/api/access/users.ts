import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { readDocuments } from '../../../accounts/account-documents.ts'
import { linkOf, makeLinkToken } from '../../../accounts/account-links.ts'
import { mailLink, mailOpenIdHint } from '../../../accounts/account-mails.ts'
import { requireLibrary } from '../../../accounts/api-key.ts'
import { refuseLastAdmin } from '../../../accounts/last-admin.ts'
import { lastUseOf } from '../../../accounts/last-use.ts'
import { decideRefusedIdentity, unlinkIdentity } from '../../../accounts/openid-user.ts'
import { hidden, listedLibraries, maySee, notFound, type Principal } from '../../../accounts/principal.ts'
import {
  deleteUnreadableUser,
  deleteUser,
  mayHavePassword,
  ownerOf,
  readUser,
  User,
  UserSettings,
  writeUser,
} from '../../../accounts/user.ts'
import { rightsOf, UserRights } from '../../../accounts/user-rights.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { withConfigurationLock } from '../../../configuration/documents.ts'
import { randomHex } from '../../../hex.ts'
import { faultsOf } from '../../../input-faults.ts'
import { Problem } from '../../../problem.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import type { ApiEnv } from '../../auth/api-env.ts'
import { noteChange } from '../../auth/audit-notes.ts'
import { answerOnce, answerOnceSealed } from '../../input/idempotency.ts'
import type { ApiApp } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { documentResponse, precondition } from '../lists/conditional-requests.ts'
import { pageOfAll } from '../lists/whole-list.ts'
import { languageFor } from './passwords.ts'
import {
  change,
  create,
  decideIdentity,
  endSessions,
  type Invitation,
  invite,
  list,
  readOne,
  remove,
  type UserView,
  unlink,
} from './user-routes.ts'

type Deps = Pick<
  Services,
  'log' | 'now' | 'openId' | 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings' | 'staffMail' | 'store'
>

/** Refuses that a library's admin gives rights beyond the own library: `Problem` forbidden. */
const refuseBeyondOwn = (
  principal: Principal,
  { library }: { readonly library?: LibraryCode | undefined },
): void => {
  if (principal.library !== null && library !== principal.library)
    throw new Problem('forbidden', reason('problem.people_of_library_only', { library: principal.library }))
}

/** Notes a change of a person’s rights for the audit log, which holds no names and addresses. */
const noteUser = (context: Context<ApiEnv>, before: User | undefined, after: User | undefined): void =>
  noteChange(
    context,
    { kind: 'user', schema: UserRights },
    (after ?? before)?.id ?? '',
    rightsOf(before),
    rightsOf(after),
  )

/** Adds the routes of people: list, create, read, change, delete, invite, sign out. */
export const addUsers = (app: ApiApp, services: Deps): void => {
  const { store, now } = services

  const view = async (user: User): Promise<z.infer<typeof UserView>> => {
    const [lastSeenAt, factors] = await Promise.all([
      lastUseOf(services, { kind: 'user', id: user.id }),
      // Where they cannot be read there are some, and nobody gets in without.
      store.getDocument('user_factors', user.id),
    ])
    const shown = { ...user, hasSecondFactor: factors !== null }
    return lastSeenAt === undefined ? shown : { ...shown, lastSeenAt }
  }

  const find = async (context: Context<ApiEnv>, id: string): Promise<Stored<User>> => {
    const stored = await readUser(store, id)
    if (stored === null) throw notFound(reason('not_found.user_of_id'))
    if (!maySee(context.var.principal, stored.value.library ?? null))
      throw hidden(reason('not_found.user_of_id'))
    return stored
  }

  const sendInvitation = async (user: User): Promise<z.infer<typeof Invitation>> => {
    const language = await languageFor(services, user.library)
    if (!mayHavePassword(user, services.settings.passwords))
      return { state: await mailOpenIdHint(services, user, 'openid_invitation', language) }
    const token = await makeLinkToken(services, 'invitation', user.id)
    const state = await mailLink(services, user, 'invitation', language, token)
    return state === 'not_set_up'
      ? { state, link: linkOf(services.publicUrl(), token, 'invitation') }
      : { state }
  }

  /** Without an identity provider who was unlinked from one waits for none: an invitation leads to a password. */
  const withoutProvider = async (stored: Stored<User>): Promise<User> => {
    const { unlinkedAt, ...user } = stored.value
    if (unlinkedAt === undefined || services.openId !== null) return stored.value
    await writeUser(store, user, stored)
    return user
  }

  app.openapi(list, async (context) => {
    const { library: requestedLibrary, ...query } = context.req.valid('query')
    const libraries = listedLibraries(context.var.principal, requestedLibrary)
    const users = (await readDocuments(store, 'user', User)).filter(
      ({ library }) => libraries === null || (library !== undefined && libraries.includes(library)),
    )
    const page = pageOfAll('users', users, ({ id }) => id, query)
    return jsonResponse({ ...page, items: await Promise.all(page.items.map(view)) })
  })

  app.openapi(create, async (context) => {
    const settings = context.req.valid('json')
    const { principal } = context.var
    refuseBeyondOwn(principal, settings)
    await requireLibrary(store, settings)
    const work = async () => {
      const user: User = {
        ...{ id: randomHex(12), ...settings, status: 'invited' as const },
        ...{ createdAt: now(), createdBy: principal.id },
      }
      await writeUser(store, user, null)
      noteUser(context, undefined, user)
      const invitation = await sendInvitation(user)
      return jsonAnswer({ user: await view(user), invitation }, 201, { location: `/v1/users/${user.id}` })
    }
    return answerOnceSealed(services, context, settings.library ?? null, work)
  })

  app.openapi(readOne, async (context) => {
    const stored = await find(context, context.req.valid('param').id)
    const shown = await view(stored.value)
    return documentResponse(context, { value: shown, version: stored.version })
  })

  app.openapi(change, (context) => {
    const { principal } = context.var
    const { id } = context.req.valid('param')
    return withConfigurationLock(services, async () => {
      const stored = await find(context, id)
      const condition = precondition(context, stored)
      if (condition.kind === 'fails') return condition.response
      const { library, ...patch } = context.req.valid('json')
      const { library: before, emailReleased: released, ...rest } = stored.value
      const after = library === undefined ? before : (library ?? undefined)
      // Who becomes active again takes the address again: a conflict where another person has it by now.
      const isReleased = released === true && (patch.status ?? rest.status) === 'disabled'
      const changed = {
        ...rest,
        ...patch,
        ...(isReleased ? { emailReleased: released } : {}),
        ...(after === undefined ? {} : { library: after }),
      }
      const user = User.parse(changed)
      const fits = UserSettings.safeParse({
        email: user.email,
        name: user.name,
        role: user.role,
        library: user.library,
      })
      if (!fits.success)
        throw new Problem('invalid_input', reason('problem.role_and_library'), {
          faults: faultsOf(fits.error),
        })
      refuseBeyondOwn(principal, user)
      await requireLibrary(store, user)
      await refuseLastAdmin(services, {
        user: id,
        remains: user.role === 'admin' && user.status === 'active',
      })
      await writeUser(store, user, stored)
      noteUser(context, stored.value, user)
      const { role, status } = stored.value
      if (user.role !== role || user.status !== status || user.library !== before)
        await store.endSessionsOf(ownerOf(id))
      const written = await find(context, id).catch(() => ({ value: user, version: stored.version + 1 }))
      return documentResponse(context, { value: await view(user), version: written.version })
    })
  })

  /** Deletes a person whose document cannot be read; false where it can be read, or is not there. */
  const deleteUnreadable = async (context: Context<ApiEnv>, id: string): Promise<boolean> => {
    const stored = await store.getDocument('user', id)
    if (stored === null || User.safeParse(stored.value).success) return false
    if (context.var.principal.library !== null) throw hidden(reason('not_found.user_of_id'))
    await deleteUnreadableUser(store, id, stored)
    noteChange(context, { kind: 'user', schema: UserRights }, id, stored.value, undefined)
    await store.endSessionsOf(ownerOf(id))
    return true
  }

  app.openapi(remove, (context) => {
    const { id } = context.req.valid('param')
    return withConfigurationLock(services, async () => {
      if (await deleteUnreadable(context, id)) return context.body(null, 204)
      const stored = await find(context, id)
      await refuseLastAdmin(services, { user: id, remains: false })
      await deleteUser(store, stored)
      noteUser(context, stored.value, undefined)
      await store.endSessionsOf(ownerOf(id))
      return context.body(null, 204)
    })
  })

  app.openapi(invite, async (context) => {
    const stored = await find(context, context.req.valid('param').id)
    const { value: user } = stored
    const work = async () => {
      if (user.status !== 'invited')
        throw new Problem(
          'not_allowed_now',
          reason('problem.person_needs_no_invitation', { status: user.status }),
          { facts: { userStatus: user.status } },
        )
      return jsonAnswer(await sendInvitation(await withoutProvider(stored)))
    }
    return answerOnceSealed(services, context, user.library ?? null, work)
  })

  app.openapi(decideIdentity, async (context) => {
    const { id } = context.req.valid('param')
    const { decision, ...identity } = context.req.valid('json')
    const { library } = (await find(context, id)).value
    const work = () =>
      withConfigurationLock(services, async () => {
        const stored = await find(context, id)
        const user = await decideRefusedIdentity(services, stored, identity, decision)
        noteUser(context, stored.value, user)
        return jsonAnswer(await view(user))
      })
    return answerOnce(services, context, library ?? null, work)
  })

  app.openapi(unlink, (context) =>
    withConfigurationLock(services, async () => {
      const stored = await find(context, context.req.valid('param').id)
      if (stored.value.openId === undefined)
        throw new Problem('not_allowed_now', reason('problem.person_without_identity'))
      await refuseLastAdmin(services, { user: stored.value.id, remains: false })
      const user = await unlinkIdentity(services, stored)
      noteUser(context, stored.value, user)
      return jsonResponse(await view(user))
    }),
  )

  app.openapi(endSessions, async (context) => {
    const { value: user } = await find(context, context.req.valid('param').id)
    return answerOnce(services, context, user.library ?? null, async () => {
      await store.endSessionsOf(ownerOf(user.id))
      return { status: 204, body: '', headers: {} }
    })
  })
}

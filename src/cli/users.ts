import { z } from 'zod'
import { readDocuments } from '../accounts/account-documents.ts'
import { linkOf, makeLinkToken } from '../accounts/account-links.ts'
import { unlinkIdentity } from '../accounts/openid-user.ts'
import { mayHavePassword, ownerOf, readUser, User, writeUser } from '../accounts/user.ts'
import { rightsOf, UserRights } from '../accounts/user-rights.ts'
import { createAuditLog } from '../audit/audit-log.ts'
import { instantOf } from '../borrowing/time.ts'
import { readConfig } from '../config.ts'
import { recordConfiguration } from '../configuration/audit-changes.ts'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import { type Output, sentencesFor } from './output.ts'
import { existingStore, withStore } from './stores.ts'

/** Options of `lendwire users`. */
export type UsersOptions = { readonly store?: string; readonly json?: boolean }

const now = () => instantOf(Date.now())

const unknownUser = (id: string): Problem =>
  new Problem('not_found', reason('command_line.no_user', { user: id }))

/** Lists the people who work with lendwire: `lendwire users list`. */
export const listUsers = ({ store, json }: UsersOptions, output: Output): Promise<number> =>
  withStore(existingStore(store), output, true, async (opened) => {
    const users = await readDocuments(opened, 'user', User)
    if (json) output.print(JSON.stringify(users, null, 2))
    else
      for (const { id, role, library, status, email } of users)
        output.print([id, role.padEnd(13), library ?? '-', status, email].join('  '))
    return 0
  })

/**
 * Prints a link with which a person sets a new password, once within an hour: `lendwire users link ID`.
 *
 * @throws Problem `not_found` where there is no such person, `not_allowed_now` where the person has no password
 */
export const linkUser = (id: string, { store, json }: UsersOptions, output: Output): Promise<number> =>
  withStore(existingStore(store), output, true, async (opened) => {
    const user = await readUser(opened, id)
    if (user === null) throw unknownUser(id)
    const { publicUrl, host, port, passwords } = readConfig(process.env)
    // A person with access to this machine may give a password to somebody who was unlinked.
    const { unlinkedAt, ...person } = user.value
    if (!mayHavePassword(person, passwords))
      throw new Problem(
        'not_allowed_now',
        user.value.openId === undefined
          ? reason('command_line.passwords_off', { user: id })
          : reason('command_line.user_without_password', { user: id }),
      )
    if (unlinkedAt !== undefined) await writeUser(opened, person, user)
    const token = await makeLinkToken({ store: opened, now: now }, 'reset', id)
    const link = linkOf(publicUrl ?? `http://${host}:${port}`, token, 'reset')
    output.print(json ? JSON.stringify({ link }) : link)
    return 0
  })

/**
 * Removes the second factors of a person who lost them, and ends all sessions: `lendwire users reset-factor ID`. The
 * password stays. Where the role needs a second factor, the next sign-in sets up a new one.
 *
 * @returns the exit code; `Problem` not_found where there is no such person
 */
export const resetFactor = (id: string, { store, json }: UsersOptions, output: Output): Promise<number> =>
  withStore(existingStore(store), output, true, async (opened) => {
    const { t } = sentencesFor(output)
    if ((await readUser(opened, id)) === null) throw unknownUser(id)
    const had = (await opened.getDocument('user_factors', id)) !== null
    await opened.putDocuments([{ kind: 'user_factors', key: id, value: undefined, expectedVersion: null }])
    await opened.endSessionsOf(ownerOf(id))
    const audit = createAuditLog({
      store: opened,
      now,
      onError: () => output.complain(t('command_line.audit_not_written')),
    })
    const factors = (hasFactors: boolean) => ({ secondFactor: hasFactors })
    recordConfiguration(audit, now(), 'lendwire users reset-factor', [
      {
        kind: { kind: 'user', schema: z.object({ secondFactor: z.boolean() }) },
        code: id,
        before: factors(had),
        after: factors(false),
      },
    ])
    await audit.flush()
    if (json) output.print(JSON.stringify({ id, removed: had }))
    else output.print(`${id}  ${t(had ? 'command_line.factors_removed' : 'command_line.no_factors')}`)
    return 0
  })

/** Options of `lendwire users unlink`. */
export type UnlinkOptions = UsersOptions & { readonly issuer?: string }

/**
 * Takes the identity at an identity provider from one person, or from all of an issuer: `lendwire users unlink`. The next
 * sign-in by OpenID Connect with the verified address links the account again. A gateway may run on the store meanwhile.
 *
 * @param id the person; undefined for all of `issuer`
 * @returns the exit code; `Problem` not_found where there is no such person, or nobody of the issuer
 */
export const unlinkUsers = (
  id: string | undefined,
  { store, json, issuer }: UnlinkOptions,
  output: Output,
): Promise<number> => {
  if ((id === undefined) === (issuer === undefined))
    throw new Problem('invalid_input', reason('command_line.user_or_issuer'))
  return withStore(existingStore(store), output, true, async (opened) => {
    const { t } = sentencesFor(output)
    const users = (await readDocuments(opened, 'user', User)).filter(
      (user) => user.openId !== undefined && (user.id === id || user.openId.issuer === issuer),
    )
    if (users.length === 0)
      throw id === undefined
        ? new Problem('not_found', reason('command_line.no_identities', { issuer: issuer ?? '' }))
        : (await readUser(opened, id)) === null
          ? unknownUser(id)
          : new Problem('not_allowed_now', reason('command_line.user_without_identity', { user: id }))
    const audit = createAuditLog({
      store: opened,
      now,
      onError: () => output.complain(t('command_line.audit_not_written')),
    })
    for (const user of users) {
      const stored = await readUser(opened, user.id)
      if (stored === null) continue
      const after = await unlinkIdentity({ store: opened, now }, stored)
      recordConfiguration(audit, now(), 'lendwire users unlink', [
        {
          kind: { kind: 'user', schema: UserRights },
          code: user.id,
          before: rightsOf(stored.value),
          after: rightsOf(after),
        },
      ])
    }
    await audit.flush()
    if (json) output.print(JSON.stringify({ unlinked: users.map((user) => user.id) }))
    else for (const user of users) output.print(`${user.id}  ${user.email}  ${t('command_line.unlinked')}`)
    return 0
  })
}

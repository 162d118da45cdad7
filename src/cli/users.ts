import { instantOf } from '../borrowing/time.ts'
import { readConfig } from '../config.ts'
import { readDocuments } from '../http/auth/account-documents.ts'
import { linkOf, makeLinkToken } from '../http/auth/account-links.ts'
import { User } from '../http/auth/user.ts'
import { Problem } from '../problem.ts'
import type { Output } from './messages.ts'
import { existingStore, withStore } from './stores.ts'

/** Options of `lendwire users`. */
export type UsersOptions = { readonly store?: string; readonly json?: boolean }

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
 * @throws Problem `not_found` where there is no such person
 */
export const linkUser = (id: string, { store, json }: UsersOptions, output: Output): Promise<number> =>
  withStore(existingStore(store), output, true, async (opened) => {
    if ((await opened.getDocument('user', id)) === null)
      throw new Problem('not_found', `There is no user ${id}: lendwire users list shows their ids.`)
    const token = await makeLinkToken({ store: opened, now: () => instantOf(Date.now()) }, 'reset', id)
    const { publicUrl, host, port } = readConfig(process.env)
    const link = linkOf(publicUrl ?? `http://${host}:${port}`, token, 'reset')
    output.print(json ? JSON.stringify({ link }) : link)
    return 0
  })

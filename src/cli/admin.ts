import { instantOf } from '../borrowing/time.ts'
import { readConfig } from '../config.ts'
import { linkOf, makeLinkToken } from '../http/auth/account-links.ts'
import { Problem } from '../problem.ts'
import { openStore } from '../store/open-store.ts'
import type { Output } from './messages.ts'

/**
 * `lendwire admin link`: makes a link with which an admin creates an account and sets a password. It works once, within a
 * day, and ends earlier links of this kind. A gateway may run on the store meanwhile.
 *
 * @returns the exit code
 */
export const admin = async ([action]: readonly string[], { print, complain }: Output): Promise<number> => {
  if (action !== 'link')
    throw new Problem(
      'invalid_input',
      `The command must be \`lendwire admin link\` (was \`admin ${action ?? ''}\`).`,
    )
  const config = readConfig(process.env)
  const store = await openStore(config.store, { allowLoss: true, warn: complain })
  try {
    const deps = { store, now: () => instantOf(Date.now()) }
    const token = await makeLinkToken(deps, 'first_admin', 'first-admin')
    print(linkOf(config.publicUrl ?? `http://${config.host}:${config.port}`, token, 'first_admin'))
    return 0
  } finally {
    await store.close()
  }
}
